using Microsoft.Playwright;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Workspaces.Lifecycles;
using static Microsoft.Playwright.Assertions;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>A congress from the call to the follow-up, and a letter it issues, at a browser, in both languages.</summary>
[Collection(InChromium.Name)]
public sealed class MeetingJourneyTests(Chromium chromium)
{
    static readonly Noun Conference = Nouns.Find("conference")!;
    static readonly Noun Resolution = Nouns.Find("resolution")!;

    [Theory, BothLanguages("en")]
    public async Task A_congress_from_the_call_to_the_follow_up(string words)
    {
        using var desk = new Desk("sqlite") { Today = new(2026, 3, 2) };
        await desk.Add("practice", """{ "id": "racks", "title": "Racks at each lathe", "title_zh": "每台车床设料架", "unit": "A" }""");
        await using Booth booth = await Booth.Open(desk.Workspace);
        await using Tab tab = await chromium.Open(booth.Address, words);
        await tab.ComeInAs("owner");
        var bad = new List<string>();

        // The call, with the arithmetic of its seats: 2 × 2 ÷ 5 = 0.8 for each of two units, 2 × 1 ÷ 5 = 0.4 for the third.
        await tab.Go("/conferences/new");
        await tab.Page.Locator("[name=title]").FillAsync("Spring meeting / 春季交流会");
        foreach ((string field, string value) in ((string, string)[])[("from", "2026-04-06"), ("to", "2026-04-07"), ("seats", "2"), ("quotas.0.unit", "A"), ("quotas.0.heads", "2")])
        {
            await tab.Page.Locator($"[name='{field}']").FillAsync(value);
        }

        await tab.Press(tab.Say("page.form.save"));
        string card = tab.Path;
        string id = card.Split('/')[^1];
        await desk.Edit("conference", id, """{ "quotas": [{ "unit": "A", "heads": 2 }, { "unit": "B", "heads": 2 }, { "unit": "O", "heads": 1 }] }""");
        await tab.Go(card);
        await Expect(tab.Page.Locator("tbody tr").First).ToContainTextAsync("0.800");
        await tab.Look("conference-seats", bad);
        await Move(tab, "quota_issued");
        await Move(tab, "nominating");

        // Put forward and chosen.
        foreach (string person in (string[])["ann", "bo"])
        {
            await tab.Page.Locator("details summary", new() { HasText = tab.Say("page.conference.nominate") }).ClickAsync();
            await tab.Page.Locator("#nominee").FillAsync(person);
            await tab.Page.Locator("#nominee-deeds").FillAsync("Taught four others");
            await tab.Press(tab.Say("page.conference.nominate"));
        }

        await tab.Look("conference-nominating", bad);
        await tab.Press(tab.Say("page.conference.elect"));
        await Expect(tab.Page.Locator("section li", new() { HasText = "ann" }).First).ToContainTextAsync(tab.Say("page.conference.delegate"));
        await Move(tab, "material_gathered");
        await desk.Move("conference", id, "reviewed", "vera:verifier");
        await tab.Go(card);
        await Move(tab, "posted");
        await Expect(tab.Page.Locator("main")).ToContainTextAsync(tab.Say("page.conference.posted", ("day", words == "en" ? "2 March 2026" : "2026年3月2日"), ("until", words == "en" ? "9 March 2026" : "2026年3月9日")));

        // The programme: a talk of a practice and a demonstration that a unit visits.
        await Item(tab, ("title", "How we set up racks"), ("at", "09:30"), ("minutes", "30"), ("practice", "racks"), ("presenters", "ann"));
        await Item(tab, ("title", "Racks shown"), ("at", "14:00"), ("minutes", "60"), ("organisation", "A"), ("places", "2"), ("demonstration", ""));
        await tab.Page.Locator("[name=unit]").FillAsync("B");
        await tab.Page.Locator("[name=persons]").FillAsync("3");
        await tab.Press(tab.Say("page.conference.book"));
        await Expect(tab.Alert).ToContainTextAsync(words == "en" ? "has room for 2 visitors" : "只有2个名额");
        await tab.Page.Locator("[name=unit]").FillAsync("B");
        await tab.Page.Locator("[name=persons]").FillAsync("2");
        await tab.Press(tab.Say("page.conference.book"));
        await Expect(tab.Page.Locator("section li", new() { HasText = tab.Say("page.conference.persons", ("n", "2")) })).ToBeVisibleAsync();
        await tab.Look("conference-programme", bad);
        await tab.Follow(tab.Say("page.conference.print_programme"));
        await Expect(tab.Page.Locator("main")).ToContainTextAsync("14:00–15:00");
        await tab.Look("conference-printed", bad);
        IAPIResponse calendar = await tab.Page.Context.APIRequest.GetAsync(card + "/programme.ics");
        Assert.Contains("DTSTART:20260406T140000", await calendar.TextAsync(), StringComparison.Ordinal);

        // Two secretaries: what one adds comes after what the other added meanwhile, and nothing is lost.
        await tab.Go(card);
        await desk.Edit("conference", id, """{ "place": "Canteen", "presentations": [{ "title": "Of the other" }] }""");
        await Item(tab, ("title", "Of the one"));
        await Expect(tab.Page.Locator("main")).ToContainTextAsync("Canteen");
        await Expect(tab.Page.Locator("main")).ToContainTextAsync("Of the other");
        await Expect(tab.Page.Locator("main")).ToContainTextAsync("Of the one");
        await desk.Edit("conference", id, """{ "presentations": [{ "title": "How we set up racks", "practice": "racks", "presenters": ["ann"] }] }""");

        // It meets on its day by itself, resolves, and is followed up. A day later nobody is signed in any more.
        desk.Today = new(2026, 3, 10);
        await tab.ComeInAs("owner");
        await tab.Go(card);
        await Move(tab, "confirmed");
        desk.Today = new(2026, 4, 6);
        await desk.Open();
        await tab.ComeInAs("owner");
        await tab.Go(card);
        await Expect(tab.Page.Locator(".state").First).ToHaveTextAsync(tab.Nouns.State(Conference, "in_session"));
        await tab.Page.Locator("details summary", new() { HasText = tab.Say("page.conference.propose") }).ClickAsync();
        await tab.Page.Locator("#resolution-text").FillAsync("Racks at every lathe");
        await tab.Page.Locator("#resolution-owner").FillAsync("vic");
        await tab.Page.Locator("#resolution-due").FillAsync("2026-06-30");
        await tab.Press(tab.Say("page.conference.propose"));
        await tab.Follow("Racks at every lathe");
        await tab.Page.Locator("form.move:has([value=adopted]) [name=why]").FillAsync("By show of hands");
        await tab.Page.Locator("form.move:has([value=adopted]) button").ClickAsync();
        await tab.Go(card);
        await Move(tab, "adopted_resolutions");
        await Move(tab, "closed");
        desk.Today = new(2026, 7, 7);
        await desk.Open();
        await tab.ComeInAs("owner");
        await tab.Go(card);
        await Expect(tab.Page.Locator(".path [aria-current]")).ToContainTextAsync(tab.Nouns.State(Conference, "followed_up"));
        await Expect(tab.Page.Locator("main")).ToContainTextAsync(tab.Nouns.State(Resolution, "not_followed_up"));
        await tab.Look("conference-followed-up", bad);
        await tab.Follow(tab.Say("page.conference.proceedings"));
        await Expect(tab.Page.Locator("main")).ToContainTextAsync(tab.Say("programme.outcome.text", ("practices", "1"), ("adoptions", "0"), ("proven", "0")));
        await tab.Look("conference-proceedings", bad);
        Assert.Empty(bad);
        Assert.Empty(tab.Complaints);
    }

