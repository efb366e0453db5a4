using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Forecasting;

namespace Pacesetter.Statistics.Tests.Forecasting;

public class CompletionTests
{
    // Level 100 a week, σ 20, α 0.3, goal 5,200: at week 52 the expected total is the goal, so the chance is a half.
    [Fact]
    public void The_chance_is_a_half_when_the_expected_total_is_the_goal()
    {
        var completion = Completion.Closed(Law(100, 0, 20, new(0.3), 80), 5200);
        Assert.Equal(0.5, completion.ProbabilityBy(52), 1e-12);
        Assert.Equal((40, 52, 71), (completion.PeriodAt(0.1), completion.PeriodAt(0.5), completion.PeriodAt(0.8)));
        Assert.Equal(52, completion.MomentAt(0.5)!.Value, 1e-9);
    }

    // 10 a period for sure: 25 are reached in the middle of period 3.
    [Fact]
    public void Output_is_spread_evenly_over_a_period()
    {
        var law = Law(10, 0, 0, new(0.3), 4);
        Assert.Equal(2.5, Completion.Closed(law, 25).MomentAt(1)!.Value, 1e-12);
        Assert.Equal(2.5, Completion.Simulate(new([law], 25) { Paths = 16 }).MomentAt(1)!.Value, 1e-12);
        Assert.Equal(3, Completion.Closed(law, 25).PeriodAt(0.5));
    }

    // Two periods of 100 with σ 20 and α 0.3: S_2 = 200 + 1.3 e_1 + e_2, variance 400 × 2.69 = 1,076. Goal 232.802…: one standard deviation off.
    [Fact]
    public void The_first_error_is_held_by_the_second_period()
    {
        var law = Law(100, 0, 20, new(0.3), 2);
        Assert.Equal(Math.Sqrt(1076), law.CumulativeStandardErrors()[1], 1e-12);
        Assert.Equal(0.158655253931457, Completion.Closed(law, 200 + Math.Sqrt(1076)).ProbabilityBy(2), 1e-12);
    }

