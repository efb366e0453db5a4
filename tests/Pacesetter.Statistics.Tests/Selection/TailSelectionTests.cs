using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Distributions;
using Pacesetter.Statistics.Resampling;
using Pacesetter.Statistics.Selection;
using Pacesetter.Statistics.Shrinkage;

namespace Pacesetter.Statistics.Tests.Selection;

public class TailSelectionTests
{
    // 1 − v: 0.01, 0.05, 0.40, 0.50; means over the best k: 0.01, 0.03, 0.153, 0.24. At γ = 0.10 two stand.
    [Fact]
    public void Four_units_by_hand()
    {
        double[] v = [0.60, 0.99, 0.50, 0.95];
        TailChoice chosen = TailSelection.Choose(v, new(4, 0.10));
        Assert.Equal([1, 3], chosen.Chosen);
        Assert.Equal(0.03, chosen.ExpectedFalseShare, 1e-12);
        Assert.Equal((SelectionBound.FalseShare, 0.95, 2), (chosen.Binding, chosen.Cut, chosen.WithoutCapacity));

        TailChoice one = TailSelection.Choose(v, new(1, 0.10));
        Assert.Equal([1], one.Chosen);
        Assert.Equal((SelectionBound.Capacity, 2), (one.Binding, one.WithoutCapacity));
        Assert.Equal(SelectionBound.None, TailSelection.Choose(v, new(4, 1)).Binding);
    }

    [Fact]
    public void Nobody_is_chosen_when_nobody_is_sure_enough()
    {
        TailChoice chosen = TailSelection.Choose([0.3, 0.5, 0.2], new(3, 0.1));
        Assert.Empty(chosen.Chosen);
        Assert.Null(chosen.Cut);
        Assert.Equal((0, SelectionBound.FalseShare), (chosen.ExpectedFalseShare, chosen.Binding));
    }

    [Fact]
    public void Equals_are_not_parted_by_the_order_of_the_input() => Assert.Empty(TailSelection.Choose([0.97, 0.97, 0.97], new(2, 0.1)).Chosen);

