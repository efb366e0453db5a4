using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Integrity;

namespace Pacesetter.Statistics.Tests.Integrity;

public class ThresholdCountsTests
{
    // 4 above, 1 below: P(K ≥ 4 of 5) = (5 + 1) ÷ 32 = 0.1875.
    [Fact]
    public void Four_against_one_by_hand()
    {
        var found = ThresholdCounts.Around([0.99, 1, 1.005, 1.009, 1.001, 1.02, 0.98], 1, 0.0101);
        Assert.Equal(new ThresholdCounts(4, 1), found);
        Assert.Equal(0.8, found.Question.Estimate, 1e-15);
        Assert.Equal(0.1875, found.Question.PValue, 1e-13);
    }

    [Fact]
    public void Four_hundred_garment_days_lie_just_above_their_target_and_twenty_three_just_below()
    {
        var found = ThresholdCounts.Around(BunchingTests.Garments(), 0, 0.01);
        Assert.Equal(new ThresholdCounts(400, 23), found);
        Assert.InRange(found.Question.PValue, 0, 1e-80);
        Assert.Contains("fewer than 0.0001 of 100", found.Question.FalseAlarm, StringComparison.Ordinal);
    }

    // 0.7 − 0.6 is 0.09999999999999998: on the threshold 0.1, not below it.
    [Fact]
    public void Differences_of_decimals_that_miss_the_threshold_by_a_hair_are_on_it() => Assert.Equal(new ThresholdCounts(1, 0), ThresholdCounts.Around([0.7 - 0.6], 0.1, 0.01));

    [Fact]
    public void Mirrored_values_change_sides() => Gen.Int[-99, 99].Array[1, 50].Sample(whole =>
    {
        double[] values = [.. whole.Where(value => value % 10 != 0).Select(value => value / 100.0), 0.005];
        var found = ThresholdCounts.Around(values, 0, 0.5);
        var mirrored = ThresholdCounts.Around([.. values.Select(value => -value)], 0, 0.5);
        Assert.Equal((found.Above, found.Below), (mirrored.Below, mirrored.Above));
    });

    [Theory]
    [InlineData(new double[0], "too_few_values")]
    [InlineData(new[] { 5.0, 6 }, "too_few_values")]
    [InlineData(new[] { 1, double.NaN }, "not_finite")]
    public void Unfit_values_are_refused(double[] values, string id) => Assert.Equal(id, Assert.Throws<AssumptionException>(() => ThresholdCounts.Around(values, 1, 0.1)).Id);
}
