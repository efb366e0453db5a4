using Microsoft.Playwright;
using Pacesetter.Acceptance.Tests.Proving;
using Pacesetter.Workspaces.Lifecycles;
using static Microsoft.Playwright.Assertions;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>From a practice that is searched for to the verdict on its adoption, at a browser, in both languages.</summary>
[Collection(InChromium.Name)]
public sealed class AdoptionJourneyTests(Chromium chromium)
{
    static readonly Noun Adoption = Nouns.Find("adoption")!;

    [Theory, BothLanguages("zh-Hans")]
    public async Task A_practice_is_found_taken_up_tried_and_judged(string words)
    {
        using var plant = new SixtyTeams();
        plant.Adopt("works", 1, SixtyTeams.Monday(60));
        await plant.Judge();
        await using Booth booth = await Booth.Open(plant.Workspace);
        await using Tab tab = await chromium.Open(booth.Address, words);
        await tab.ComeInAs("owner");
        var bad = new List<string>();

        await tab.Go("/practices");
        await tab.Fill(tab.Say("page.practices.find"), "fixture");
        await tab.Press(tab.Say("page.list.show"));
        await tab.Follow("A fixture");
        await Expect(tab.Page.Locator("section.effect svg").First).ToBeVisibleAsync();
        await tab.Look("practice-card", bad);
        await tab.Follow(tab.Say("page.practice.adopt"));
        await Expect(tab.Page.Locator("[name=practice]")).ToHaveValueAsync("works");
        await tab.Page.Locator("[name=unit]").FillAsync("t20");
        await tab.Press(tab.Say("page.form.save"));
        await Expect(tab.Heading).ToHaveTextAsync("A fixture · t20");
        await Expect(tab.Page.Locator(".path [aria-current]")).ToContainTextAsync(tab.Nouns.State(Adoption, "proposed"));
        string card = tab.Path;

        // What a move still asks for is said before it is tried.
        await tab.Page.Locator(".barred summary").ClickAsync();
        await Expect(tab.Page.Locator(".barred")).ToContainTextAsync(words == "en" ? "has not answered" : "尚未答复");
        await tab.Follow(tab.Say("page.adoption.add_step"));
        await tab.Page.Locator("[name=answer]").SelectOptionAsync("adopt");
        await tab.Page.Locator("[name=reason]").FillAsync("Our weeks are like theirs");
        await tab.Page.Locator("[name='steps.0.kind']").SelectOptionAsync("check");
        await tab.Page.Locator("[name='steps.0.on']").FillAsync("2026-03-02");
        await tab.Page.Locator("[name='steps.0.fidelity']").FillAsync("0.9");
        await tab.Press(tab.Say("page.form.save"));
        await Expect(tab.Page.Locator("tbody tr", new() { HasText = "2026-03-02" })).ToContainTextAsync(tab.Say("value.check"));

        // The board moves it by a button, without a script.
        await tab.Go("/adoptions");
        ILocator held = tab.Page.Locator("[data-card]", new() { HasText = "A fixture · t20" });
        await held.Locator("summary").ClickAsync();
        await tab.Look("adoption-board", bad);
        await held.Locator("button[value=considered]").ClickAsync();
        await Expect(tab.Page.Locator(".path [aria-current]")).ToContainTextAsync(tab.Nouns.State(Adoption, "considered"));
        Assert.Equal(card, tab.Path);

        await tab.Go("/adoptions/works-1");
        await Expect(tab.Page.Locator("section.effect svg").First).ToBeVisibleAsync();
        await Expect(tab.Page.Locator("section.effect")).ToContainTextAsync(tab.Say("adoptions.rebound"));
        await tab.Page.Locator("section.effect .explained summary").ClickAsync();
        await Expect(tab.Page.Locator(".explained")).ToContainTextAsync(tab.Say("page.effect.formula"));
        await tab.Look("adoption-card", bad);
        await tab.Follow(tab.Say("page.explain.object"));
        await Expect(tab.Page.Locator("[name=target]")).ToHaveValueAsync("works-1");
        Assert.Empty(bad);
        Assert.Empty(tab.Complaints);
    }
}
