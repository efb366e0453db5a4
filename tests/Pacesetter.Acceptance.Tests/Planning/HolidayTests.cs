using System.Globalization;
using Pacesetter.Workspaces.Planning;
using Pacesetter.Workspaces.Planning.Holidays;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Planning;

public sealed class HolidayTests
{
    // Days as the countries published them.
    [Theory]
    [InlineData("CN", 2026, "01-01 02-16 02-17 02-18 02-19 04-05 05-01 05-02 06-19 09-25 10-01 10-02 10-03")]
    [InlineData("CN", 2025, "01-01 01-28 01-29 01-30 01-31 04-04 05-01 05-02 05-31 10-01 10-02 10-03 10-06")]
    [InlineData("DE", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26")]
    [InlineData("US", 2027, "01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31")]
    [InlineData("GB", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28")]
    [InlineData("CA", 2026, "01-01 04-03 05-18 07-01 09-07 10-12 12-25")]
    [InlineData("SE", 2026, "01-01 01-06 04-03 04-06 05-01 05-14 06-06 06-19 12-24 12-25 12-26")]
    public void Holidays_fall_on_their_days(string country, int year, string expected)
    {
        CountryHolidays holidays = CountryHolidays.Of(country);
        DateOnly first = new(year, 1, 1);
        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, 366).Select(first.AddDays).Where(it => it.Year == year && holidays.Contains(it)).Select(it => it.ToString("MM-dd", CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Every_profile_has_days_in_every_year()
    {
        foreach (string country in CountryHolidays.Countries)
        {
            CountryHolidays holidays = CountryHolidays.Of(country);
            Assert.All(Enumerable.Range(2000, 80), year => Assert.InRange(Enumerable.Range(0, 365).Select(new DateOnly(year, 1, 1).AddDays).Count(holidays.Contains), 3, 21));
        }
    }

    [Fact]
    public async Task A_calendar_is_written_to_be_mended_and_imported()
    {
        ShowCalendar.Answer answer = await new ShowCalendar().Run(new() { Unit = "s", Country = "de", From = new(2026, 4, 2), To = new(2026, 4, 7), Shifts = 2 }, CancellationToken.None);
        Assert.Equal([2, 0, 0, 0, 0, 2], answer.Rows.Select(it => it.Shifts));
        Assert.Equal("country_unknown", (await Assert.ThrowsAsync<RefusalException>(() => new ShowCalendar().Run(new() { Unit = "s", Country = "XX", From = new(2026, 4, 2), To = new(2026, 4, 7) }, CancellationToken.None))).Id);
        Assert.Equal("dates_reversed", (await Assert.ThrowsAsync<RefusalException>(() => new ShowCalendar().Run(new() { Unit = "s", Country = "DE", From = new(2026, 4, 8), To = new(2026, 4, 7) }, CancellationToken.None))).Id);
    }

    // Twenty a working day: May 2026 has 18 in Germany without its weekends and three holidays.
    [Fact]
    public async Task Output_follows_the_working_days_of_the_months_ahead()
    {
        string file = Path.GetTempFileName();
        CountryHolidays holidays = CountryHolidays.Of("DE");
        string[] months = [.. Enumerable.Range(0, 28).Select(new DateOnly(2024, 1, 1).AddMonths).Select(month => string.Create(CultureInfo.InvariantCulture, $"{month:yyyy-MM},{20 * Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Count(day => holidays.Works(month.AddDays(day), 5))}"))];
        File.WriteAllLines(file, ["period,value", .. months]);
        ForecastAnswer answer = await new ForecastPlan().Run(new() { File = file, Country = "DE", Horizon = 2 }, CancellationToken.None);
        Assert.Equal(("holidays_DE", "2026-05"), (answer.Calendar, answer.Points[0].Period));
        Assert.Equal(20 * 18, answer.Points[0].Mean, 1e-6);
        File.WriteAllLines(file, ["period,value", .. Enumerable.Range(1, 20).Select(i => $"{i},5")]);
        Assert.Equal("period_not_dated", (await Assert.ThrowsAsync<RefusalException>(() => new ForecastPlan().Run(new() { File = file, Country = "DE" }, CancellationToken.None))).Id);
        File.Delete(file);
    }
}
