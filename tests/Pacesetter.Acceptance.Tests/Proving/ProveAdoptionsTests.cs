using Pacesetter.Spreading;
using Pacesetter.Workspaces.Proving;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Proving;

public sealed class ProveAdoptionsTests : IDisposable
{
    readonly SixtyTeams plant = new();

    public void Dispose() => plant.Dispose();

    [Fact]
    public async Task A_true_effect_is_proven_and_none_is_not()
    {
        plant.Adopt("works", 1, SixtyTeams.Monday(60));
        plant.Adopt("idle", 11, SixtyTeams.Monday(60));
        IReadOnlyList<CohortRow> rows = await plant.Judge();
        CohortRow idle = rows.Single(it => it.Practice == "idle");
        CohortRow works = rows.Single(it => it.Practice == "works");
        Assert.Equal("not_shown", idle.Verdict);
        Assert.Equal("proven", works.Verdict);
        Assert.True(works.HoldsOverYear);
        // The adopters of the other practice are no comparison: it began in the same week.
        Assert.Equal((10, 40), (works.Adoptions.Count, works.Donors));
        Assert.InRange(works.Estimate!.Value, 0.07, 0.13);
        Assert.True(works.Interval![0] > 0);
        Assert.Equal(works.RawChange!.Value - works.ExpectedRebound!.Value, works.Estimate.Value, 1e-9);
        Assert.Contains("more than chance", works.Reasons[0], StringComparison.Ordinal);
        Assert.All(plant.Workspace.Registry.Set<Adoption>().ToList(), it => Assert.Equal(it.Practice == "works" ? Verdict.Proven : Verdict.NotShown, it.Verdict));
    }

    [Fact]
    public async Task A_broken_guardrail_withholds_the_proof()
    {
        plant.Adopt("works", 1, SixtyTeams.Monday(60));
        plant.BreakGuardrail();
        CohortRow row = Assert.Single(await plant.Judge());
        Assert.Equal("not_shown", row.Verdict);
        Assert.Equal(("guardrail_limit_passed", "accidents"), (row.ReasonCodes[0].Code, row.ReasonCodes[0].Subject));
    }

    [Fact]
    public async Task Before_it_starts_a_cohort_is_told_its_chance()
    {
        plant.Adopt("works", 21, SixtyTeams.Monday(130), 1);
        CohortRow row = Assert.Single(await plant.Judge());
        Assert.Equal("not_computable", row.Verdict);
        Assert.Equal(3, row.Power!.ByLook.Count);
        Assert.Contains(row.Reasons, it => it.StartsWith("Before it starts: with 1 unit ", StringComparison.Ordinal));
        Assert.Contains("One unit alone can hardly ever be proven; ten can.", row.Reasons);
    }

    [Fact]
    public async Task The_source_and_the_practices_home_are_no_comparison()
    {
        plant.Adopt("works", 1, SixtyTeams.Monday(60), source: "t60");
        Assert.Equal(49, Assert.Single(await plant.Judge()).Donors);
    }

    [Fact]
    public async Task A_practice_is_pooled_over_its_cohorts()
    {
        plant.Adopt("works", 1, SixtyTeams.Monday(60), 5);
        plant.Adopt("works", 6, SixtyTeams.Monday(61), 5);
        PoolAnswer pool = await plant.Pool("works");
        Assert.Equal((2, "not_shown"), (pool.K, pool.Verdict));
        Assert.InRange(pool.Mean!.Value, 0.07, 0.13);
        Assert.Equal((0, "not_computable"), ((await plant.Pool("idle")).K, (await plant.Pool("idle")).Verdict));
    }

    [Fact]
    public async Task Who_begins_later_stays_a_donor_and_who_began_before_is_none()
    {
        plant.Adopt("works", 1, SixtyTeams.Monday(60), 5);
        plant.Adopt("works", 6, SixtyTeams.Monday(63), 5);
        IReadOnlyList<CohortRow> rows = await plant.Judge();
        Assert.Equal([55, 50], rows.Select(it => it.Donors));
        Assert.Contains(rows[0].ReasonCodes, it => it.Code == "donors_adopted" && it.Found == 5.0 / 55);
    }

    [Fact]
    public async Task Only_the_units_registered_for_comparison_are_compared()
    {
        plant.Adopt("works", 1, SixtyTeams.Monday(60), compared: string.Join(';', Enumerable.Range(20, 35).Select(i => $"t{i}")));
        Assert.Equal(35, Assert.Single(await plant.Judge()).Donors);
    }

    [Fact]
    public async Task Groups_compared_with_the_same_units_are_pooled_by_their_covariance()
    {
        plant.Adopt("works", 1, SixtyTeams.Monday(60), 3);
        plant.Adopt("works", 4, SixtyTeams.Monday(62), 3);
        plant.Adopt("works", 7, SixtyTeams.Monday(64), 3);
        PoolAnswer pool = await plant.Pool("works");
        Assert.InRange(pool.SharedControls!.Value, -0.3, 0.3);
        Assert.NotEqual(0, pool.SharedControls.Value);
        Assert.True(pool.Mean > pool.Range![0] && pool.Mean < pool.Range[1]);
        Assert.Equal(("shown", 3), (pool.Verdict, pool.K));
    }

    [Fact]
    public async Task More_output_by_more_people_is_no_effect()
    {
        plant.Import("metrics", "metric,name,better,role,aggregate\npairs,Pairs,higher,output,sum\n");
        plant.Import("observations", SixtyTeams.Pairs());
        plant.Import("practices", "id,title,metric,state\ncrowd,Four more heads,pairs,adopted\n");
        plant.Adopt("crowd", SixtyTeams.Crowded, SixtyTeams.Monday(60));
        CohortRow row = Assert.Single(await plant.Judge());
        Assert.True(row.PValue < 0.001);
        Assert.Equal(("not_shown", "explained_by_more_labour"), (row.Verdict, row.ReasonCodes[0].Code));
        Assert.InRange(row.ReasonCodes[0].Found!.Value, 0.28, 0.38);
        Assert.InRange(row.ReasonCodes[0].Needed!.Value, -0.05, 0.03);
        Assert.EndsWith("explained by more labour.", row.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_practice_that_is_not_there_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => new ProveAdoptions(plant.Workspace, TermPack.Load("en")).Run(new() { Practice = "none" }, CancellationToken.None));
        Assert.Equal("entry_unknown", refusal.Id);
    }
}
