using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Integrity;
using Pacesetter.Statistics.Shrinkage;

namespace Pacesetter.Statistics.Tests.Integrity;

public class MiddleBandTests
{
    // 1.2 1.4 1.5 1.6 1.7: median 1.5, above 1.30; four of five above it: P(K ≥ 4 of 5) = 6 ÷ 32 = 0.1875. A loose standard, but five people do not prove it.
    [Fact]
    public void A_cohort_with_a_median_of_one_and_a_half_has_a_loose_standard()
    {
        MiddleBand found = MiddleBand.Of([1.7, 1.2, 1.6, 1.4, 1.5], new());
        Assert.Equal((1.5, 1, true, false), (found.Median, found.Reach, found.IsHigh, found.IsLow));
        Assert.Equal(0.1875, found.High.PValue, 1e-13);
    }

    // 0.5 0.6 0.61 0.95: median 0.605; three below 0.90: P(K ≥ 3 of 4) = 5/16; none of four reaches 1: P = 0.1⁴ = 0.0001; the smaller, twice.
    [Fact]
    public void Labourers_at_six_tenths_have_a_tight_one()
    {
        MiddleBand found = MiddleBand.Of([0.5, 0.6, 0.61, 0.95], new());
        Assert.Equal((0, false, true), (found.Reach, found.IsHigh, found.IsLow));
        Assert.Equal(2e-4, found.Low.PValue, 1e-13);
        Assert.True(MiddleBand.Of([0.85, 1.05, 1.1, 1.2], new()).IsLow); // in the band, but 3 of 4 is below 90 %
        Assert.False(MiddleBand.Of([1.0, 1.05, 1.1, 1.2], new()).IsLow);
    }

    [Fact]
    public void Higher_values_are_never_lower_in_the_band() => Gen.Double[0.5, 2].Array[1, 30].Sample(values =>
    {
        MiddleBand before = MiddleBand.Of(values, new());
        MiddleBand after = MiddleBand.Of([.. values.Select(value => value + 0.1)], new());
        Assert.True(after.High.PValue <= before.High.PValue + 1e-12 && after.Low.PValue >= before.Low.PValue - 1e-12 && after.Reach >= before.Reach);
    });

    [Theory]
    [InlineData(new double[0], "too_few_values")]
    [InlineData(new[] { 1, double.NaN }, "not_finite")]
    public void Unfit_values_are_refused(double[] values, string id) => Assert.Equal(id, Assert.Throws<AssumptionException>(() => MiddleBand.Of(values, new())).Id);

    [Fact]
    public void Operations_are_loose_or_tight_when_their_whole_interval_says_so()
    {
        double[] effects = [0, 0.02, -0.03, 0.01, 0.5, -0.45, 0.4, 0.02, -0.01, 0.03];
        double[] errors = [0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.3, 0.03, 0.03, 0.03];
        var found = LooseEffects.Of(new(effects, errors), 0.1);
        Assert.Equal([4], Enumerable.Range(0, 10).Where(i => found[i].IsLoose));
        Assert.Equal([5], Enumerable.Range(0, 10).Where(i => found[i].IsTight));
        RobustShrinkage shrunk = RobustEmpiricalBayes.Shrink(new(effects, errors), 0.05);
        Assert.Equal(Math.Exp(-shrunk.Shrunk[4]), found[4].Correction, 1e-12);
        Assert.InRange(found[4].High.PValue, 0, 1e-12);
        Assert.InRange(found[6].High.PValue, 0.1, 0.3); // 40 % off, but with an error of 30 % nobody knows
    }

    [Theory]
    [InlineData(new[] { 1.0 }, new[] { 1.0 }, "too_few_values")]
    [InlineData(new[] { 1.0, 2, 3 }, new[] { 1.0, 0, 1 }, "not_positive")]
    [InlineData(new[] { 1.0, 1, 1 }, new[] { 1.0, 1, 1 }, "all_equal")]
    public void Unfit_effects_are_refused(double[] effects, double[] errors, string id) => Assert.Equal(id, Assert.Throws<AssumptionException>(() => LooseEffects.Of(new(effects, errors), 0.1)).Id);
}
