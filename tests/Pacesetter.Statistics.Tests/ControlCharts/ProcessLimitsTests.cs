using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.ControlCharts;

namespace Pacesetter.Statistics.Tests.ControlCharts;

public class ProcessLimitsTests
{
    static readonly Gen<double[]> Windows = Gen.Double[-1000, 1000].Array[2, 30];

    // Sum 6000, mean 600.0. Moving ranges 8 5 11 4 5 14 12 4 4, sum 67, mean 67/9 = 7.444.
    // 2.66 × 7.444 = 19.802: limits 580.2 and 619.8.
    [Fact]
    public void Ten_days_of_the_rubber_group_set_limits_that_eight_hundred_is_far_above()
    {
        var limits = ProcessLimits.From([594, 602, 607, 596, 600, 605, 591, 603, 599, 603]);
        Assert.Equal(600.0, limits.Centre, 1e-12);
        Assert.Equal(67 / 9.0, limits.MeanMovingRange, 1e-12);
        Assert.Equal(580.2, limits.Lower, 0.05);
        Assert.Equal(619.8, limits.Upper, 0.05);
        Assert.True(limits.Contains(619));
        Assert.False(limits.Contains(800));
        Assert.False(limits.Contains(580));
    }

    [Fact]
    public void Equal_values_leave_no_room() => Assert.Equal(new ProcessLimits(7, 7, 7, 0), ProcessLimits.From([7, 7, 7]));

    [Fact]
    public void Shifting_every_value_shifts_every_limit() => Gen.Select(Windows, Gen.Double[-1000, 1000]).Sample((values, shift) =>
    {
        var before = ProcessLimits.From(values);
        var after = ProcessLimits.From([.. values.Select(value => value + shift)]);
        Assert.Equal(before.Lower + shift, after.Lower, 1e-6);
        Assert.Equal(before.Upper + shift, after.Upper, 1e-6);
    });

    [Fact]
    public void Scaling_every_value_scales_every_limit() => Gen.Select(Windows, Gen.Double[0.1, 10]).Sample((values, scale) =>
    {
        var before = ProcessLimits.From(values);
        var after = ProcessLimits.From([.. values.Select(value => value * scale)]);
        Assert.Equal(before.Lower * scale, after.Lower, 1e-6);
        Assert.Equal(before.Upper * scale, after.Upper, 1e-6);
    });

    [Fact]
    public void Time_may_run_backwards() => Windows.Sample(values =>
        Assert.Equal(ProcessLimits.From(values).Upper, ProcessLimits.From([.. values.Reverse()]).Upper, 1e-9));

    [Fact]
    public void One_value_has_no_moving_range()
    {
        var refused = Assert.Throws<AssumptionException>(() => ProcessLimits.From([600]));
        Assert.Equal(("too_few_values", "values"), (refused.Id, refused.Subject));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_value_that_is_not_finite_is_refused(double value) =>
        Assert.Equal("not_finite", Assert.Throws<AssumptionException>(() => ProcessLimits.From([1, value, 2])).Id);
}
