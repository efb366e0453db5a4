using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Lifecycles;
using Pacesetter.Spreading;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Proving;
using Pacesetter.Workspaces.Spreading;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Spreading;

/// <summary>Forty-four teams over 100 weeks; u44 gets the most out of an hour. Twelve took up its practice in three cohorts and gained a tenth.</summary>
public sealed class PooledExchangeTests : IDisposable
{
    static readonly CancellationToken None = CancellationToken.None;
    static readonly DateOnly First = new(2025, 1, 6);

    readonly Shop shop = new();

    public PooledExchangeTests()
    {
        shop.Import("units", "unit,parent,kind,name\n" + string.Concat(Enumerable.Range(1, 44).Select(i => $"u{i:00},s,team,Team {i}\n")));
        shop.Import("work", Work());
        shop.Import("practices", "id,title,originator,state\nworks,A fixture,u44,published\n");
    }

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task What_was_measured_of_a_practice_goes_before_what_is_assumed_of_the_gap()
    {
        MatchPair assumed = (await Match(new() { Transfer = 0.05 })).Pairs.First(it => it.Mentor == "u44");
        Assert.Equal(("assumed", "works"), (assumed.Basis, assumed.Practice));
        Assert.Contains("5.0\u00a0% of the lower end of the gap are assumed", assumed.Reason, StringComparison.Ordinal);

        // u = exp(0.10 − 0.8416212 × 0.07) − 1 = 0.04194 of some 40 earned hours a week, whatever is asked; half of it near 0.05 of a gap of some 0.45: u (1 − exp(−0.0225 ÷ u)) = 0.0174.
        MatchPair whole = (await Match(new() { Transfer = 1 })).Pairs.First(it => it.Mentor == "u44");
        Assert.InRange(assumed.Gain / assumed.Hours!.Value, 0.9 * 0.0174, 1.1 * 0.0174);
        Assert.InRange(whole.Gain / whole.Hours!.Value, 0.9 * 0.04194, 1.1 * 0.04194);
        Assert.Contains("held below the 4.2\u00a0%", whole.Reason, StringComparison.Ordinal);

        // Four weeks of two hours, which the host would have worked at one and a half times the quota, over twenty weeks.
        Assert.Equal(8, whole.CostHours);
        Assert.Equal(8 * 1.5 / 20, whole.Cost!.Value, 0.01);
        Assert.Equal(whole.Gain - whole.Cost.Value, whole.Net, 1e-12);
        MatchAnswer all = await Match(new() { Transfer = 1 });
        Assert.Equal(all.Pairs.Sum(it => it.Net), all.Total, 1e-6);

        Adopted();
        PoolAnswer pool = await new ProvePool(new WorkspaceDoor(_ => Task.FromResult(shop.Workspace)), TermPack.Load("en")).Run(new() { Practice = "works" }, None);
        MatchPair measured = (await Match(new() { Transfer = 0.05 })).Pairs.First(it => it is { Mentor: "u44", Practice: not null });
        Assert.Equal((3, "pooled", "works"), (pool.K, measured.Basis, measured.Effect?.Practice));
        Assert.InRange(measured.Hours!.Value, 39.5, 40.5);
        double hours = measured.Hours.Value;
        Assert.Equal(pool.Mean!.Value * hours, measured.Expected!.Value, 1e-6);
        // t of 2 degrees at 0.2 is −1.0607.
        double scale = Math.Sqrt(pool.Tau2!.Value + (pool.StandardError!.Value * pool.StandardError.Value));
        Assert.Equal(hours * (pool.Mean.Value - (1.0606602 * scale)), measured.Gain, 1e-5);
        Assert.Contains("measured in 3 cohorts", measured.Reason, StringComparison.Ordinal);
    }

    // u43 is nearly as good and has no measured practice: what is assumed of it stays below what is measured of u44, however much is asked to be assumed.
    [Fact]
    public async Task An_assumption_never_goes_before_a_measurement()
    {
        shop.Import("work", "record,date,team,operation,good,scrap,hours\n" + string.Concat(Enumerable.Range(0, 100).Select(week =>
            string.Create(CultureInfo.InvariantCulture, $"v{week},{First.AddDays((7 * week) + 4):yyyy-MM-dd},u43,mill,{2400 + (week % 9)},0,40\n"))));
        Adopted();
        MatchAnswer answer = await Match(new() { Transfer = 1, VisitHours = 0.05m });
        MatchPair[] learners = [.. answer.Pairs.Where(it => it.Mentor is "u43" or "u44" && it.Learner != "u43")];
        Assert.True(learners.Length > 20, $"{learners.Length}");
        // Those who have the practice may only go to u43; all others go where it is measured.
        Assert.All(learners, it => Assert.Equal(string.CompareOrdinal(it.Learner, "u12") <= 0 ? "assumed" : "pooled", it.Basis));
    }

    [Fact]
    public async Task A_lottery_of_places_drafts_those_drawn_and_names_who_waits()
    {
        MatchLearners.Request request = new() { Lottery = true, Seed = 7, VisitHours = 2, Draft = true };
        MatchAnswer answer = await Match(request);
        Assert.NotEmpty(answer.Waiting!);
        Assert.All(answer.Waiting!, it => Assert.InRange(it.Probability, 0.001, 0.999));
        Assert.Empty(answer.Pairs.Select(it => it.Learner).Intersect(answer.Waiting!.Select(it => it.Learner)));
        MatchPair drafted = answer.Pairs.First(it => it.Mentor == "u44");
        Adoption adoption = await shop.Workspace.Registry.Set<Adoption>().AsNoTracking().SingleAsync(it => it.Id == drafted.Draft, None);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"By lot, seed 7: probability {drafted.Probability:0.####}"), adoption.Reason, StringComparison.Ordinal);
    }

    Task<MatchAnswer> Match(MatchLearners.Request request) => new MatchLearners(new WorkspaceDoor(_ => Task.FromResult(shop.Workspace)), Actor.Owner, TermPack.Load("en")).Run(request, None);

    void Adopted()
    {
        var rows = new StringBuilder("id,practice,unit,source_unit,in_use,selected_from,selected_to,state\n");
        for (int i = 1; i <= 12; i++)
        {
            DateOnly use = First.AddDays(7 * (60 + (i / 5)));
            rows.Append(CultureInfo.InvariantCulture, $"works-{i},works,u{i:00},u44,{use:yyyy-MM-dd},{use.AddDays(-28):yyyy-MM-dd},{use.AddDays(-7):yyyy-MM-dd},in_use\n");
        }

        shop.Import("adoptions", rows.ToString());
    }

    static string Work()
    {
        var noise = new Random(5);
        var text = new StringBuilder("record,date,team,operation,good,scrap,hours\n");
        for (int team = 1; team <= 44; team++)
        {
            for (int week = 0; week < 100; week++)
            {
                double rate = (team == 44 ? 1.5 : 1) + (0.1 * (noise.NextDouble() + noise.NextDouble() + noise.NextDouble() - 1.5)) + (team <= 12 && week >= 60 + (team / 5) ? 0.1 : 0);
                text.Append(CultureInfo.InvariantCulture, $"w{team}-{week},{First.AddDays((7 * week) + 3):yyyy-MM-dd},u{team:00},mill,{1040 * rate:F2},0,40\n");
            }
        }

        return text.ToString();
    }
}