    [Fact]
    public void The_closed_form_is_that_of_the_reference()
    {
        Completion flat = Completion.Closed(Law(100, 0, 20, new(0.3), 80), 5200), rising = Completion.Closed(Law(100, 0.5, 20, new(0.3, 0.02, 1), 80), 5200);
        foreach (string[] row in SharedFile.Rows("proof", "ref_completion_distribution.csv"))
        {
            int h = int.Parse(row[0], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(SharedFile.Number(row[3]), flat.ProbabilityBy(h), 1e-9);
            Assert.Equal(SharedFile.Number(row[7]), rising.ProbabilityBy(h), 1e-9);
        }
    }

    // 20,000 paths, half of them mirrored: the margin of a share is below √(0.25 ÷ 20,000) = 0.0035 in standard deviations; cutting at zero adds a little.
    [Fact]
    public void Paths_and_closed_form_agree()
    {
        var law = Law(100, 0, 20, new(0.3), 80);
        var closed = Completion.Closed(law, 5200);
        var paths = Completion.Simulate(new([law], 5200) { Seed = 7 });
        Assert.Equal(20_000, paths.Paths);
        for (int h = 1; h <= 80; h++)
        {
            Assert.Equal(closed.ProbabilityBy(h), paths.ProbabilityBy(h), 0.015);
        }
    }

    [Fact]
    public void A_chance_never_falls_in_time() =>
        Assert.All(Chances(new([Law(3, -0.2, 4, new(0.4, 0.1, 1), 60)], 90) { Seed = 3 }).Zip(Chances(new([Law(3, -0.2, 4, new(0.4, 0.1, 1), 60)], 90) { Seed = 3 }).Skip(1)), pair => Assert.True(pair.Second >= pair.First));

    [Fact]
    public void A_seed_gives_the_same_bits_in_any_number_of_threads()
    {
        var specification = new CompletionSpecification([Law(100, 0, 20, new(0.3), 60), Law(101, 0, 18, new(0.5), 60)], 5200) { Seed = 11, Uplifts = [new(3, 5, 0.1, 0.05, 6, [0.5, 1], 0.7)] };
        IReadOnlyList<double> here = Completion.Simulate(specification).Probabilities;
        Parallel.For(0, 6, _ => Assert.Equal(here, Completion.Simulate(specification).Probabilities));
        Assert.NotEqual(here, Completion.Simulate(specification with { Seed = 12 }).Probabilities);
    }

    // No error, 10 a period, weights 1, 0, 1: 10, 10, 20. Done 5 of 25: reached in period 3.
    [Fact]
    public void A_period_without_work_adds_nothing()
    {
        var law = Law(10, 0, 0, new(0.3), 3);
        double[] weights = [1, 0, 1];
        Assert.Equal([0.0, 0, 1], Completion.Closed(law, 25, 5, weights).Probabilities);
        Assert.Equal([0.0, 0, 1], Completion.Simulate(new([law], 25) { Done = 5, Weights = weights, Paths = 16 }).Probabilities);
    }

    // Level basis: three periods together reach 36. Past 10, 11; ahead 12, 13, 14 for sure: 33, 36, 39.
    [Fact]
    public void A_level_is_reached_by_the_last_periods_together()
    {
        var law = new ForecastLaw([12, 13, 14], [1, 1, 1], 0);
        Assert.Equal([0.0, 1, 1], Completion.Simulate(new([law], 36) { Window = 3, History = [99, 10, 11], Paths = 16 }).Probabilities);
        Assert.Equal(1.5, Completion.Simulate(new([law], 34.5) { Window = 3, History = [10, 10, 11], Paths = 16 }).MomentAt(1)!.Value, 1e-12);
        Assert.Equal("too_few_periods", Refused(() => Completion.Simulate(new([law], 36) { Window = 3, History = [10, 11] })));
    }

    // 10 a period for sure, and 20 % more from period 2 on, half of it in its first period: 10, 11, 12.
    [Fact]
    public void An_uplift_ramps_up()
    {
        var law = Law(10, 0, 0, new(0.3), 3);
        var raised = new CompletionSpecification([law], 33) { Uplifts = [new(0, 2, 0.2, 0, 5, [0.5, 1])], Paths = 160 };
        Assert.Equal([0.0, 0, 1], Completion.Simulate(raised).Probabilities);
        Assert.Equal([0.0, 0, 0], Completion.Simulate(raised with { Uplifts = [] }).Probabilities);
        Assert.Equal(0.5, Completion.Simulate(raised with { Uplifts = [new(0, 2, 0.2, 0, 5, [0.5, 1], 0.5)] }).ProbabilityBy(3), 1e-12);
    }

    [Fact]
    public void An_uplift_leaves_the_other_random_numbers_alone()
    {
        var law = Law(100, 0, 20, new(0.3), 60);
        var bare = new CompletionSpecification([law], 5200) { Seed = 5 };
        Assert.Equal(Completion.Simulate(bare).Probabilities, Completion.Simulate(bare with { Uplifts = [new(9, 1, 0, 0, 5, [1])] }).Probabilities);
    }

    [Fact]
    public void Errors_of_the_past_may_be_drawn_in_place_of_the_normal()
    {
        var law = new ForecastLaw([10, 10], [1, 0], 2);
        double[] twoSided = [-5, 5];
        Assert.Equal(0.5, Completion.Simulate(new([law], 12) { Shocks = twoSided, Paths = 20_000 }).ProbabilityBy(1), 1e-12);
        Assert.Equal("too_few_values", Refused(() => Completion.Simulate(new([law], 12) { Shocks = [1] })));
    }

    [Fact]
    public void A_goal_that_is_met_is_certain() => Assert.Equal(1, Completion.Simulate(new([Law(1, 0, 1, new(0.2), 2)], 5) { Done = 5, Paths = 16 }).ProbabilityBy(1));

    [Fact]
    public void A_goal_out_of_reach_has_no_date()
    {
        var completion = Completion.Closed(Law(1, 0, 0.1, new(0.2), 5), 100);
        Assert.Null(completion.PeriodAt(0.1));
        Assert.Null(completion.MomentAt(0.1));
    }

    [Fact]
    public void A_target_below_what_is_done_is_refused()
    {
        Assert.Equal("target_below_done", Refused(() => Completion.Closed(Law(1, 0, 1, new(0.2), 5), 10, done: 11)));
        Assert.Equal("target_below_done", Refused(() => Completion.Simulate(new([Law(1, 0, 1, new(0.2), 5)], 10) { Done = 11 })));
    }

    [Theory]
    [InlineData(double.NaN, "not_finite")]
    [InlineData(-1, "negative_output")]
    public void A_goal_that_is_no_amount_is_refused(double goal, string id) => Assert.Equal(id, Refused(() => Completion.Closed(Law(1, 0, 1, new(0.2), 5), goal)));

    [Fact]
    public void A_calendar_with_a_hole_is_refused() => Assert.Equal("series_with_holes", Refused(() => Completion.Closed(Law(1, 0, 1, new(0.2), 2), 10, 0, [1, double.NaN])));

    static IReadOnlyList<double> Chances(CompletionSpecification specification) => Completion.Simulate(specification).Probabilities;

    static string Refused(Action act) => Assert.Throws<AssumptionException>(act).Id;

    static ForecastLaw Law(double level, double slope, double sigma, SmoothingParameters parameters, int horizon) =>
        new SmoothingModel(new(), parameters with { Phi = 1 }, default, level, slope, [], [], []).Forecast(horizon) with { Sigma = sigma };
}
