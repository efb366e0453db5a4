using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Integrity;

namespace Pacesetter.Statistics.Tests.Integrity;

/// <summary>Shares of those chosen, compared among groups.</summary>
public sealed class RateDifferenceTests
{
    // Fisher's exact test, two-sided, of 8 of 20 against 2 of 20: 2 Σ_{k ≥ 8} C(20,k) C(20,10−k) / C(40,10) .
    [Fact]
    public void Two_groups_agree_with_fishers_exact_test()
    {
        double exact = 2 * Enumerable.Range(8, 3).Sum(k => Choices(20, k) * Choices(20, 10 - k)) / Choices(40, 10);
        Assert.Equal(exact, RateDifference.Of([20, 20], [8, 2], draws: 99_999).PValue, 0.003);
    }

    [Fact]
    public void Equal_rates_are_no_difference()
    {
        RateDifference found = RateDifference.Of([10, 20, 30], [2, 4, 6]);
        Assert.Equal((0.0, 1.0), (found.ChiSquare, found.PValue));
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        Assert.Equal(Assumption.OneLevel, Assert.Throws<AssumptionException>(() => RateDifference.Of([10, 0], [2, 0])).Id);
        Assert.Equal(Assumption.AllEqual, Assert.Throws<AssumptionException>(() => RateDifference.Of([10, 10], [0, 0])).Id);
        Assert.Throws<ArgumentException>(() => RateDifference.Of([10, 10], [11, 0]));
    }

    static double Choices(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (sum, i) => sum * (n - k + i) / i);
}
