using Microsoft.Playwright;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Acceptance.Tests.Serving;
using Pacesetter.Workspaces.Lifecycles;
using static Microsoft.Playwright.Assertions;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>What people do at a browser, from the door to the door, in both languages.</summary>
[Collection(InChromium.Name)]
public sealed class JourneyTests(Chromium chromium)
{
    const string Password = "nine grey herons by the weir";

    static readonly Noun Suggestion = Nouns.Find("suggestion")!;

    // What the key Tab comes by on the form of an idea, among others.
    static readonly string[] Stops = ["unit", "title", "text", "authors", "BUTTON"];

    [Theory, BothLanguages("en")]
    public async Task Through_the_door_to_where_one_wanted_and_out_again(string words)
    {
        await using Office office = await Opened();
        await using Tab tab = await chromium.Open(office.Address, words);
        await tab.Go("/suggestions?state=submitted");
        await Expect(tab.Heading).ToHaveTextAsync(tab.Say("page.sign_in"));
        await tab.SignIn("eve", "not it, not it");
        await Expect(tab.Alert).ToContainTextAsync(tab.Say("page.sign_in.failed"));
        await Expect(tab.Page.GetByLabel(tab.Say("page.sign_in.account"), new() { Exact = true })).ToHaveValueAsync("eve");
        await tab.Keep("sign-in-refused");
        await tab.SignIn("eve", Password);
        await Expect(tab.Heading).ToHaveTextAsync(tab.Nouns.Many(Suggestion));
        Assert.Equal("/suggestions?state=submitted", tab.Path);

        await tab.Press(tab.Say("page.sign_out"));
        await Expect(tab.Heading).ToHaveTextAsync(tab.Say("page.sign_in"));
        await tab.Page.GoBackAsync();
        await Expect(tab.Heading).ToHaveTextAsync(tab.Say("page.sign_in"));
        await tab.Go("/suggestions");
        await Expect(tab.Heading).ToHaveTextAsync(tab.Say("page.sign_in"));
        Assert.Empty(tab.Complaints);
    }

    [Theory, BothLanguages("zh-Hans")]
    public async Task An_idea_goes_from_the_list_by_the_form_to_its_card_and_on(string words)
    {
        await using Office office = await Opened();
        await using Tab tab = await chromium.Open(office.Address, words);
        await tab.Go("/suggestions");
        await tab.SignIn("eve", Password);
        await Expect(tab.Page.Locator(".empty")).ToHaveTextAsync(tab.Say("page.list.none"));
        await tab.Follow(tab.Say("page.form.new", ("noun", tab.Nouns.One(Suggestion))));
        await tab.Fill(Suggestion, "unit", "B");
        await tab.Fill(Suggestion, "title", "架子 – a rack at each press");
        await tab.Press(tab.Say("page.form.save"));
        // What is missing is said, and what was typed stays.
        await Expect(tab.Alert).ToBeVisibleAsync();
        await Expect(tab.Page.GetByLabel(tab.Nouns.Field(Suggestion, "title"), new() { Exact = true })).ToHaveValueAsync("架子 – a rack at each press");
        await tab.Keep("form-refused");
        await tab.Fill(Suggestion, "text", "Nobody walks for tools\nany more <b>");
        await tab.Press(tab.Say("page.form.save"));
        await Expect(tab.Heading).ToHaveTextAsync("架子 – a rack at each press");
        await Expect(tab.Page.Locator("dd", new() { HasText = "any more <b>" })).ToBeVisibleAsync();

        ILocator move = tab.Page.Locator("form.move", new() { HasText = tab.Nouns.Move(Suggestion, "acknowledged") });
        await move.GetByLabel(tab.Say("page.card.why")).FillAsync("it came on Monday");
        await move.GetByRole(AriaRole.Button).ClickAsync();
        ILocator step = tab.Page.Locator("tr", new() { HasText = "it came on Monday" });
        await Expect(step).ToContainTextAsync(tab.Nouns.State(Suggestion, "acknowledged"));
        await Expect(step).ToContainTextAsync("eve");
        await Expect(tab.Page.Locator(".state").First).ToHaveTextAsync(tab.Nouns.State(Suggestion, "acknowledged"));
        await tab.Keep("card-moved");
        await tab.Follow(tab.Nouns.Many(Suggestion));
        await Expect(tab.Page.Locator("main")).ToContainTextAsync("架子 – a rack at each press");
        Assert.Empty(tab.Complaints);
    }

