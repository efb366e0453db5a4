using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Quantiles;

namespace Pacesetter.Statistics.Tests.Quantiles;

public class QuantileTests
{
    static readonly Gen<double[]> Sorted = Gen.Double[-100, 100].Array[1, 40].Select(values => values.Order().ToArray());

    // n = 4, p = 0.9: h = 3 × 0.9 = 2.7, so x_2 + 0.7 (x_3 − x_2) = 30 + 0.7 × 10 = 37.
    [Theory]
    [InlineData(0.0, 10)]
    [InlineData(0.1, 13)]
    [InlineData(0.5, 25)]
    [InlineData(0.9, 37)]
    [InlineData(1.0, 40)]
    public void Quantiles_lie_between_the_order_statistics(double p, double expected) =>
        Assert.Equal(expected, Quantile.Of([10, 20, 30, 40], p), 1e-12);

    [Fact]
    public void A_single_value_is_every_quantile() => Gen.Double[0, 1].Sample(p => Assert.Equal(3.5, Quantile.Of([3.5], p)));

    [Fact]
    public void The_order_statistics_themselves_are_hit() => Sorted.Where(values => values.Length > 1).Sample(values =>
    {
        for (int i = 0; i < values.Length; i++)
        {
            Assert.Equal(values[i], Quantile.Of(values, i / (values.Length - 1.0)), 1e-9);
        }
    });

    [Fact]
    public void A_larger_share_never_has_a_smaller_quantile() => Gen.Select(Sorted, Gen.Double[0, 1], Gen.Double[0, 1]).Sample((values, p, q) =>
        Assert.True(Quantile.Of(values, Math.Min(p, q)) <= Quantile.Of(values, Math.Max(p, q)) + 1e-12));

    [Fact]
    public void Turning_the_sign_turns_the_quantiles_round() => Gen.Select(Sorted, Gen.Double[0, 1]).Sample((values, p) =>
        Assert.Equal(-Quantile.Of(values, p), Quantile.Of([.. values.Select(value => -value).Reverse()], 1 - p), 1e-9));

    [Fact]
    public void No_value_has_no_quantile() =>
        Assert.Equal("too_few_values", Assert.Throws<AssumptionException>(() => Quantile.Of([], 0.5)).Id);

    [Fact]
    public void A_value_that_is_not_a_number_is_refused() =>
        Assert.Equal("not_finite", Assert.Throws<AssumptionException>(() => Quantile.Of([1, double.NaN], 0.5)).Id);

    [Fact]
    public void Unsorted_values_and_shares_outside_zero_to_one_are_wrong_calls()
    {
        Assert.Throws<ArgumentException>(() => Quantile.Of([2, 1], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Of([1, 2], 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Of([1, 2], -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Of([1, 2], double.NaN));
    }
}
