using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Forecasting;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Tests.Forecasting;

public class ForecastTests
{
    // Shares 1, ½, 1, 0: outputs 10, 5, 12, 0 are rates 10, 10, 12, and 12 carried over the closed period.
    [Fact]
    public void Half_a_week_counts_as_half()
    {
        Assert.Equal([10.0, 10, 12, 12], WorkingCalendar.Rates([10, 5, 12, 0], [1, 0.5, 1, 0]));
        Assert.Equal([10.0, 10, 12, 10], WorkingCalendar.Rates([10, 5, 12, 0], [1, 0.5, 1, 0], season: 2));
        Assert.Equal([8.0, 8], WorkingCalendar.Rates([0, 4], [0, 0.5]));
    }

    [Fact]
    public void The_calendar_ahead_is_put_back()
    {
        double[] shares = [.. Enumerable.Range(0, 40).Select(t => t % 5 == 0 ? 0.6 : 1)], values = [.. shares.Select(share => 50 * share)];
        Forecast forecast = Forecast.Estimate(values, new(3) { Worked = shares, ToWork = [1, 0, 0.5] });
        Assert.Equal([50.0, 0, 25], forecast.Points, (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(0, forecast.Upper[1]);
    }

    [Theory]
    [InlineData(ForecastMethod.Combination)]
    [InlineData(ForecastMethod.Simple)]
    [InlineData(ForecastMethod.Naive)]
    [InlineData(ForecastMethod.CrostonSba)]
    public void Four_of_five_values_of_noise_lie_in_the_intervals(ForecastMethod method)
    {
        // 150 series × 4 values at 80 %, whose intervals are sized by 17 to 19 scores: two standard deviations are about 0.06.
        int held = 0;
        for (ulong number = 0; number < 150; number++)
        {
            var random = new RandomSequence(4, number);
            double[] values = [.. Enumerable.Range(0, 104).Select(_ => 100 + (10 * random.NextNormal()))];
            Forecast forecast = Forecast.Estimate(values.AsSpan(0, 100), new(4) { Method = method });
            held += Enumerable.Range(0, 4).Count(h => values[100 + h] >= forecast.Lower[h] && values[100 + h] <= forecast.Upper[h]);
        }

        Assert.InRange(held / 600.0, 0.74, 0.90);
    }

    [Fact]
    public void A_short_history_says_that_no_origin_sized_its_intervals()
    {
        double[] values = [5, 7, 6, 8, 5, 7, 9, 6, 5, 8, 7, 6];
        Forecast forecast = Forecast.Estimate(values, new(2) { Method = ForecastMethod.Simple });
        Assert.Equal(0, forecast.Origins);
        Assert.True(forecast.Lower[0] < forecast.Points[0] && forecast.Points[0] < forecast.Upper[0]);
    }

    [Fact]
    public void No_end_of_an_interval_lies_below_zero()
    {
        double[] values = [.. Enumerable.Range(0, 30).Select(t => (double)(t * 7 % 5))];
        Assert.All(Forecast.Estimate(values, new(8) { Method = ForecastMethod.Drift }).Lower, end => Assert.True(end >= 0));
    }

    // First output 4 in period 3: size 4, gap 3. Next output 6 two periods later: size 4 + 0.1 × 2 = 4.2, gap 3 + 0.1 × (2 − 3) = 2.9. (1 − 0.05) × 4.2 ÷ 2.9.
    [Fact]
    public void Croston_smooths_sizes_and_gaps_apart()
    {
        double[] values = [0, 0, 4, 0, 6, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal(0.95 * 4.2 / 2.9, IntermittentSeries.CrostonSba(values, 2).Points[1], 1e-12);
    }

    // Chance ⅓ after the first output; then 0.3, and 0.37 at the second, then × 0.9 in each of seven periods without.
    [Fact]
    public void The_chance_of_an_output_falls_when_outputs_stop()
    {
        double[] values = [0, 0, 4, 0, 6, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal(4.2 * 0.37 * Math.Pow(0.9, 7), IntermittentSeries.Tsb(values, 1).Points[0], 1e-12);
    }

    [Fact]
    public void Output_without_work_is_refused() => Assert.Equal("output_without_work", Refused(() => WorkingCalendar.Rates([1, 2], [1, 0])));

    [Fact]
    public void A_calendar_without_work_is_refused() => Assert.Equal("too_few_periods", Refused(() => WorkingCalendar.Rates([0, 0], [0, 0])));

    [Fact]
    public void Output_below_zero_is_refused() => Assert.Equal("negative_output", Refused(() => Forecast.Estimate([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, -1], new(2))));

    [Fact]
    public void A_hole_is_refused() => Assert.Equal("series_with_holes", Refused(() => Forecast.Estimate([1, 2, 3, 4, 5, 6, 7, double.NaN, 9, 10, 11, 1], new(2))));

    [Fact]
    public void Eleven_periods_are_refused() => Assert.Equal("too_few_periods", Refused(() => Forecast.Estimate([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], new(2))));

    [Fact]
    public void One_output_is_no_series() => Assert.Equal("too_few_values", Refused(() => IntermittentSeries.CrostonSba([0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0], 1)));

    static string Refused(Action act) => Assert.Throws<AssumptionException>(act).Id;
}