    [Theory, BothLanguages("en")]
    public async Task What_somebody_else_changed_meanwhile_is_said_and_what_was_typed_is_kept(string words)
    {
        await using Office office = await Opened();
        string key = await office.OwnKey("eve");
        string path = "/suggestions/" + (await office.Post(key, "suggestions", """{ "unit": "B", "title": "Racks", "text": "One a press" }""")).Json["id"];
        await using Tab tab = await chromium.Open(office.Address, words);
        await tab.Go(path + "/edit");
        await tab.SignIn("eve", Password);
        await tab.Fill(Suggestion, "text", "Two a press, and a lamp");
        Assert.Equal(System.Net.HttpStatusCode.OK, (await office.Patch(key, path[1..], """{ "title": "Racks and lamps" }""")).Status);
        await tab.Press(tab.Say("page.form.save"));
        await Expect(tab.Alert).ToBeVisibleAsync();
        ILocator text = tab.Page.GetByLabel(tab.Nouns.Field(Suggestion, "text"), new() { Exact = true });
        await Expect(text).ToHaveValueAsync("Two a press, and a lamp");
        await Expect(tab.Alert).ToContainTextAsync(tab.Say("page.refused.changed_meanwhile"));
        await Expect(tab.Page.Locator(".standing")).ToContainTextAsync([tab.Say("page.form.now", ("value", "Racks and lamps")), tab.Say("page.form.now", ("value", "One a press"))]);
        await tab.Keep("form-stale");
        Assert.Empty(await tab.Findings());
        Assert.Equal("One a press", (string?)(await office.Get(key, path[1..])).Json["text"]);

        await tab.Fill(Suggestion, "title", "Racks and lamps");
        await tab.Press(tab.Say("page.form.save"));
        await Expect(tab.Heading).ToHaveTextAsync("Racks and lamps");
        Assert.Equal("Two a press, and a lamp", (string?)(await office.Get(key, path[1..])).Json["text"]);
    }

    [Theory, BothLanguages("zh-Hans")]
    public async Task A_link_to_what_one_may_not_see_looks_like_one_to_nothing(string words)
    {
        await using Office office = await Opened();
        string foreign = (string)(await office.Post(await office.Key("ann", "team_lead@A"), "suggestions", """{ "unit": "A", "title": "Theirs", "text": "Of another team" }""")).Json["id"]!;
        await using Tab tab = await chromium.Open(office.Address, words);
        await tab.Go("/suggestions");
        await tab.SignIn("eve", Password);
        (int status, string said) = (await tab.Go($"/suggestions/{foreign}"), await tab.Page.Locator("main").InnerTextAsync());
        Assert.Equal((404, said), (await tab.Go("/suggestions/suggestion-999"), await tab.Page.Locator("main").InnerTextAsync()));
        Assert.Equal((404, said), (await tab.Go("/no-such-page"), await tab.Page.Locator("main").InnerTextAsync()));
        Assert.Equal(404, status);
        Assert.Contains(tab.Say("page.error.absent"), said, StringComparison.Ordinal);
        await tab.Keep("absent");
        Assert.Empty(await tab.Findings());
    }

    [Theory, BothLanguages("en")]
    public async Task Everything_is_reached_by_keyboard_and_the_focus_is_seen(string words)
    {
        await using Office office = await Opened();
        await using Tab tab = await chromium.Open(office.Address, words);
        await tab.Go("/sign-in?next=/suggestions/new");
        await tab.Page.GetByLabel(tab.Say("page.sign_in.account"), new() { Exact = true }).FocusAsync();
        await tab.Page.Keyboard.TypeAsync("eve");
        await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Keyboard.TypeAsync(Password);
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.Locator("form.entry")).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("Tab");
        Assert.Equal(tab.Say("page.skip"), await tab.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Keyboard.PressAsync("Tab");
        Assert.True(await tab.Page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
        List<string> reached = [], unseen = [];
        for (int i = 0; i < 60 && !reached.Contains("BUTTON"); i++)
        {
            reached.Add(await tab.Page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.tagName"));
            if (await tab.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle") == "none")
            {
                unseen.Add(reached[^1]);
            }

            await tab.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Empty(unseen);
        Assert.Empty(Stops.Except(reached));
    }

    static async Task<Office> Opened()
    {
        Office office = await Office.Open(RegistryTrial.Sqlite);
        // A browser keeps a cookie by its own clock.
        office.Desk.Pass(TimeProvider.System.GetUtcNow() - office.Desk.Workspace.Clock.GetUtcNow());
        await office.Key("eve", "team_lead@B");
        Assert.Equal(System.Net.HttpStatusCode.OK, (await office.Post(await office.OwnKey("eve"), "user/password", $$"""{ "account": "eve", "password": "{{Password}}" }""")).Status);
        return office;
    }
}
