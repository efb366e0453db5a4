using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Web;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Charts;
using Pacesetter.Web.Spreading;
using Pacesetter.Workspaces.Spreading;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>A plan however large stays a page that can be read.</summary>
public sealed class ExchangePageTests
{
    const int Many = 5000;

    [Fact]
    public async Task A_plan_of_five_thousand_pairs_is_cut_on_the_page_says_so_and_is_whole_in_the_file()
    {
        var visit = new Visit(Browser());
        MatchAnswer answer = new()
        {
            GainUnit = "earned_hours_a_week",
            Total = Many,
            Pairs = [.. Enumerable.Range(0, Many).Select(i => new MatchPair($"l{i:0000}", $"h{i % 700:000}", 1 + (i % 97), "so") { Practice = $"way-{i % 5}", HostHours = 2 })],
            Unmatched = [.. Enumerable.Range(0, Many).Select(i => $"w{i:0000}")],
            WhyNot = [.. Enumerable.Range(0, Many).Select(i => new MatchWhyNot($"w{i:0000}", "no_gain") { Mentor = "h000", Operation = "turn", Gain = 1, Cost = 2 })],
        };
        var plan = new ExchangePlan(visit, answer, []);
        long before = Stopwatch.GetTimestamp();
        string html = await Pages.Render<ExchangeBody>(new() { [nameof(ExchangeBody.Visit)] = visit, [nameof(ExchangeBody.Plan)] = plan }, CancellationToken.None);
        Assert.True(Stopwatch.GetElapsedTime(before).TotalSeconds < 5, "it takes too long");
        Assert.InRange(html.Length, 1, 1_000_000);
        Assert.Contains(visit.Say("page.exchange.chart.most", ("n", ExchangeGraph.Most.ToString(CultureInfo.InvariantCulture)), ("all", "5,000")), html, StringComparison.Ordinal);
        Assert.Equal(3, html.Split(visit.Say("page.exchange.more", ("n", "4,800"))).Length);
        Assert.Equal(Many, plan.Table.Rows.Count);
        Assert.Equal(Many, plan.Unpaired.Rows.Count);
    }

    static DefaultHttpContext Browser()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAntiforgery();
        return new() { RequestServices = services.BuildServiceProvider() };
    }
}
