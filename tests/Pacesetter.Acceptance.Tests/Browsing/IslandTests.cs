using Microsoft.Playwright;
using Pacesetter.Acceptance.Tests.Samples;
using Pacesetter.Web.Layout;
using static Microsoft.Playwright.Assertions;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>What pages do beyond links and forms, where the program was built with Node.</summary>
[Collection(InChromium.Name)]
public sealed class IslandTests(Chromium chromium, ToldStory story) : IClassFixture<ToldStory>
{
    [Theory, BothLanguages("zh-Hans")]
    public async Task A_chart_is_read_out_by_keys_and_given_out_as_a_picture_and_as_a_table(string words)
    {
        SkipWithoutNode();
        await using Booth booth = await Booth.Open(story.Workspace);
        await using Tab tab = await chromium.Open(booth.Address, words);
        await tab.Go("/sign-in");
        await tab.ComeInAs("owner");
        await tab.Go("/site");
        ILocator chart = tab.Page.Locator("ps-chart[data-name=distribution]");
        ILocator said = chart.Locator("output");
        await Expect(said).ToHaveTextAsync(tab.Say("page.chart.hint"));
        await chart.Locator("svg:visible").FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        string first = await said.InnerTextAsync();
        Assert.Contains(" · ", first, StringComparison.Ordinal);
        await tab.Page.Keyboard.PressAsync("End");
        await Expect(said).Not.ToHaveTextAsync(first);
        Assert.Empty(await tab.Findings());
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(said).ToHaveTextAsync(tab.Say("page.chart.hint"));
        await chart.Locator("svg:visible").Locator("circle, rect").First.HoverAsync(new() { Force = true });
        await Expect(said).ToContainTextAsync(" · ");

        byte[] png = await Given(tab, () => chart.GetByRole(AriaRole.Button, new() { Name = tab.Say("page.download.png") }).ClickAsync());
        Assert.Equal("\u0089PNG", System.Text.Encoding.Latin1.GetString(png, 0, 4));
        Assert.True(png.Length > 2_000, $"{png.Length} bytes");
        string svg = System.Text.Encoding.UTF8.GetString(await Given(tab, () => chart.GetByRole(AriaRole.Link, new() { Name = tab.Say("page.download.svg") }).ClickAsync()));
        Assert.StartsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("var(", svg, StringComparison.Ordinal);
        Assert.NotNull(System.Xml.Linq.XDocument.Parse(svg).Root);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_table_turns_its_pages_in_place_and_the_browser_goes_back()
    {
        SkipWithoutNode();
        await using Booth booth = await Booth.Open(story.Workspace);
        await using Tab tab = await chromium.Open(booth.Address, "en");
        await tab.Go("/sign-in");
        await tab.ComeInAs("owner");
        await tab.Go("/records/work");
        await tab.Page.EvaluateAsync("window.stayed = true");
        ILocator row = tab.Page.Locator("tbody tr").First;
        string first = await row.InnerTextAsync();
        await tab.Follow(tab.Say("page.records.next"));
        await Expect(row).Not.ToHaveTextAsync(first);
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("cursor="));
        await tab.Page.GoBackAsync();
        await Expect(tab.Page.Locator("ps-swap[aria-busy]")).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator("tbody tr").First.Locator("td").First).ToHaveTextAsync(first.Split('\t')[0]);
        Assert.True(await tab.Page.EvaluateAsync<bool>("window.stayed"));
        Assert.Empty(tab.Complaints);
    }

    [Theory, BothLanguages("en")]
    public async Task A_few_letters_lead_to_any_page(string words)
    {
        SkipWithoutNode();
        await using Booth booth = await Booth.Open(story.Workspace);
        await using Tab tab = await chromium.Open(booth.Address, words);
        await tab.Go("/sign-in");
        await tab.ComeInAs("owner");
        await tab.Go("/suggestions");
        await tab.Page.Keyboard.PressAsync("Control+k");
        await Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await tab.Page.Keyboard.TypeAsync(tab.Say("page.records"));
        Assert.Empty(await tab.Findings());
        await tab.Keep("finder");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Heading).ToHaveTextAsync(tab.Say("page.records"));
        Assert.Empty(tab.Complaints);
    }

    static async Task<byte[]> Given(Tab tab, Func<Task> press)
    {
        IDownload file = await tab.Page.RunAndWaitForDownloadAsync(press);
        return await File.ReadAllBytesAsync(await file.PathAsync());
    }

    static void SkipWithoutNode() => Assert.SkipWhen(PageFiles.Scripts is null, "the scripts of the pages are built by Node, which is missing");
}
