using Pacesetter.Statistics.Forecasting;

namespace Pacesetter.Statistics.Tests.Forecasting;

public class YearEndTests
{
    // Pro-rata forecasts of the year's total miss by 2.77, 1.40 and 1.25 % in the mean. Intervals are sized by the same week of past years.
    // Measured here over 1986 to 2015: 2.54, 1.35 and 0.60 %; 70, 93 and 83 % of the 30 years held, 82 % of the 90.
    [Fact]
    public void The_coal_year_is_forecast_better_than_pro_rata_and_with_honest_intervals()
    {
        var weeks = new CoalWeeks();
        (int Week, double ProRata)[] origins = [(13, 2.77), (26, 1.40), (39, 1.25)];
        int held = 0, all = 0;
        foreach ((int week, double proRata) in origins)
        {
            double missed = 0;
            for (int year = 1986; year <= 2015; year++, all++)
            {
                (double[] rates, double done, double[] toWork, double total) = weeks.At(year, week);
                var specification = new ForecastSpecification(toWork.Length) { Season = 52, Origins = 40, Stride = 52 };
                ForecastLaw law = FittedForecast.Fit(rates, specification.Method, specification.Season).Law(toWork.Length);
                double expected = done + law.CumulativePoints(toWork)[^1];
                double width = RollingOrigin.Of(rates, specification).CumulativeWidths(0.8)[^1] * law.CumulativeStandardErrors(toWork)[^1];
                missed += 100 * Math.Abs(expected - total) / total / 30;
                held += Math.Abs(expected - total) <= width ? 1 : 0;
            }

            Assert.True(missed < proRata, $"week {week}: {missed}");
        }

        Assert.InRange((double)held / all, 0.75, 0.85);
    }
}
