using CsCheck;
using Pacesetter.Measuring;
using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Tests.Measuring;

public class SharesTests
{
    // 95 good of which 5 reworked, 5 scrapped: (95 − 5) ÷ 100 = 0.90.
    [Fact]
    public void First_pass_yield_counts_neither_scrap_nor_rework() => Assert.Equal(0.90m, FirstPassYield.Of(95, 5, 5));

    [Fact]
    public void First_pass_yield_lies_between_nothing_and_all() =>
        Gen.Select(Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 100]).Where((good, scrap, _) => good + scrap > 0).Sample((good, scrap, rework) =>
            Assert.InRange(FirstPassYield.Of(good, scrap, rework)!.Value, 0m, 1m));

    [Fact]
    public void Nothing_started_has_no_yield() => Assert.Null(FirstPassYield.Of(0, 0, 3));

    // 6 h on quota of 8 attended; 9 ticketed of 8 attended overlap.
    [Fact]
    public void Coverage_is_hours_on_quota_of_hours_attended()
    {
        Assert.Equal(0.75m, Coverage.Of(6, 8));
        Assert.Equal(1.125m, Coverage.Of(9, 8));
        Assert.Null(Coverage.Of(6, 0));
    }

    // Eleven members 0.50, 0.60 … 1.50: h = 10 p, so P10 = 0.60, P50 = 1.00, P90 = 1.40; ratio 7/3; five below 1.00.
    [Fact]
    public void Dispersion_is_the_ninth_tenth_over_the_first()
    {
        var dispersion = Dispersion.Of([1.5, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4]);
        Assert.Equal(0.6, dispersion.P10, 1e-12);
        Assert.Equal(1.0, dispersion.Median, 1e-12);
        Assert.Equal(1.4, dispersion.P90, 1e-12);
        Assert.Equal(1.4 / 0.6, dispersion.Ratio!.Value, 1e-12);
        Assert.Equal(5 / 11.0, dispersion.ShareBelowOne, 1e-12);
    }

    [Fact]
    public void Scaling_everybody_leaves_the_ratio() => Gen.Select(Gen.Double[0.5, 2].Array[1, 20], Gen.Double[0.5, 2]).Sample((values, scale) =>
        Assert.Equal(Dispersion.Of(values).Ratio!.Value, Dispersion.Of([.. values.Select(value => value * scale)]).Ratio!.Value, 1e-9));

    [Fact]
    public void A_tenth_at_zero_has_no_ratio_and_nobody_has_no_dispersion()
    {
        Assert.Null(Dispersion.Of([0, 0, 1]).Ratio);
        Assert.Equal("too_few_values", Assert.Throws<AssumptionException>(() => Dispersion.Of([])).Id);
        Assert.Equal("not_finite", Assert.Throws<AssumptionException>(() => Dispersion.Of([1, double.NaN])).Id);
    }
}
