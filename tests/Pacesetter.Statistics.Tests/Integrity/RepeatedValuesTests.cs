using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Integrity;

namespace Pacesetter.Statistics.Tests.Integrity;

public class RepeatedValuesTests
{
    // 1 1 2: expected 2 × 1 ÷ 3 = 2/3. Of the orders 112 121 211 two have a repeat: p = 2/3, drawn 9,999 times: s.d. 0.005, four of them 0.02.
    [Fact]
    public void Three_values_by_hand()
    {
        var found = RepeatedValues.InSequence([1, 1, 2]);
        Assert.Equal(1, found.Repeats);
        Assert.Equal(2 / 3.0, found.Expected, 1e-12);
        Assert.Equal(1.5, found.Question.Estimate, 1e-12);
        Assert.Equal(2 / 3.0, found.Question.PValue, 0.02);
    }

    [Fact]
    public void Ten_copied_days_stand_out()
    {
        var found = RepeatedValues.InSequence([.. Enumerable.Repeat(118.0, 10), 97, 103, 121, 99, 108, 95, 130, 88, 101, 112]);
        Assert.Equal(9, found.Repeats);
        Assert.InRange(found.Question.PValue, 0, 0.001);
    }

    [Fact]
    public void Different_values_never_repeat() => Gen.Int[2, 20].Sample(extra =>
        Assert.Equal(1, RepeatedValues.InSequence([.. Enumerable.Range(0, extra + 1).Select(i => (double)i)], 99).Question.PValue), iter: 20);

    // 99 100 101 against σ² = 100: Σ = 2, 2 ÷ 100 = 0.02 on 2 degrees: P = 1 − e^(−0.01) = 0.00995; estimate 1 ÷ 100.
    [Fact]
    public void Three_steady_values_by_hand()
    {
        var found = RepeatedValues.TooSteady([99, 100, 101], 100);
        Assert.Equal(1 - Math.Exp(-0.01), found.PValue, 1e-13);
        Assert.Equal(0.01, found.Estimate, 1e-15);
    }

    [Theory]
    [InlineData(new[] { 1.0 }, "too_few_values")]
    [InlineData(new[] { 1, double.NaN, 2 }, "not_finite")]
    [InlineData(new[] { 1.0, 1, 1 }, "all_equal")]
    public void Unfit_values_are_refused(double[] values, string id) => Assert.Equal(id, Assert.Throws<AssumptionException>(() => RepeatedValues.InSequence(values)).Id);

    [Theory]
    [InlineData(new[] { 1.0 }, 1, "too_few_values")]
    [InlineData(new[] { 1.0, 2, 3 }, 0, "not_positive")]
    [InlineData(new[] { 1.0, 2, 3 }, double.NaN, "not_finite")]
    public void Unfit_variances_are_refused(double[] values, double variance, string id) => Assert.Equal(id, Assert.Throws<AssumptionException>(() => RepeatedValues.TooSteady(values, variance)).Id);
}
