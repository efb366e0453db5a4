using System.Globalization;

namespace Pacesetter.Panels;

/// <summary>A span of days, both ends included.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
public readonly record struct Period(DateOnly First, DateOnly Last)
{
    /// <summary>The number of days.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>The calendar month of a day.</summary>
    public static Period MonthOf(DateOnly day) => new(new(day.Year, day.Month, 1), new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)));

    /// <summary>The ISO 8601 week of a day, Monday to Sunday.</summary>
    public static Period WeekOf(DateOnly day)
    {
        DateOnly monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return new(monday, monday.AddDays(6));
    }

    /// <summary>The days that lie in another span too; it ends before it begins where there are none.</summary>
    /// <param name="other">The other span; null for all days.</param>
    public Period Within(Period? other) => other is not { } span ? this
        : new(span.First > First ? span.First : First, span.Last < Last ? span.Last : Last);

    /// <summary>The calendar months that it touches, each whole, the earliest first.</summary>
    public IReadOnlyList<Period> Months()
    {
        var months = new List<Period>();
        for (Period month = MonthOf(First); month.First <= Last; month = MonthOf(month.Last.AddDays(1)))
        {
            months.Add(month);
        }

        return months;
    }

    /// <summary>True when the day lies in the span.</summary>
    public bool Contains(DateOnly day) => day >= First && day <= Last;

    /// <summary>The printed form of the period of length <paramref name="grain"/> that starts on <paramref name="start"/>: <c>2026-02-13</c>, <c>2026-W07</c>, <c>2026-02</c> or <c>all</c>.</summary>
    public static string Label(Grain grain, DateOnly? start) => (grain, start) switch
    {
        (Grain.All, _) or (_, null) => "all",
        (Grain.Day, { } day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (Grain.Week, { } monday) => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(monday.ToDateTime(TimeOnly.MinValue)):0000}-W{ISOWeek.GetWeekOfYear(monday.ToDateTime(TimeOnly.MinValue)):00}"),
        (_, { } month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
    };
}
