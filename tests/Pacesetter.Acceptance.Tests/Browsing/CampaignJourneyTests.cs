using System.Globalization;
using Microsoft.Playwright;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Acceptance.Tests.Serving;
using Pacesetter.Workspaces.Lifecycles;
using static Microsoft.Playwright.Assertions;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>A campaign from its draft to the look back at it, by those who do each part, at a browser, in both languages.</summary>
[Collection(InChromium.Name)]
public sealed class CampaignJourneyTests(Chromium chromium)
{
    const string Password = "nine grey herons by the weir";
    const string Card = "/campaigns/campaign-1";

    // A browser keeps a cookie by its own clock, so the days of the test lie ahead of the present.
    static readonly DateOnly Start = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(3);

    static readonly Noun Campaign = Nouns.Find("campaign")!;
    static readonly Noun Pledge = Nouns.Find("pledge")!;
    static readonly Noun Challenge = Nouns.Find("challenge")!;

    [Theory, BothLanguages("zh-Hans")]
    public async Task From_the_draft_to_the_review(string words)
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        foreach ((string person, string[] roles) in ((string, string[])[])[("carl", ["committee@S"]), ("ann", ["team_lead@A", "worker@A"]), ("bo", ["team_lead@B", "worker@B"]), ("vera", ["verifier@S"]), ("vic", ["worker_representative@S", "industrial_engineer@S"])])
        {
            await office.Post(await office.Key(person, roles), "user/password", $$"""{ "account": "{{person}}", "password": "{{Password}}" }""");
        }

        office.Desk.Today = Start;
        await using Tab carl = await In(office, words, "carl");
        await using Tab ann = await In(office, words, "ann");
        await using Tab bo = await In(office, words, "bo");
        await using Tab vera = await In(office, words, "vera");
        await using Tab vic = await In(office, words, "vic");
        var bad = new List<string>();

        await Drafted(carl);
        await carl.Look("campaign-draft", bad);
        await Move(carl, "consulted");
        await ann.Go(Card);
        await ann.Page.Locator("#comment").FillAsync("Two checks are enough");
        await ann.Press(ann.Say("page.campaign.comment.send"));
        await Expect(ann.Page.Locator("main")).ToContainTextAsync("Two checks are enough");
        await vic.Go(Card);
        await Move(vic, "announced");
        await ann.Go(Card);
        await ann.Page.Locator("#enrol").SelectOptionAsync("A");
        await ann.Press(ann.Say("page.campaign.enrol"));
        await Expect(ann.Heading).ToHaveTextAsync("March / 三月竞赛");
        await bo.Go(Card);
        await bo.Press(bo.Say("page.campaign.enrol"));

        office.Desk.Today = Start.AddDays(7);
        await office.Desk.Open();
        await Opened(ann, bo, vera, bad);

