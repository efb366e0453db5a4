using Microsoft.Playwright;
using Pacesetter.Acceptance.Tests.Samples;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Lifecycles;
using static Microsoft.Playwright.Assertions;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>What people come for every day, from the first page to the last, on both samples and in both languages.</summary>
[Collection(InChromium.Name)]
public sealed class SampleJourneyTests(Chromium chromium, ToldStory story, ImportedPlant plant) : IClassFixture<ToldStory>, IClassFixture<ImportedPlant>
{
    static readonly Noun Suggestion = Nouns.Find("suggestion")!;
    static readonly Noun Practice = Nouns.Find("practice")!;
    static readonly Noun Adoption = Nouns.Find("adoption")!;

    public static TheoryData<string, string> Samples => new() { { "1956", "en" }, { "1956", "zh-Hans" }, { "plant", "en" }, { "plant", "zh-Hans" } };

    [Theory, MemberData(nameof(Samples))]
    public Task Worker_looks_at_their_day_sees_how_a_figure_came_about_and_objects(string sample, string words) => With(Sample(sample), words, "worker", async tab =>
    {
        await tab.Go("/my-day");
        ILocator explained = tab.Page.Locator("details.explained").First;
        await explained.Locator("summary").ClickAsync();
        await Expect(explained.Locator("p").First).ToBeVisibleAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = tab.Say("page.explain.object"), Exact = true }).First.ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/objections/new"));
        await Expect(tab.Page.Locator("[name=target_kind]")).Not.ToHaveValueAsync("");
        IAPIResponse file = await tab.Page.Context.APIRequest.GetAsync("/my-day/weeks-1.csv");
        Assert.Equal(200, file.Status);
    });

    [Theory, MemberData(nameof(Samples))]
    public Task Lead_goes_from_the_board_to_the_records_behind_a_figure(string sample, string words) => With(Sample(sample), words, "team_lead", async tab =>
    {
        await tab.Go("/site");
        await tab.Page.Locator("details.explained summary").First.ClickAsync();
        await tab.Follow(tab.Say("page.explain.records"));
        await Expect(tab.Page.Locator("tbody tr").First).ToBeVisibleAsync();
    });

    [Theory, MemberData(nameof(Samples))]
    public Task Engineer_goes_from_a_dot_of_the_fair_comparison_to_what_it_is_made_of(string sample, string words) => With(Sample(sample), words, "owner", async tab =>
    {
        await tab.Go("/fair");
        await tab.Page.Locator(".wide svg a").First.ClickAsync();
        ILocator explained = tab.Page.Locator("details.explained:has(p:target)");
        await Expect(explained.Locator("p").First).ToContainTextAsync(tab.Say($"computed.{(sample == "plant" ? "spread" : "fair")}.formula"));
        await Expect(explained.Locator(".inputs")).ToBeVisibleAsync();
        Assert.Empty(await tab.Findings());
        Assert.Equal(0, Math.Max(0, await tab.Excess()));
        await tab.Keep($"{sample}-fair-explained");
        await explained.GetByRole(AriaRole.Link, new() { Name = tab.Say("page.explain.records") }).ClickAsync();
        await Expect(tab.Page.Locator("tbody tr").First).ToBeVisibleAsync();
    });

    [Theory, MemberData(nameof(Samples))]
    public Task An_idea_becomes_a_practice_that_is_taken_up(string sample, string words) => With(Sample(sample), words, "owner", async tab =>
    {
        string title = $"Racks at each press {words}";
        string[] units = sample == "plant" ? [plant.Teams[0], plant.Teams[1]] : ["CA-F03", "CA-F04"];
        await tab.Go("/suggestions");
        await tab.Follow(tab.Say("page.form.new", ("noun", tab.Nouns.One(Suggestion))));
        await tab.Fill(Suggestion, "unit", units[0]);
        await tab.Fill(Suggestion, "title", title);
        await tab.Fill(Suggestion, "text", "Nobody walks for tools any more");
        await tab.Press(tab.Say("page.form.save"));
        await Expect(tab.Heading).ToHaveTextAsync(title);

        await tab.Go("/practices/new");
        await tab.Fill(Practice, "unit", units[0]);
        await tab.Fill(Practice, "title", title);
        await tab.Press(tab.Say("page.form.save"));
        await Expect(tab.Heading).ToHaveTextAsync(title);
        await tab.Go("/practices");
        await tab.Fill(tab.Say("page.practices.find"), title);
        await tab.Press(tab.Say("page.list.show"));
        await tab.Follow(title);
        await tab.Follow(tab.Say("page.practice.adopt"));
        await tab.Page.Locator("[name=unit]").FillAsync(units[1]);
        await tab.Press(tab.Say("page.form.save"));
        await Expect(tab.Heading).ToContainTextAsync(title);
        await Expect(tab.Page.Locator(".path [aria-current]")).ToContainTextAsync(tab.Nouns.State(Adoption, "proposed"));
        await tab.Go("/adoptions");
        await Expect(tab.Page.Locator("[data-card]", new() { HasText = title }).First).ToBeVisibleAsync();
    });

    [Theory, MemberData(nameof(Samples))]
    public Task Keeper_brings_a_file_takes_it_back_and_changes_a_value_of_the_policy(string sample, string words) => With(Sample(sample), words, "owner", async tab =>
    {
        await tab.Go("/import");
        await tab.Page.Locator("select[name=table]").SelectOptionAsync("operations");
        await tab.Page.GetByLabel(tab.Say("page.import.file"), new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = $"operations-{words}.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes($"operation,name\njourney-{words},Walking\n,Nothing\n") });
        await tab.Press(tab.Say("page.import.send"));
        await Expect(tab.Heading).ToHaveTextAsync(tab.Say("page.import.mapping"));
        await tab.Press(tab.Say("page.import.check"));
        await Expect(tab.Page.Locator("#rejects")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await tab.Page.Locator("button[value=commit]").ClickAsync();
        await Expect(tab.Page.Locator("button[value=forget]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await tab.Page.Locator("button[value=forget]").ClickAsync();
        await Expect(tab.Page.Locator("button[value=forget]")).ToHaveCountAsync(0);

        await tab.Go("/policy/retention.names_days");
        await tab.Page.Locator("[name=value]").FillAsync(words == "en" ? "91" : "92");
        await tab.Page.Locator("[name=why]").FillAsync("As the council asked");
        await tab.Page.Locator("main form button").First.ClickAsync();
        await Expect(tab.Page.Locator("main")).ToContainTextAsync("As the council asked");
    });

    [Theory, MemberData(nameof(Samples))]
    public Task Engineer_asks_which_quotas_fit_and_proposes_a_revision(string sample, string words) => With(Sample(sample), words, "owner", async tab =>
    {
        await tab.Go("/quotas");
        await tab.Follow(tab.Say("page.quotas.fit.ask"));
        await Expect(tab.Page.GetByRole(AriaRole.Columnheader, new() { Name = tab.Say("page.quotas.fit") })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        ILocator figure = tab.Page.Locator("td details.explained").First;
        await figure.Locator("summary").ClickAsync();
        await Expect(figure.Locator(".inputs")).ToContainTextAsync(tab.Say("page.quotas.earned"));
        ILocator asked = tab.Page.Locator("details.explained", new() { HasText = tab.Say("page.quotas.fit.revise") });
        if (await asked.CountAsync() > 0)
        {
            await asked.First.Locator("summary").ClickAsync();
            await asked.First.GetByRole(AriaRole.Link, new() { Name = tab.Say("page.quotas.fit.revise") }).ClickAsync();
            await Expect(tab.Page.Locator("[name=operation]")).Not.ToHaveValueAsync("");
        }

        await tab.Go("/quotas");
        await tab.Page.Locator("tbody th a").First.ClickAsync();
        await Expect(tab.Heading).ToBeVisibleAsync();
    });

    [Theory, MemberData(nameof(Samples))]
    public Task Manager_sees_where_the_plan_stands_and_what_exchanges_would_change(string sample, string words) => With(Sample(sample), words, "owner", async tab =>
    {
        await tab.Go("/plan");
        await Expect(tab.Heading).ToBeVisibleAsync();
        await tab.Follow(tab.Say("page.scenarios.link"));
        await Expect(tab.Page.Locator("h1")).ToBeVisibleAsync();
        await tab.Go("/exchange");
        if (sample == "plant")
        {
            // In one so small nobody is surely better than anybody.
            await Expect(tab.Heading).ToHaveTextAsync(tab.Say("page.exchange.nobody"));
            return;
        }

        await Expect(tab.Page.Locator("figure svg").First).ToBeVisibleAsync();
        await tab.Page.Locator("td details.explained summary").First.ClickAsync();
        await Expect(tab.Page.Locator("td details.explained .inputs").First).ToContainTextAsync(tab.Say("page.exchange.shared"));
        IReadOnlyList<string> bad = await tab.Findings();
        Assert.Empty(bad);
        Assert.Equal(0, Math.Max(0, await tab.Excess()));
        await tab.Keep($"{sample}-exchange");
        IAPIResponse file = await tab.Page.Context.APIRequest.GetAsync("/exchange/exchange-1.csv");
        Assert.StartsWith("\uFEFF", await file.TextAsync(), StringComparison.Ordinal);
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = tab.Say("page.exchange.lot.draw") }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = tab.Say("page.exchange.lot") })).ToBeVisibleAsync();
    });

    [Theory, BothLanguages("en")]
    public async Task A_suggested_exchange_becomes_a_draft_of_an_adoption(string words)
    {
        using var own = new ToldStory();
        await With(own.Workspace, words, "owner", async tab =>
        {
            await tab.Go("/adoptions?view=table");
            int before = await tab.Page.Locator("tbody tr").CountAsync();
            await tab.Go("/exchange");
            await tab.Press(tab.Say("page.exchange.draft", ("n", "1")));
            await Expect(tab.Page).ToHaveURLAsync("/adoptions");
            await tab.Go("/adoptions?view=table");
            await Expect(tab.Page.Locator("tbody tr")).ToHaveCountAsync(before + 1);
        });
    }

    Workspace Sample(string name) => name == "plant" ? plant.Workspace : story.Workspace;

    // Somebody comes in with a role; at the end the browser itself has had nothing to complain about.
    async Task With(Workspace workspace, string words, string role, Func<Tab, Task> journey)
    {
        await using Booth booth = await Booth.Open(workspace);
        await using Tab tab = await chromium.Open(booth.Address, words);
        await tab.ComeInAs(role);
        await journey(tab);
        Assert.Empty(tab.Complaints);
    }
}
