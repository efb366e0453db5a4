using Microsoft.Playwright;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Acceptance.Tests.Samples;
using Pacesetter.Acceptance.Tests.Serving;
using Pacesetter.Workspaces.Lifecycles;
using static Microsoft.Playwright.Assertions;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>From a suggested exchange to the answer of whoever is asked; and from an offer to teach to the goals reached, in both languages.</summary>
[Collection(InChromium.Name)]
public sealed class ExchangeJourneyTests(Chromium chromium)
{
    const string Password = "nine grey herons by the weir";

    static readonly Noun Adoption = Nouns.Find("adoption")!;
    static readonly Noun Mentoring = Nouns.Find("mentoring")!;

    [Theory, BothLanguages("en")]
    public async Task A_suggestion_becomes_a_draft_that_is_declined_with_a_reason_and_is_left_out_then(string words)
    {
        using var story = new ToldStory();
        await using Booth booth = await Booth.Open(story.Workspace);
        await using Tab tab = await chromium.Open(booth.Address, words);
        await tab.ComeInAs("owner");
        var bad = new List<string>();
        await tab.Go("/exchange");
        await Expect(tab.Page.Locator("tbody").First).ToContainTextAsync(tab.Say("page.exchange.standing.none"));
        await tab.Page.Locator("details:has(a[href*='why=']) summary").ClickAsync();
        await tab.Page.Locator("a[href*='why=']").First.ClickAsync();
        await Expect(tab.Page.Locator("#why-unit")).Not.ToHaveValueAsync("");
        await tab.Look("exchange-why", bad);
        await tab.Go("/exchange");
        await tab.Press(tab.Say("page.exchange.draft", ("n", "1")));
        await Expect(tab.Page).ToHaveURLAsync("/adoptions");

        await tab.Go("/exchange");
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = tab.Say("page.exchange.draft", ("n", "1")) })).ToHaveCountAsync(0);
        await tab.Look("exchange-proposed", bad);
        await tab.Page.Locator("tbody a[href^='/adoptions/']").First.ClickAsync();
        string card = tab.Path;
        await tab.Look("adoption-proposed", bad);
        // What lacks a part is refused, and what was written stays.
        await tab.Page.Locator("input[value=adapt]").CheckAsync();
        await tab.Page.Locator("[name=why]").First.FillAsync("Our furnace is older");
        await tab.Press(tab.Say("page.consider.send"));
        await Expect(tab.Alert).ToBeVisibleAsync();
        await Expect(tab.Page.Locator("#answer-why")).ToHaveValueAsync("Our furnace is older");
        await tab.Page.Locator("input[value=decline]").CheckAsync();
        await tab.Press(tab.Say("page.consider.send"));
        await Expect(tab.Page.Locator("main .state").First).ToHaveTextAsync(tab.Nouns.State(Adoption, "not_applicable"));
        await Expect(tab.Page.Locator("main")).ToContainTextAsync("Our furnace is older");
        Assert.Equal(card, tab.Path);
        await tab.Look("adoption-declined", bad);

        await tab.Go("/exchange");
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = tab.Say("page.exchange.declined") })).ToBeVisibleAsync();
        await tab.Look("exchange-declined", bad);
        Assert.Empty(bad);
        Assert.Empty(tab.Complaints);
    }

    [Theory, BothLanguages("zh-Hans")]
    public async Task An_offer_is_signed_by_both_taught_tested_by_a_third_and_fulfilled(string words)
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        foreach ((string person, string role) in ((string, string)[])[("eve", "worker@B"), ("bo", "worker@B"), ("vera", "verifier@S"), ("vic", "team_lead@S")])
        {
            await office.Key(person, role);
            await office.Post(await office.OwnKey(person), "user/password", $$"""{ "account": "{{person}}", "password": "{{Password}}" }""");
        }

        await office.Desk.Add("mentoring", """{ "id": "m", "unit": "B", "mentor": "eve", "learner": "bo", "operation": "turn", "from": "2026-03-01", "to": "2026-06-30", "goals": ["Sets up alone"] }""");
        var bad = new List<string>();
        foreach (string person in (string[])["eve", "bo"])
        {
            await using Tab party = await Of(office, words, person);
            await Expect(party.Page.Locator(".path [aria-current]")).ToContainTextAsync(party.Nouns.State(Mentoring, "offered"));
            await party.Look($"mentoring-offered-{person}", bad);
            await party.Press(party.Say("page.mentoring.sign", ("person", person)));
            await Expect(party.Page.Locator("main")).ToContainTextAsync(party.Say("page.mentoring.has_signed"));
            if (person == "bo")
            {
                await party.Page.Locator("form:has(input[value=agreed]) button").ClickAsync();
                await Expect(party.Page.Locator("main .state").First).ToHaveTextAsync(party.Nouns.State(Mentoring, "running"));
            }
        }

        await using (Tab mentor = await Of(office, words, "eve"))
        {
            await Expect(mentor.Page.Locator("main")).ToContainTextAsync(mentor.Say("page.mentoring.test.third"));
            await mentor.Page.Locator("summary", new() { HasText = mentor.Say("page.mentoring.log") }).ClickAsync();
            await mentor.Page.Locator("#session-on").FillAsync("2026-03-02");
            await mentor.Page.Locator("#session-hours").FillAsync("2");
            // A second one at the same card meanwhile: what the first sent stands, and the other is told.
            await office.Desk.Edit("mentoring", "m", """{ "sessions": [{ "on": "2026-03-01", "hours": 1 }] }""", "bo");
            await mentor.Press(mentor.Say("page.mentoring.log.send"));
            await Expect(mentor.Alert).ToBeVisibleAsync();
            await Expect(mentor.Page.Locator("#session-hours")).ToHaveValueAsync("2");
            await mentor.Press(mentor.Say("page.mentoring.log.send"));
            await Expect(mentor.Page.Locator("tbody tr", new() { HasText = "1.25" }).Last).ToContainTextAsync("2.5");
            await mentor.Page.Locator("details.explained summary").First.ClickAsync();
            await mentor.Look("mentoring-running", bad);
        }

        await using (Tab third = await Of(office, words, "vera"))
        {
            await third.Page.Locator("#test-on").FillAsync("2026-03-02");
            await third.Page.Locator("#test-passed").SelectOptionAsync("true");
            await third.Look("mentoring-test", bad);
            await third.Press(third.Say("page.mentoring.test.send"));
            await third.Page.Locator("form:has(input[value=checked]) button").ClickAsync();
            await Expect(third.Page.Locator("main .state").First).ToHaveTextAsync(third.Nouns.State(Mentoring, "checked"));
        }

        await using Tab lead = await Of(office, words, "vic");
        await lead.Page.Locator("form:has(input[value=fulfilled]) button").ClickAsync();
        await Expect(lead.Page.Locator("main .state").First).ToHaveTextAsync(lead.Nouns.State(Mentoring, "fulfilled"));
        await lead.Look("mentoring-fulfilled", bad);
        await lead.Go("/mentorings");
        await lead.Look("mentorings", bad);
        await lead.Go("/skills?under=B");
        await Expect(lead.Page.Locator("table.skills tbody tr").First).ToContainTextAsync(lead.Say("page.skills.cell.tested", ("day", "2026-03-02")));
        await lead.Look("skills", bad);
        IAPIResponse file = await lead.Page.Context.APIRequest.GetAsync("/skills/skills-1.csv?under=B");
        Assert.Contains("2026-03-02", await file.TextAsync(), StringComparison.Ordinal);
        await using Tab worker = await Of(office, words, "bo", "/skills?under=B");
        await Expect(worker.Page.Locator("table.skills tbody tr")).ToHaveCountAsync(1);
        await worker.Look("skills-own", bad);
        Assert.Empty(bad);
        Assert.Empty(lead.Complaints);
    }

    async Task<Tab> Of(Office office, string words, string person, string path = "/mentorings/m")
    {
        Tab tab = await chromium.Open(office.Address, words);
        await tab.Go(path);
        await tab.SignIn(person, Password);
        await tab.Go(path);
        return tab;
    }
}
