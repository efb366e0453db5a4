using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Forecasting;

namespace Pacesetter.Statistics.Tests.Forecasting;

public class ReconciliationTests
{
    // Total, A, B; AA, AB, AC under A; BA, BB under B.
    static readonly int[] Two = [-1, 0, 0, 1, 1, 1, 2, 2];

    // Total 13 of children 4 and 6, all errors alike and unrelated (W = I up to a factor): the gap of 3 is shared in thirds, 12 = 5 + 7.
    [Fact]
    public void Equal_errors_share_the_gap_equally()
    {
        double[] errors = [1, 1, 1, -1, 1, 1, 1, -1, 1, -1, -1, 1, 1, 1, -1, -1, 1, -1, 1, -1, -1, -1, -1, -1], reconciled = new double[3];
        Reconciliation reconciliation = Reconciliation.MinTrace(Hierarchy.From([-1, 0, 0]), errors);
        Assert.Equal(1, reconciliation.Shrinkage);
        reconciliation.Reconcile([13, 4, 6], reconciled);
        Assert.Equal([12.0, 5, 7], reconciled, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    // λ as the formula gives it in R; the errors of the file nearly add up, so that other λ differ by 5e-8 alone, hence 1e-11.
    [Fact]
    public void The_reconciled_forecasts_are_those_of_hts()
    {
        double[] errors = [.. SharedFile.Rows("proof", "htseg1_resid.csv").SelectMany(row => row).Select(SharedFile.Number)], reconciled = new double[8];
        double[][] forecasts = [.. SharedFile.Rows("proof", "htseg1_base_h4.csv").Select(row => row.Select(SharedFile.Number).ToArray())];
        Reconciliation reconciliation = Reconciliation.MinTrace(Hierarchy.From(Two), errors);
        Assert.Equal(0.2488343, reconciliation.Shrinkage, 1e-7);
        foreach (string[] row in SharedFile.Rows("proof", "ref_hts603_reconciled.csv").Where(row => row[0] == "MinT_shr"))
        {
            reconciliation.Reconcile(forecasts[(int)SharedFile.Number(row[1]) - 1], reconciled);
            for (int i = 0; i < 8; i++)
            {
                Assert.Equal(SharedFile.Number(row[2 + i]), reconciled[i], 1e-11);
            }
        }
    }

    static readonly Gen<double[]> Errors = Gen.Double[-1, 1].Array[8 * 12];

    [Fact]
    public void Whatever_the_errors_the_sums_are_right() => Gen.Select(Errors, Gen.Double[0, 100].Array[8]).Sample((errors, forecasts) =>
    {
        var reconciled = new double[8];
        Reconciliation.MinTrace(Hierarchy.From(Two), errors).Reconcile(forecasts, reconciled);
        AddsUp(reconciled);
    });

    [Fact]
    public void Forecasts_that_add_up_stay() => Gen.Select(Errors, Gen.Double[0, 100].Array[8]).Sample((errors, forecasts) =>
    {
        var hierarchy = Hierarchy.From(Two);
        var reconciled = new double[8];
        hierarchy.AddUp(forecasts);
        Reconciliation.MinTrace(hierarchy, errors).Reconcile(forecasts, reconciled);
        Assert.Equal(forecasts, reconciled, (a, b) => Math.Abs(a - b) < 1e-7);
    });

    [Fact]
    public void No_leaf_falls_below_zero_and_the_sums_stay_right() => Gen.Select(Errors, Gen.Double[-50, 50].Array[8]).Sample((errors, forecasts) =>
    {
        var reconciled = new double[8];
        Reconciliation.MinTrace(Hierarchy.From(Two), errors).Reconcile(forecasts, reconciled, notNegative: true);
        Assert.All(reconciled, value => Assert.True(value >= 0));
        AddsUp(reconciled);
    });

    [Fact]
    public void A_series_that_was_never_off_is_believed()
    {
        double[] errors = [.. Enumerable.Range(0, 30).Select(i => i % 3 == 1 ? 0.0 : (i * 7919 % 11) - 5)], reconciled = new double[3];
        Reconciliation.MinTrace(Hierarchy.From([-1, 0, 0]), errors).Reconcile([13, 4, 6], reconciled);
        Assert.Equal(4, reconciled[1], 1e-6);
    }

    // Leaves 10 and 20 a period, total forecast 33 although it is 30, errors alike: 11, 21, 32 after reconciliation. 64 in total: at the end of period 2; 10.5 of the first leaf: just before the end of period 1.
    [Fact]
    public void Goals_of_a_tree_are_reached_by_the_reconciled_paths()
    {
        double[] errors = [1, 1, 1, -1, 1, 1, 1, -1, 1, -1, -1, 1, 1, 1, -1, -1, 1, -1, 1, -1, -1, -1, -1, -1];
        Reconciliation reconciliation = Reconciliation.MinTrace(Hierarchy.From([-1, 0, 0]), errors);
        ForecastLaw[] laws = [Flat(33, 0), Flat(10, 0), Flat(20, 0)];
        IReadOnlyList<Completion> completions = new HierarchyCompletion(reconciliation, laws, errors, [63.99, 10.5, double.PositiveInfinity]) { Pairs = 10 }.Simulate();
        Assert.Equal((2, 1, null), (completions[0].PeriodAt(1), completions[1].PeriodAt(1), completions[2].PeriodAt(0.01)));
    }

    [Fact]
    public void A_tree_of_noise_is_fixed_by_its_seed_and_near_the_closed_form()
    {
        double[] errors = [.. Enumerable.Range(0, 300).Select(i => (double)((i * 7919 % 101) - 50))];
        for (int t = 0; t < 100; t++)
        {
            errors[3 * t] = errors[(3 * t) + 1] + errors[(3 * t) + 2];
        }

        Reconciliation reconciliation = Reconciliation.MinTrace(Hierarchy.From([-1, 0, 0]), errors);
        ForecastLaw[] laws = [Flat(300, 5 * Math.Sqrt(2)), Flat(100, 5), Flat(200, 5)];
        var goals = new HierarchyCompletion(reconciliation, laws, errors, [1500, 500, 1000]) { Seed = 4, Pairs = 2000 };
        IReadOnlyList<Completion> completions = goals.Simulate();
        Assert.Equal(completions[1].Chances, goals.Simulate()[1].Chances);

        // The expected total is the goal at period 5: a half; 4,000 paths in mirrored pairs.
        Assert.All(completions, completion => Assert.Equal(0.5, completion.ProbabilityBy(5), 0.04));
        Assert.All(completions, completion => Assert.Equal(1, completion.ProbabilityBy(6), 0.01));
    }

    // Steps that add nothing leave every chance as it is, to the bit; a step that adds a tenth to the second leaf (of 200) shifts half a path's total by as much.
    [Fact]
    public void Scenarios_of_a_tree_share_the_paths_of_its_base()
    {
        double[] errors = [.. Enumerable.Range(0, 300).Select(i => (double)((i * 7919 % 101) - 50))];
        Reconciliation reconciliation = Reconciliation.MinTrace(Hierarchy.From([-1, 0, 0]), errors);
        ForecastLaw[] laws = [Flat(300, 7), Flat(100, 5), Flat(200, 5)];
        var goals = new HierarchyCompletion(reconciliation, laws, errors, [1500, 500, 1000]) { Seed = 4, Pairs = 2000 };
        SeriesUplift nothing = new(1, new(0, 1, 0, 0, double.PositiveInfinity, [])), tenth = new(2, new(1, 1, 0.1, 0, double.PositiveInfinity, [])), unsure = new(2, new(2, 1, 0, 0.05, 4, []));
        IReadOnlyList<Completion> whole = goals.Stepwise(0, [[nothing], [tenth], [unsure]]);
        Completion own = goals.Simulate()[0];
        Assert.Equal(own.Chances, whole[0].Chances);
        Assert.Equal(own.Chances, whole[1].Chances);
        Assert.All(whole[2].Chances.Zip(own.Chances), it => Assert.True(it.First >= it.Second));
        // 320 a period: 1,500 are reached in period 4.69, of 300 in period 5; a moment is known to a twentieth.
        double half = whole[2].MomentAt(0.5)!.Value;
        Assert.Equal(1500.0 / 320, half, 0.05);
        Assert.Equal(5, own.MomentAt(0.5)!.Value, 0.05);
        Assert.Equal(whole[3].Chances, goals.Stepwise(0, [[tenth, unsure]])[1].Chances);
    }

    [Fact]
    public void A_step_of_a_series_that_is_not_there_is_a_wrong_call()
    {
        double[] errors = [1, 1, 1, -1, 1, 1, 1, -1, 1];
        var goals = new HierarchyCompletion(Reconciliation.MinTrace(Hierarchy.From([-1, 0, 0]), errors), [Flat(33, 0), Flat(10, 0), Flat(20, 0)], errors, [1, 1, 1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => goals.Stepwise(0, [[new(3, new(0, 1, 0, 0, 1, []))]]));
        Assert.Equal("not_finite", Refused(() => goals.Stepwise(0, [[new(1, new(0, 1, double.NaN, 0, 1, []))]])));
    }

    [Theory]
    [InlineData(new[] { 0, 0 })]
    [InlineData(new[] { -1, -1 })]
    [InlineData(new[] { -1, 7 })]
    [InlineData(new[] { -1, 2, 1 })]
    public void Parents_that_are_no_tree_are_refused(int[] parents) => Assert.Equal("not_a_tree", Refused(() => Hierarchy.From(parents)));

    [Fact]
    public void Two_periods_of_errors_are_too_few() => Assert.Equal("too_few_periods", Refused(() => Reconciliation.MinTrace(Hierarchy.From([-1, 0, 0]), new double[6])));

    [Fact]
    public void Errors_with_a_hole_are_refused() => Assert.Equal("series_with_holes", Refused(() => Reconciliation.MinTrace(Hierarchy.From([-1, 0, 0]), [1, 2, 3, 4, double.NaN, 6, 7, 8, 9])));

    [Fact]
    public void A_goal_below_what_is_done_is_refused()
    {
        double[] errors = [1, 1, 1, -1, 1, 1, 1, -1, 1];
        ForecastLaw[] laws = [Flat(33, 0), Flat(10, 0), Flat(20, 0)];
        Assert.Equal("target_below_done", Refused(() => new HierarchyCompletion(Reconciliation.MinTrace(Hierarchy.From([-1, 0, 0]), errors), laws, errors, [-1, 0, 0]).Simulate()));
    }

    static ForecastLaw Flat(double point, double sigma) => new([.. Enumerable.Repeat(point, 8)], [1, 0, 0, 0, 0, 0, 0, 0], sigma);

    static string Refused(Action act) => Assert.Throws<AssumptionException>(act).Id;

    static void AddsUp(double[] values)
    {
        Assert.Equal(values[0], values[1] + values[2], 1e-7);
        Assert.Equal(values[1], values[3] + values[4] + values[5], 1e-7);
        Assert.Equal(values[2], values[6] + values[7], 1e-7);
    }
}
