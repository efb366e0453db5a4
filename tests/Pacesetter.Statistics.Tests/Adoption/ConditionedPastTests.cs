using CsCheck;
using Pacesetter.Statistics.Adoption;
using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Tests.Adoption;

public sealed class ConditionedPastTests
{
    static readonly double[] Recent = [0, 1, 0, 1, 2];
    static readonly double[] Earlier = [0, 0, 1, 1, 0.5];
    static readonly double[] After = [0, 1, 2, 3, 4];

    // Centred e: -.5 -.5 .5 .5 0, square 1; b: -.8 .2 -.8 .2 1.2, square 2.8, product with e 0: they are orthogonal.
    // Centred p: -2 … 2: slope on e = (1 + .5 + 0 + .5) = 2; on b = (1.6 − .2 + 0 + .2 + 2.4) ÷ 2.8 = 4 ÷ 2.8 = 10/7.
    // RSS = 10 − 2² ÷ 1 − 4² ÷ 2.8 = 10 − 4 − 5.7142857 = 2/7; s² = 1/7 with 5 − 3 = 2 degrees.
    // An adopter at b = .8, e = .5, the means: forecast 2; p = 3 gives A = 1, se² = 1/7 × (1 + 1/5).
    [Fact]
    public void Five_donors_and_one_adopter_by_hand()
    {
        ConditionedPast found = ConditionedPast.Estimate(new([0.8], [0.5], [3]), new(Recent, Earlier, After));
        Assert.Equal(1, found.Effect, 1e-12);
        Assert.Equal(2, found.Forecast, 1e-12);
        Assert.Equal(2, found.Degrees);
        Assert.Equal(10.0 / 7, found.Slopes.Recent, 1e-12);
        Assert.Equal(2, found.Slopes.Earlier, 1e-12);
        Assert.Equal(Math.Sqrt(1.2 / 7), found.StandardError, 1e-12);
        Assert.Equal(Math.Sqrt(2.2 / 7), ConditionedPast.Estimate(new([0.8], [0.5], [3]), new(Recent, Earlier, After), noiseRatio: 2).StandardError, 1e-12);
        Assert.Equal(Math.Sqrt(1.7 / 7), ConditionedPast.Estimate(new([0.8], [0.5], [3]), new(Recent, Earlier, After), sharedPlace: 0.5).StandardError, 1e-12);
    }

    // Off the means: b = 1.8, e = 1.5 is 1 and 1 away: forecast 2 + 10/7 + 2, leverage 1/5 + 1 ÷ 2.8 + 1 ÷ 1.
    [Fact]
    public void An_adopter_unlike_the_donors_costs_precision()
    {
        ConditionedPast found = ConditionedPast.Estimate(new([1.8], [1.5], [3]), new(Recent, Earlier, After));
        Assert.Equal(3 - 4 - (10.0 / 7), found.Effect, 1e-12);
        Assert.Equal(0.2 + (1 / 2.8) + 1, found.Leverage, 1e-12);
    }

    [Fact]
    public void What_every_unit_gains_alike_and_what_its_past_foretells_is_no_effect() =>
        Gen.Select(Gen.Double[-5, 5].Array[24], Gen.Double[-5, 5].Array[24], Gen.Double[-2, 2], Gen.Double[-2, 2], Gen.Double[-9, 9]).Sample((b, e, g1, g2, shift) =>
        {
            double[] p = [.. b.Zip(e, (x, y) => shift + (g1 * x) + (g2 * y))];
            ConditionedPast found = ConditionedPast.Estimate(new(b[..4], e[..4], [.. p[..4].Select(it => it + 3)]), new(b[4..], e[4..], p[4..]));
            Assert.Equal(3, found.Effect, 1e-7);
        }, iter: 50);

    [Fact]
    public void Scaling_the_outcome_scales_the_effect_and_its_error() =>
        Gen.Select(Gen.Double[-5, 5].Array[60], Gen.Double[0.1, 10]).Sample((y, scale) =>
        {
            ConditionedPast plain = Of(y);
            ConditionedPast scaled = Of([.. y.Select(it => it * scale)]);
            Assert.Equal(plain.Effect * scale, scaled.Effect, 1e-8);
            Assert.Equal(plain.StandardError * scale, scaled.StandardError, 1e-8);
            Assert.Equal(1, plain.PValue(1) + plain.PValue(-1), 1e-12);
        }, iter: 50);

