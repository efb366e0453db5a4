using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Forecasting;

namespace Pacesetter.Statistics.Tests.Forecasting;

public class CalibrationTests
{
    // Past u: 0.2, 0.4, 0.6 with weight 3 of 4, the uniform with weight 1. At 0.4: own 2 ÷ 4, so (3 × 0.5 + 0.4) ÷ 4 = 0.475.
    // At 0.5 own is half way from 2 ÷ 4 to 3 ÷ 4: (3 × 0.625 + 0.5) ÷ 4.
    [Fact]
    public void A_probability_becomes_the_share_that_came_out_below_it()
    {
        var calibration = Calibration.From([0.6, 0.2, 0.4], filling: 1);
        Assert.Equal(0.475, calibration.Corrected(0.4), 1e-12);
        Assert.Equal(2.375 / 4, calibration.Corrected(0.5), 1e-12);
    }

    [Fact]
    public void What_was_corrected_can_be_undone() => Gen.Select(Gen.Double[0, 1].Array[0, 30], Gen.Double[0.01, 0.99]).Sample((past, q) =>
    {
        // Where two of the past, or one and an end, all but coincide, the correction jumps, and a jump cannot be undone.
        double[] ends = [0, .. past.Order(), 1];
        bool jumps = ends.Zip(ends.Skip(1)).Any(it => it.Second - it.First < 1e-5);
        var calibration = Calibration.From(past);
        Assert.Equal(q, calibration.Corrected(calibration.Uncorrected(q)), jumps ? 1 : 1e-6);
    });

    [Fact]
    public void Without_a_past_nothing_changes() => Gen.Double[0, 1].Sample(p => Assert.Equal(p, Calibration.From([]).Corrected(p)));

    [Fact]
    public void A_series_without_a_past_takes_that_of_all()
    {
        var all = Calibration.From([0.5, 0.5, 0.5]);
        Assert.Equal(all.Corrected(0.3), Calibration.From([], all).Corrected(0.3));
    }

    [Fact]
    public void More_stays_more() => Gen.Select(Gen.Double[0, 1].Array[0, 30], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((past, p, q) =>
    {
        var calibration = Calibration.From(past, filling: 5);
        Assert.True(calibration.Corrected(Math.Min(p, q)) <= calibration.Corrected(Math.Max(p, q)) + 1e-12);
        Assert.Equal((0, 1), (calibration.Corrected(0) * (past.Contains(0) ? 0 : 1), calibration.Corrected(1)));
    });

    [Fact]
    public void A_past_that_is_no_number_is_refused() => Assert.Equal("not_finite", Assert.Throws<AssumptionException>(() => Calibration.From([double.NaN])).Id);

    // Forecasts of twice the true spread put the truth between 0.25 and 0.75 too often; corrected, the 80 % moment comes earlier.
    [Fact]
    public void Too_wide_a_law_is_made_narrower()
    {
        double[] past = [.. Enumerable.Range(1, 99).Select(i => Narrower(i / 100.0))];
        var law = new ForecastLaw([.. Enumerable.Repeat(10.0, 40)], [.. Enumerable.Repeat(0.3, 40).Select((c, j) => j == 0 ? 1 : c)], 4);
        var completion = Completion.Closed(law, 200);
        Assert.True(completion.Calibrated(Calibration.From(past)).MomentAt(0.8) < completion.MomentAt(0.8));
        Assert.True(completion.Calibrated(Calibration.From(past)).MomentAt(0.1) > completion.MomentAt(0.1));
    }

    static double Narrower(double p) => Statistics.Distributions.Normal.Cumulative(Statistics.Distributions.Normal.Quantile(p) / 2);
}