        await office.Restart(() => Worked(office));
        await Ended(office, words, bad);
    }

    static async Task Drafted(Tab carl)
    {
        await carl.Go("/campaigns");
        await Expect(carl.Page.Locator(".empty")).ToHaveTextAsync(carl.Say("page.campaigns.none"));
        await carl.Follow(carl.Say("page.form.new", ("noun", carl.Nouns.One(Campaign))));
        foreach ((string field, string value) in ((string, string)[])[("unit", "S"), ("title", "March / 三月竞赛"), ("from", Day(7)), ("to", Day(18)), ("populations", "S"), ("check_days", Day(14)), ("data_use", "Sums of teams, one year"), ("conditions.0.metric", "fulfilment"), ("conditions.0.text", "More / 多做"), ("conditions.0.target", "1.0"), ("conditions.0.weight", "1"), ("conditions.0.quality", "No scrap")])
        {
            await carl.Page.Locator($"[name='{field}']").FillAsync(value);
        }

        await carl.Page.Locator("[name='conditions.0.basis']").SelectOptionAsync("quota");
        await carl.Press(carl.Say("page.form.save"));
        await Expect(carl.Heading).ToHaveTextAsync("March / 三月竞赛");
        Assert.Equal(Card, carl.Path);
        // What it still lacks is said before it is tried.
        await carl.Page.Locator(".barred summary").ClickAsync();
        await Expect(carl.Page.Locator(".barred")).ToContainTextAsync(carl.Nouns.Move(Campaign, "consulted"));
        await carl.Follow(carl.Say("page.card.edit"));
        foreach ((string field, string value) in ((string, string)[])[("conditions.1.metric", "first_pass_yield"), ("conditions.1.text", "Good the first time / 一次合格"), ("conditions.1.target", "0.9")])
        {
            await carl.Page.Locator($"[name='{field}']").FillAsync(value);
        }

        await carl.Page.Locator("[name='conditions.1.guardrail']").CheckAsync();
        await carl.Press(carl.Say("page.form.save"));
        await Expect(carl.Page.Locator("main")).ToContainTextAsync(carl.Say("page.campaign.gates.about"));
    }

    static async Task Opened(Tab ann, Tab bo, Tab vera, List<string> bad)
    {
        // A week later nobody is signed in any more.
        await ann.SignInAgain(Card, "ann", Password);
        await Expect(ann.Page.Locator(".path [aria-current]")).ToContainTextAsync(ann.Nouns.State(Campaign, "open"));
        await ann.Follow(ann.Say("page.form.new", ("noun", ann.Nouns.One(Challenge))));
        await Expect(ann.Page.Locator("[name=challenger]")).ToHaveValueAsync("A");
        await ann.Page.Locator("[name=text]").FillAsync("No scrap in March");
        await ann.Press(ann.Say("page.form.save"));
        await Move(ann, "issued");
        await bo.SignInAgain(Card, "bo", Password);
        await bo.Page.Locator("[id^='answer-text-']").FillAsync("Nor with us");
        await bo.Press(bo.Say("page.campaign.answer.send"));
        await Expect(bo.Page.Locator("article", new() { HasText = "Nor with us" })).ToContainTextAsync(bo.Say("page.campaign.accepts"));

        await ann.Go(Card);
        await ann.Page.Locator("#pledge-text").FillAsync("14 hours in 8");
        await ann.Page.Locator("#pledge-target").FillAsync("1.75");
        await ann.Press(ann.Say("page.campaign.pledge"));
        ILocator pledge = ann.Page.Locator("article", new() { HasText = "14 hours in 8" });
        await Expect(pledge).ToContainTextAsync(ann.Nouns.State(Pledge, "made"));
        await pledge.Locator("summary").ClickAsync();
        await Expect(pledge).ToContainTextAsync(ann.Say("page.campaign.pledge.free"));
        await pledge.Locator("[name=target]").FillAsync("1.5");
        await pledge.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(ann.Page.Locator("article", new() { HasText = "14 hours in 8" })).ToContainTextAsync(ann.Nouns.State(Pledge, "revised"));
        await ann.Look("campaign-open", bad);
        // Bo sees nothing of it.
        await bo.Go(Card);
        await Expect(bo.Page.Locator("main")).Not.ToContainTextAsync("14 hours in 8");

        await vera.SignInAgain(Card, "vera", Password);
        await vera.Page.Locator("#check-by").SelectOptionAsync("A");
        await vera.Press(vera.Say("page.campaign.check"));
        await Expect(vera.Alert).ToBeVisibleAsync();
        await vera.Page.Locator("#check-by").SelectOptionAsync("O");
        await vera.Page.Locator("#check-note").FillAsync("Guards in place");
        await vera.Press(vera.Say("page.campaign.check"));
        await Expect(vera.Page.Locator("tr", new() { HasText = "Guards in place" })).ToContainTextAsync(vera.Say("page.campaign.gate.holds"));
    }

    // Ann turns 88 and 88 pieces where the quota is 80, Bo 80 and 80; both together 1.05, so 1.1 and 1.0 of the quota.
    static async Task Worked(Office office)
    {
        string[] rows = [.. ((int[])[8, 9, 10]).SelectMany(day => (string[])[$"a{day},{Day(day)},ann,turn,88,8", $"b{day},{Day(day)},bo,turn,80,8"])];
        office.Desk.Import("work", "record,date,person,operation,good,hours\n" + string.Join('\n', rows) + "\n");
        office.Desk.Today = Start.AddDays(19);
        await office.Desk.Open();
        Assert.Equal("closed", office.Desk.State("campaign", "campaign-1"));
    }

    async Task Ended(Office office, string words, List<string> bad)
    {
        await using Tab carl = await In(office, words, "carl");
        await using Tab ann = await In(office, words, "ann");
        await using Tab vic = await In(office, words, "vic");
        await ann.Go(Card);
        await Expect(ann.Page.Locator("main")).ToContainTextAsync(ann.Say("page.campaign.pledge.closed"));
        await carl.Go(Card);
        await carl.Page.Locator("#vote").SelectOptionAsync("A");
        await carl.Press(carl.Say("page.campaign.vote"));
        await Expect(carl.Page.Locator("main")).ToContainTextAsync(carl.Say("page.campaign.votes", ("n", "1"), ("all", "1")));
        await vic.Go(Card);
        await Expect(vic.Page.Locator("table", new() { HasText = "1.100" }).First).ToContainTextAsync("1.000");
        await vic.Page.Locator("td .explained summary").First.ClickAsync();
        await vic.Look("campaign-closed", bad);

        office.Desk.Today = Start.AddDays(50);
        await carl.SignInAgain(Card, "carl", Password);
        await Move(carl, "decided");
        await vic.SignInAgain(Card + "/edit", "vic", Password);
        await vic.Page.Locator("[name=after_effects]").FillAsync("Output stayed; nobody was hurt / 产量保持，无人受伤");
        await vic.Press(vic.Say("page.form.save"));
        await Move(vic, "reviewed");
        await Expect(vic.Page.Locator(".path [aria-current]")).ToContainTextAsync(vic.Nouns.State(Campaign, "reviewed"));
        await Expect(vic.Page.Locator("main")).ToContainTextAsync("nobody was hurt");
        await vic.Go("/campaigns");
        await Expect(vic.Page.Locator("caption")).ToHaveTextAsync(vic.Say("page.campaigns.past"));
        await vic.Look("campaigns", bad);
        Assert.Empty(bad);
        Assert.Empty(carl.Complaints.Concat(ann.Complaints).Concat(vic.Complaints));
    }

    static string Day(int after) => Start.AddDays(after).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    async Task<Tab> In(Office office, string words, string account)
    {
        Tab tab = await chromium.Open(office.Address, words);
        await tab.SignInAgain("/campaigns", account, Password);
        return tab;
    }

    static async Task Move(Tab tab, string to)
    {
        await tab.Press(tab.Nouns.Move(tab.Path.StartsWith("/challenges", StringComparison.Ordinal) ? Challenge : Campaign, to));
        await Expect(tab.Alert).ToHaveCountAsync(0);
    }
}