    [Fact]
    public void A_regressor_that_does_not_vary_is_left_out_with_its_degree()
    {
        ConditionedPast found = ConditionedPast.Estimate(new([1], [0.5], [3]), new([1, 1, 1, 1, 1], Earlier, After));
        Assert.Equal(3, found.Degrees);
        Assert.Equal(0, found.Slopes.Recent);
    }

    [Fact]
    public void Where_nothing_varies_a_difference_is_certain_and_none_is_even()
    {
        double[] flat = [1, 1, 1, 1, 1];
        Assert.Equal(0.5, ConditionedPast.Estimate(new([1], [1], [1]), new(flat, flat, flat)).PValue(1));
        Assert.Equal(0, ConditionedPast.Estimate(new([1], [1], [2]), new(flat, flat, flat)).PValue(1));
        Assert.Equal(1, ConditionedPast.Estimate(new([1], [1], [2]), new(flat, flat, flat)).PValue(-1));
    }

    [Fact]
    public void Unfit_values_are_refused()
    {
        Assert.Equal(Assumption.TooFewValues, Assert.Throws<AssumptionException>(() => ConditionedPast.Estimate(new([1], [1], [1]), new([1, 2, 3], [1, 2, 4], [1, 2, 3]))).Id);
        Assert.Equal(Assumption.TooFewValues, Assert.Throws<AssumptionException>(() => ConditionedPast.Estimate(new([], [], []), new(Recent, Earlier, After))).Id);
        Assert.Equal(Assumption.NotFinite, Assert.Throws<AssumptionException>(() => ConditionedPast.Estimate(new([double.NaN], [1], [1]), new(Recent, Earlier, After))).Id);
        Assert.Throws<ArgumentOutOfRangeException>(() => ConditionedPast.Estimate(new([1, 2], [1], [1]), new(Recent, Earlier, After)));
    }

    // d of adopters 3, of donors 0 2 1: B = 3 − 1 = 2; s²(donors) = 1; one adopter: se² = 1 × (1 + 1/3), twice as noisy: 1 × (2 + 1/3).
    [Fact]
    public void The_donut_by_hand()
    {
        Assert.Equal(new DonutDifference(2, Math.Sqrt(4.0 / 3)), DonutDifference.Estimate([3], [0, 2, 1]));
        Assert.Equal(Math.Sqrt(7.0 / 3), DonutDifference.Estimate([3], [0, 2, 1], 2).StandardError, 1e-12);
    }

    // Ten adopters bring their own variance: five at 1 and five at 3 have s² = 10 ÷ 9, so se² = 1/9 + 1/3.
    [Fact]
    public void Ten_adopters_bring_their_own_variance() =>
        Assert.Equal(Math.Sqrt((1.0 / 9) + (1.0 / 3)), DonutDifference.Estimate([1, 3, 1, 3, 1, 3, 1, 3, 1, 3], [0, 2, 1], 2).StandardError, 1e-12);

    [Theory]
    [InlineData(0.5, 0.1, 1, 1, true)] // half of A is enough
    [InlineData(0.4, 0.1, 1, 1, false)] // less than half, and .6 is more than 1.96 × .1 away
    [InlineData(0.4, 0.31, 1, 1, true)] // no further than 1.96 × .31 = .6076
    [InlineData(-0.1, 9, 1, 1, false)] // the other side
    [InlineData(-0.6, 0.1, -1, -1, true)]
    [InlineData(0, 9, 0, 1, false)]
    public void The_cross_check_supports(double b, double error, double a, int sign, bool supports) =>
        Assert.Equal(supports, new DonutDifference(b, error).Supports(a, sign));

    static ConditionedPast Of(double[] y) => ConditionedPast.Estimate(new(y[..4], y[4..8], y[8..12]), new(y[12..28], y[28..44], y[44..60]));
}
