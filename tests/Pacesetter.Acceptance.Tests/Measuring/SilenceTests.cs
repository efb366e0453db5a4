using System.Globalization;
using System.Text;
using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Lifecycles;
using Pacesetter.Statistics.Distributions;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Measuring.Questions;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Measuring;

/// <summary>Reported near-misses: sudden silence is asked about, and no score is made of them.</summary>
public sealed class SilenceTests
{
    static readonly CancellationToken None = CancellationToken.None;

    // Ten reports a month for four months, then none: (120 of 151 days)^40 = 0.000102. Another team goes on as before.
    [Fact]
    public async Task AT_63_Sudden_silence_of_near_misses_is_asked_about()
    {
        using Shop shop = Loaded(quiet: 0);
        IntegrityFlag flag = Assert.Single((await Ask(shop)).Flags, it => it.Test == "silence");
        Assert.Equal(("A", "2026-05"), (flag.Unit, flag.At));
        Assert.Equal(Math.Pow(120 / 151.0, 40), flag.PValue, 1e-12);
        Assert.Equal("A: 40 near-misses were reported in the months before, in May\u00a02026 only 0\u00a0% as often. Did it become safer, or is it reported less?", flag.Question);
    }

    [Fact]
    public async Task AT_63_Many_reports_are_asked_about_by_nobody()
    {
        using Shop shop = Loaded(quiet: 60);
        Assert.DoesNotContain((await Ask(shop)).Flags, it => it.Test == "silence");
        Assert.Equal(1, Binomial.AtMost(60, 60, 0.2));
    }

    [Theory]
    [InlineData("campaign", """{ "title": "Quiet", "unit": "S", "from": "2026-06-01", "to": "2026-06-30", "conditions": [{ "metric": "near_misses", "text": "fewer" }] }""")]
    [InlineData("goal", """{ "unit": "S", "metric": "near_misses", "from": "2026-06-01", "to": "2026-12-31", "target": 5 }""")]
    [InlineData("practice", """{ "title": "Quiet", "unit": "S", "metric": "near_misses" }""")]
    public async Task AT_63_No_score_is_made_of_near_misses(string noun, string json)
    {
        using Shop shop = Loaded(quiet: 0);
        var add = new Entries(shop.Workspace, Actor.Owner);
        RefusalException refusal = await Assert.ThrowsAsync<RefusalException>(() => add.Add(Nouns.Find(noun)!, EntryJson.Parse(json, "test"), null, None));
        Assert.Equal("near_misses_scored", refusal.Id);
    }

    static async Task<IntegrityAnswer> Ask(Shop shop) =>
        await new MeasureIntegrity(new WorkspaceDoor(_ => Task.FromResult(shop.Workspace)), TermPack.Load("en"), Actor.Owner).Run(new(), None);

    static Shop Loaded(int quiet)
    {
        var shop = new Shop();
        shop.Import("units", "unit,parent,kind,name\nS,,site,S\nA,S,team,A\nB,S,team,B\n");
        shop.Import("people", "person,team\np,A\n");
        shop.Import("operations", "operation\nturn\n");
        shop.Import("quotas", "operation,minutes,from\nturn,6,2025-01-01\n");
        shop.Import("metrics", "metric,better,role,aggregate\nnear_misses,higher,guardrail,sum\n");
        shop.Import("work", "record,date,person,operation,good,hours\nr,2026-05-31,p,turn,80,8\n");
        var rows = new StringBuilder("unit,date,metric,value\n");
        for (int month = 1; month <= 5; month++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"A,2026-{month:00}-01,near_misses,{(month < 5 ? 10 : quiet)}\nB,2026-{month:00}-01,near_misses,10\n");
        }

        shop.Import("observations", rows.ToString());
        return shop;
    }
}
