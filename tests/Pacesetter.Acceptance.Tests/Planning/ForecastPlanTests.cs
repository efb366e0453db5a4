using System.Globalization;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Workspaces.Planning;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Planning;

public sealed class ForecastPlanTests : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-forecast").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task The_points_of_a_file_go_on_from_its_last_period_and_the_wider_interval_holds_the_narrower()
    {
        ForecastAnswer answer = await Of(Weeks(30), new() { File = "", Horizon = 4, Model = "ses" });
        Assert.Equal("ses", answer.Model);
        Assert.True(answer.Parameters.ContainsKey("alpha"));
        Assert.Equal(["2025-W31", "2025-W32", "2025-W33", "2025-W34"], answer.Points.Select(it => it.Period));
        Assert.All(answer.Points, it => Assert.True(it.Lower95 <= it.Lower80 && it.Lower80 <= it.Mean && it.Mean <= it.Upper80 && it.Upper80 <= it.Upper95));
        Assert.Null(answer.Completion);
    }

    [Theory]
    [InlineData("auto", "combination")]
    [InlineData("naive", "naive")]
    [InlineData("holt", "holt")]
    [InlineData("damped", "damped")]
    [InlineData("theta", "theta")]
    [InlineData("ets", "ets")]
    [InlineData("croston", "croston")]
    public async Task Every_model_answers(string asked, string used)
    {
        ForecastAnswer answer = await Of(Weeks(40), new() { File = "", Model = asked });
        Assert.Equal((used, 13), (answer.Model, answer.Points.Count));
    }

    [Fact]
    public async Task Output_in_lumps_is_forecast_by_croston() =>
        Assert.Equal("croston", (await Of("period,value\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"{i},{(i % 3 == 0 ? 5 : 0)}\n")), new() { File = "" })).Model);

    // A constant output of 100 comes to 1,000 in ten weeks; half of it is done after five.
    [Fact]
    public async Task A_constant_output_reaches_its_goal_when_arithmetic_says()
    {
        string csv = "period,value\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"{i},100\n"));
        CompletionAnswer fresh = (await Of(csv, new() { File = "", Goal = 1000, Model = "naive" })).Completion!;
        Assert.Equal(("30", "30", "closed"), (fresh.P50, fresh.P90, fresh.Method));
        CompletionAnswer half = (await Of(csv, new() { File = "", Goal = 1000, Model = "naive", Since = "16" })).Completion!;
        Assert.Equal((500, "25"), (half.Done, half.P50));
        Assert.Equal(20_000, (await Of(Weeks(30), new() { File = "", Goal = 1000 })).Completion!.Paths);
    }

    [Fact]
    public async Task A_seed_gives_the_same_chances_again()
    {
        var request = new ForecastPlan.Request { File = "", Goal = 1500, Seed = 5 };
        ForecastAnswer one = await Of(Weeks(30), request), other = await Of(Weeks(30), request);
        Assert.Equal(one.Completion!.By, other.Completion!.By);
    }

    // Half the shifts, half the output: the rate is constant, and full weeks ahead have the full output.
    [Fact]
    public async Task A_calendar_takes_short_weeks_out_and_puts_those_ahead_back()
    {
        string shifts = Write("shifts.csv", "period,shifts\n" + string.Concat(Enumerable.Range(1, 24).Select(i => $"{i},{(i % 4 == 0 ? 5 : 10)}\n")));
        string csv = "period,value\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"{i},{(i % 4 == 0 ? 50 : 100)}\n"));
        ForecastAnswer answer = await Of(csv, new() { File = "", Calendar = shifts });
        Assert.Equal([100.0, 100.0, 100.0, 50.0], answer.Points.Select(it => Math.Round(it.Mean, 6)));
        Assert.Equal("calendar_too_short", (await Assert.ThrowsAsync<RefusalException>(() => Of(csv, new() { File = "", Calendar = shifts, Horizon = 9 }))).Id);
    }

    [Fact]
    public async Task The_year_end_of_coal_from_its_middle_is_within_two_in_a_hundred()
    {
        string[] lines = File.ReadAllLines(Shared.File("real", "us_coal_weekly_production_1984_2016.csv"));
        string csv = string.Join('\n', lines.Where((line, i) => i == 0 || string.CompareOrdinal(line[..4], "2015") < 0)) + "\n";
        ForecastAnswer answer = await Of(csv, new() { File = "", Period = "year*100+week", Value = "short_tons", Season = 52, Horizon = 26 });
        double half = lines.Skip(1).Select(it => it.Split(',')).Where(it => it[0] == "2015" && int.Parse(it[1], CultureInfo.InvariantCulture) <= 26).Sum(it => double.Parse(it[2], CultureInfo.InvariantCulture));
        Assert.Equal("201501", answer.Points[0].Period);
        Assert.InRange(answer.Points.Sum(it => it.Mean) / half, 0.85, 1.15);
    }

    [Theory]
    [InlineData("1,2\n2,3\n4,5\n", "series_with_holes")]
    [InlineData("1,2\n2,3\n", "too_few_periods")]
    [InlineData("1,1\n2,1\n3,1\n4,1\n5,1\n6,\n7,1\n8,1\n9,1\n10,1\n11,1\n12,1\n", "series_with_holes")]
    [InlineData("1,1\n2,1\n3,1\n4,1\n5,1\n6,-1\n7,1\n8,1\n9,1\n10,1\n11,1\n12,1\n", "negative_output")]
    [InlineData("2025-01-06,1\n2025-01-13,1\n2025-01-27,1\n", "series_with_holes")]
    public async Task A_series_that_does_not_suit_is_said_to(string rows, string id) =>
        Assert.Equal(id, (await Assert.ThrowsAsync<AssumptionException>(() => Of("period,value\n" + rows, new() { File = "" }))).Id);

    [Fact]
    public async Task What_cannot_be_asked_is_refused()
    {
        Assert.Equal("target_below_done", (await Assert.ThrowsAsync<AssumptionException>(() => Of(Weeks(30), new() { File = "", Goal = 10, Since = "2025-W01" }))).Id);
        Assert.Equal("period_twice", (await Assert.ThrowsAsync<RefusalException>(() => Of("period,value\n1,2\n1,3\n", new() { File = "" }))).Id);
        Assert.Equal("period_unknown", (await Assert.ThrowsAsync<RefusalException>(() => Of(Weeks(30), new() { File = "", Goal = 10, Since = "2024-W01" }))).Id);
        Assert.Equal("horizon_out_of_range", (await Assert.ThrowsAsync<RefusalException>(() => Of(Weeks(30), new() { File = "", Horizon = 0 }))).Id);
        Assert.Equal("season_out_of_range", (await Assert.ThrowsAsync<RefusalException>(() => Of(Weeks(30), new() { File = "", Season = 0 }))).Id);
        Assert.Equal("goal_needed", (await Assert.ThrowsAsync<RefusalException>(() => Of(Weeks(30), new() { File = "", Since = "2025-W01" }))).Id);
    }

    static string Weeks(int count) => "period,value\n" + string.Concat(Enumerable.Range(1, count).Select(i => $"2025-W{i:00},{100 + (7 * (i % 5)) - (3 * (i % 3))}\n"));

    string Write(string name, string text)
    {
        string file = Path.Combine(directory, name);
        File.WriteAllText(file, text);
        return file;
    }

    Task<ForecastAnswer> Of(string csv, ForecastPlan.Request request) => new ForecastPlan().Run(request with { File = Write("series.csv", csv) }, CancellationToken.None);
}