    [Fact]
    public void Four_hundred_workers_have_the_choice_of_the_reference()
    {
        SharedTable workers = SharedTable.Read("effects", "ref_lme4_workers_blup_REML.csv");
        SharedTable expected = SharedTable.Read("ranking", "ref_own_top10pct_workers_tailprob.csv");
        double deviation = Math.Sqrt(0.022189600500963257);
        double threshold = TailSelection.Threshold([0], deviation * deviation, 0.1);
        double[] v = TailSelection.TailProbabilities(workers.Numbers("blup"), workers.Numbers("post_sd"), threshold);
        Assert.All(expected.Numbers("tail_prob").Zip(v), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
        TailChoice chosen = TailSelection.Choose(v, new(400, 0.1));
        Assert.Equal(45, chosen.Chosen.Length);
        Assert.Equal(expected.Texts("selected").Select((text, i) => (text, i)).Where(pair => pair.text == "TRUE").Select(pair => pair.i), chosen.Chosen);

        // Truth against the threshold of the model: 2 of 45 do not exceed it.
        double[] truth = SharedTable.Read("effects", "workers_synthetic_truth.csv").Numbers("true_ability");
        Assert.Equal(0.0444, chosen.Chosen.Count(i => truth[i] < threshold) / 45.0, 1e-4);
        Assert.True(TailSelection.Choose(v, new(40, 0.1)).Chosen.Length <= 40);
    }

    // 60 samples of 5,000 units, some 16,000 choices; their false share has s.d. 0.3 ÷ √16,000 = 0.0024 around at most 0.10: 0.11 is four of them above.
    [Fact]
    public void The_share_of_false_choices_keeps_within_its_limit()
    {
        (double wrong, double all) = (0, 0);
        for (int sample = 0; sample < 60; sample++)
        {
            var random = new RandomSequence(31, (ulong)sample);
            double[] errors = [.. Enumerable.Range(0, 5000).Select(_ => 0.2 + (0.4 * random.NextUniform()))];
            double[] truths = [.. errors.Select(_ => random.NextNormal())];
            double[] effects = [.. truths.Select((t, i) => t + (errors[i] * random.NextNormal()))];
            RobustShrinkage shrunk = RobustEmpiricalBayes.Shrink(new(effects, errors), 0.05);
            double threshold = TailSelection.Threshold([shrunk.Coefficients[0]], shrunk.Variance, 0.1);
            double[] deviations = [.. errors.Select((s, i) => Math.Sqrt(shrunk.Weights[i]) * s)];
            TailChoice chosen = TailSelection.Choose(TailSelection.TailProbabilities(shrunk.Shrunk.AsSpan(), deviations, threshold), SelectionLimits.Of(0.1, 5000, 0.1));
            wrong += chosen.Chosen.Count(i => truths[i] < threshold);
            all += chosen.Chosen.Length;
        }

        Assert.InRange(all, 14_000, 24_000);
        Assert.InRange(wrong / all, 0.08, 0.11);
    }

    // One prediction: t = 3 + 2 Φ⁻¹(0.9). Two far apart, α = 0.25: half of the upper camp exceeds its own middle.
    [Fact]
    public void The_threshold_is_what_the_share_exceeds()
    {
        Assert.Equal(3 + (2 * Normal.Quantile(0.9)), TailSelection.Threshold([3, 3], 4, 0.1), 1e-12);
        Assert.Equal(100, TailSelection.Threshold([0, 100], 1, 0.25), 1e-9);
    }

    // k ≤ αn: rounded down, but nobody is shut out for being one of few. 0.29 × 100 is 28.999999999999996 in binary.
    [Theory]
    [InlineData(0.1, 39, 3)]
    [InlineData(0.1, 40, 4)]
    [InlineData(0.1, 8, 1)]
    [InlineData(0.29, 100, 29)]
    [InlineData(0.07, 100, 7)]
    public void The_room_is_the_share_rounded_down_and_one_at_least(double share, int units, int room) =>
        Assert.Equal(new SelectionLimits(room, 0.1), SelectionLimits.Of(share, units, 0.1));

    [Fact]
    public void The_order_of_the_input_decides_nothing() => Gen.Double[0, 1].Array[1, 30].Sample(v =>
    {
        var there = TailSelection.Choose(v, new(5, 0.2)).Chosen.Select(i => v[i]).Order();
        double[] back = [.. v.Reverse()];
        Assert.Equal(there, TailSelection.Choose(back, new(5, 0.2)).Chosen.Select(i => back[i]).Order());
    });

    [Fact]
    public void A_wider_limit_never_chooses_fewer() => Gen.Double[0, 1].Array[1, 30].Sample(v =>
        Assert.True(TailSelection.Choose(v, new(10, 0.3)).Chosen.Length >= TailSelection.Choose(v, new(10, 0.1)).Chosen.Length));

    [Theory]
    [InlineData(new double[0], "too_few_values")]
    [InlineData(new[] { 0.1, double.NaN }, "not_finite")]
    [InlineData(new[] { 0.1, 1.5 }, "out_of_range")]
    public void Unfit_probabilities_are_refused(double[] v, string id) => Assert.Equal(id, Assert.Throws<AssumptionException>(() => TailSelection.Choose(v, new(1, 0.1))).Id);

    [Theory]
    [InlineData(double.NaN, 1, "not_finite")]
    [InlineData(1, 0, "not_positive")]
    [InlineData(1, -1, "not_positive")]
    public void Unfit_posteriors_are_refused(double mean, double deviation, string id) =>
        Assert.Equal(id, Assert.Throws<AssumptionException>(() => TailSelection.TailProbabilities([mean], [deviation], 0)).Id);

    [Fact]
    public void A_prior_without_variance_has_no_threshold() => Assert.Equal("not_positive", Assert.Throws<AssumptionException>(() => TailSelection.Threshold([1], 0, 0.1)).Id);
}
