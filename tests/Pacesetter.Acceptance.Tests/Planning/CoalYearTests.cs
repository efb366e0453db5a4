using System.Globalization;
using Pacesetter.Workspaces.Planning;

namespace Pacesetter.Acceptance.Tests.Planning;

/// <summary>The year's end of the weekly coal output, from the file as it is.</summary>
public sealed class CoalYearTests : IDisposable
{
    readonly string file = Path.GetTempFileName();
    readonly (int Year, int Week, string Line)[] rows = [.. File.ReadLines(Shared.File("real", "us_coal_weekly_production_1984_2016.csv")).Skip(1)
        .Select(line => (line.Split(','), line)).Select(it => (int.Parse(it.Item1[0], CultureInfo.InvariantCulture), int.Parse(it.Item1[1], CultureInfo.InvariantCulture), it.line))];

    public void Dispose() => File.Delete(file);

    // Pro rata misses by 2.77, 1.40 and 1.25 % in the mean of 1986 to 2015; measured here 2.55, 1.35 and 0.62 %, with 73, 87 and 90 % of the 30 years in the interval.
    [Fact]
    public async Task The_year_is_forecast_better_than_pro_rata_and_intervals_hold_as_often_as_they_say()
    {
        int held = 0;
        foreach ((int week, double proRata) in ((int, double)[])[(13, 2.77), (26, 1.40), (39, 1.25)])
        {
            (double missed, int of30) = await Forecast(week);
            Assert.True(missed < proRata, string.Create(CultureInfo.InvariantCulture, $"week {week}: {missed}"));
            Assert.InRange(of30, 21, 28); // 24 of 30, and the chance that comes with thirty years
            held += of30;
        }

        Assert.InRange(held / 90.0, 0.75, 0.85);
    }

    async Task<(double Missed, int Held)> Forecast(int week)
    {
        double missed = 0;
        int held = 0;
        for (int year = 1986; year <= 2015; year++)
        {
            double total = Sum(it => it.Year == year), done = Sum(it => it.Year == year && it.Week <= week);
            File.WriteAllLines(file, ["year,week,t", .. rows.Where(it => (it.Year, it.Week).CompareTo((year, week)) <= 0).Select(it => it.Line)]);
            ForecastAnswer answer = await new ForecastPlan().Run(
                new() { File = file, Period = "year*100+week", Value = "t", Season = 52, Horizon = 53 - week, Goal = total, Since = string.Create(CultureInfo.InvariantCulture, $"{year}01") },
                CancellationToken.None);
            Assert.Equal("weeks_from_sunday_cut_at_year_end", answer.Calendar);
            string prefix = year.ToString(CultureInfo.InvariantCulture);
            double expected = done + answer.Points.Where(it => it.Period.StartsWith(prefix, StringComparison.Ordinal)).Sum(it => it.Mean);
            missed += 100.0 / 30 * Math.Abs(expected - total) / total;
            held += answer.Completion!.By.Last(it => it.Period.StartsWith(prefix, StringComparison.Ordinal)).Probability is > 0.1 and < 0.9 ? 1 : 0;
        }

        return (missed, held);
    }

    double Sum(Func<(int Year, int Week, string Line), bool> which) => rows.Where(which).Sum(it => double.Parse(it.Line.Split(',')[2], CultureInfo.InvariantCulture));
}
