using Microsoft.Playwright;
using Pacesetter.Acceptance.Tests.Samples;
using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces.Lifecycles;
using static Microsoft.Playwright.Assertions;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>How the pages look: nothing grave by the rules of accessibility, no sideways scroll, pictures of each to look at.</summary>
[Collection(InChromium.Name)]
public sealed class LookTests(Chromium chromium, ToldStory story) : IClassFixture<ToldStory>
{
    // Of the pages that are all made alike, these are kept as pictures.
    static readonly string[] Pictured = ["/practices", "/suggestions", "/suggestions/new", "/campaigns/new"];

    [Theory, InlineData("en"), InlineData("zh-Hans"), Trait("Category", "Drill")]
    public async Task Every_page_of_every_noun_reads_well(string words)
    {
        await using Booth booth = await Booth.Open(story.Workspace);
        await using Tab tab = await chromium.Open(booth.Address, words);
        var bad = new List<string>();
        await tab.Go("/sign-in");
        await tab.Look("1956-sign-in", bad);
        await tab.ComeInAs("owner");
        string[] made = [.. Site.All.Where(it => it.Method == "GET" && !it.Public && !it.Pattern.Contains('{', StringComparison.Ordinal) && it.Pattern != "/").Select(it => it.Pattern)];
        foreach (string path in made)
        {
            bool alike = Nouns.All.Any(it => path.StartsWith("/" + it.Plural, StringComparison.Ordinal)) && !Pictured.Contains(path);
            await Visit(tab, path, alike ? null : "1956", bad);
        }

        foreach (string card in (string[])["/people/demo-owner", "/policy/lattice.k"])
        {
            await Visit(tab, card, "1956", bad);
        }

        int cards = 0;
        foreach (Noun noun in Nouns.All)
        {
            await tab.Go("/" + noun.Plural);
            if (await tab.Page.Locator("tbody a").CountAsync() > 0)
            {
                string card = (await tab.Page.Locator("tbody a").First.GetAttributeAsync("href"))!;
                await Visit(tab, card, noun.Key == "practice" ? "1956-card" : null, bad);
                await Visit(tab, card + "/edit", null, bad);
                cards++;
            }
        }

        Assert.True(cards >= 2, $"only {cards} nouns of the story have entries");
        Assert.Empty(bad);
        Assert.Empty(tab.Complaints);
    }

    [Theory, BothLanguages("zh-Hans")]
    public async Task The_pages_of_a_plant_read_well_for_whoever_comes_by_day_and_by_night(string words)
    {
        ColorScheme scheme = words == "en" ? ColorScheme.Light : ColorScheme.Dark;
        using var plant = new ImportedPlant();
        await using Booth booth = await Booth.Open(plant.Workspace);
        var bad = new List<string>();
        foreach (string role in (string[])["team_lead", "owner", "worker"])
        {
            await using Tab tab = await chromium.Open(booth.Address, words, scheme);
            await tab.ComeInAs(role);
            await Expect(tab.Page.Locator(".demo")).ToHaveTextAsync(tab.Say("page.demo"));
            foreach (string path in (string[])(role == "owner" ? ["/site", "/quotas", "/fair", "/plan"] : role == "worker" ? ["/my-day", "/looks"] : ["/site", "/fair"]))
            {
                await Visit(tab, path, $"plant-{role.Replace('_', '-')}", bad);
            }

            if (role == "owner")
            {
                foreach ((string file, int status, string begins) in ((string, int, string)[])[("months-1.csv", 200, "\uFEFF"), ("months.svg", 200, "<svg xmlns"), ("months-9.csv", 404, "<!DOCTYPE"), ("..%2fsite.csv", 404, "<!DOCTYPE")])
                {
                    IAPIResponse given = await tab.Page.Context.APIRequest.GetAsync($"{booth.Address}/fair/{file}", new() { Headers = [new("Accept", "text/html")] });
                    Assert.Equal((file, status), (file, given.Status));
                    Assert.StartsWith(begins, await given.TextAsync(), StringComparison.Ordinal);
                }
            }

            if (role == "team_lead")
            {
                Assert.Equal(200, await tab.Go("/api/v1/measure/fulfilment?by=person"));
            }

            Assert.Empty(tab.Complaints);
            if (role == "worker")
            {
                ILocator look = tab.Page.Locator("tbody tr");
                await Expect(look).ToHaveCountAsync(1);
                await Expect(look).ToContainTextAsync("demo-team-lead");
                await Expect(look).ToContainTextAsync(tab.Say("page.role.team_lead"));
                await Expect(look).ToContainTextAsync(tab.Say("page.looks.what.measure_fulfilment"));
            }
        }

        Assert.Empty(bad);
    }

    static async Task Visit(Tab tab, string path, string? picture, List<string> bad)
    {
        int status = await tab.Go(path);
        if (status != 200)
        {
            bad.Add($"{path}: {status} {await tab.Page.Locator("main").InnerTextAsync()}");
        }

        await tab.Look(picture is null ? null : picture + path.Replace('/', '-'), bad);
    }
}