    [Theory, BothLanguages("zh-Hans")]
    public async Task A_letter_is_written_in_both_languages_counted_and_answered(string words)
    {
        using var desk = new Desk("sqlite");
        await using Booth booth = await Booth.Open(desk.Workspace);
        await using Tab tab = await chromium.Open(booth.Address, words);
        await tab.ComeInAs("owner");
        var bad = new List<string>();
        await tab.Go("/appeals/new?unit=S");
        foreach ((string field, string value) in ((string, string)[])[("title", "To all of the site"), ("title_zh", "告全厂职工书"), ("text", "Join the movement."), ("text_zh", "投入到运动中来。"), ("audience", "All of the site"), ("actions", "join_the_movement\ntake_part_in_emulation")])
        {
            await tab.Page.Locator($"[name='{field}']").FillAsync(value);
        }

        await tab.Press(tab.Say("page.form.save"));
        await Expect(tab.Heading).ToHaveTextAsync(words == "en" ? "To all of the site" : "告全厂职工书");
        await tab.Press(tab.Say("page.appeal.count"));
        await Expect(tab.Page.Locator("main")).ToContainTextAsync(words == "en" ? "0 of 6 people, 0.0 %" : "6人中0人");
        await Move(tab, "issued");
        await tab.Page.Locator("#reply-unit").FillAsync("B");
        await tab.Press(tab.Say("page.appeal.reply"));
        await Expect(tab.Page.Locator("main")).ToContainTextAsync(words == "en" ? "1 of 3 teams have taken it up, 33.3 %" : "3个班组中1个响应");
        await tab.Look("appeal", bad);
        Assert.Empty(bad);
        Assert.Empty(tab.Complaints);
    }

    static async Task Move(Tab tab, string to)
    {
        ILocator form = tab.Page.Locator($"form.move:has([name=to][value={to}])");
        await form.Locator("[name=why]").FillAsync("So it was agreed");
        await form.Locator("button").ClickAsync();
        await Expect(tab.Page.Locator(".state").First).ToHaveTextAsync(tab.Nouns.State(to is "issued" ? Nouns.Find("appeal")! : Conference, to));
    }

    static async Task Item(Tab tab, params (string Field, string Value)[] fields)
    {
        await tab.Page.Locator("details summary", new() { HasText = tab.Say("page.conference.add_item") }).ClickAsync();
        ILocator form = tab.Page.Locator("form[action$='/items']");
        foreach ((string field, string value) in fields)
        {
            ILocator input = form.Locator($"[name={field}]");
            await (field == "demonstration" ? input.CheckAsync() : input.FillAsync(value));
        }

        await form.Locator("button").ClickAsync();
    }
}
