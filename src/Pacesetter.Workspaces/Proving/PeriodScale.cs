using System.Globalization;
using System.Numerics;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Proving;

/// <summary>The periods of a file on an even scale: whole numbers, days, ISO weeks or months, from the first on.</summary>
/// <param name="Form">How they are written.</param>
/// <param name="First">The first, counted in the form's unit.</param>
/// <param name="Step">What one period is further than the one before.</param>
sealed record PeriodScale(PeriodScale.Writing Form, long First, long Step)
{
    /// <summary>How periods are written.</summary>
    internal enum Writing
    {
        Number,
        Day,
        Week,
        Month,
    }

    /// <summary>The scale on which all periods of a file lie.</summary>
    public static PeriodScale Of(IReadOnlyList<string?> texts)
    {
        Writing form = FormOf(texts[0]!);
        long[] found = [.. texts.Distinct(StringComparer.Ordinal).Select(it => Count(it!, form, "period")).Distinct().Order()];
        long step = 0;
        for (int i = 1; i < found.Length; i++)
        {
            step = (long)BigInteger.GreatestCommonDivisor(step, found[i] - found[i - 1]);
        }

        step = Math.Max(1, step);
        return (found[^1] - found[0]) / step < 100_000
            ? new(form, found[0], step)
            : throw new RefusalException(RefusalKind.Failed, "periods_uneven", $"The periods reach from {found[0]} to {found[^1]} in steps of {step}: too many to compare.", "Number the periods evenly, for instance by weeks.");
    }

    /// <summary>The column of a period; below zero before the first.</summary>
    public int Place(string text, string option)
    {
        long far = Count(text, Form, option) - First;
        long column = (far / Step) + (far % Step > 0 ? 1 : 0);
        return (int)Math.Clamp(column, -1, int.MaxValue - 1);
    }

    /// <summary>How a column's period is written.</summary>
    public string Label(int column)
    {
        long at = First + (column * Step);
        return Form switch
        {
            Writing.Day => DateOnly.FromDayNumber((int)at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Writing.Week => Panels.Period.Label(Panels.Grain.Week, DateOnly.FromDayNumber((int)(at * 7))),
            Writing.Month => string.Create(CultureInfo.InvariantCulture, $"{at / 12:0000}-{(at % 12) + 1:00}"),
            _ => at.ToString(CultureInfo.InvariantCulture),
        };
    }

    static Writing FormOf(string text) => text.Contains("-W", StringComparison.OrdinalIgnoreCase) ? Writing.Week
        : text.Length == 7 && text[4] == '-' ? Writing.Month
        : text.IndexOf('-', 1) > 0 ? Writing.Day
        : Writing.Number;

    static long Count(string text, Writing form, string option)
    {
        long? count = form switch
        {
            Writing.Week => WeekOf(text),
            Writing.Month when DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month) => (month.Year * 12) + month.Month - 1,
            Writing.Day when DateOnly.TryParseExact(text.Split(' ', 'T')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) => day.DayNumber,
            Writing.Number when double.TryParse(text, CultureInfo.InvariantCulture, out double number) && number == Math.Floor(number) && Math.Abs(number) < 1e15 => (long)number,
            _ => null,
        };
        int year = form switch { Writing.Day or Writing.Week => count is { } at ? DateOnly.FromDayNumber((int)(form == Writing.Week ? at * 7 : at)).Year : 0, Writing.Month => (int)((count ?? 0) / 12), _ => 2000 };
        return count is null
            ? throw new RefusalException(RefusalKind.Failed, "period_not_readable", $"--{option}: '{text}' is no {Words.Of(form)} like the other periods.", "Write all periods as whole numbers, or as 2026-02-13, 2026-W07 or 2026-02.")
            : year is < 1800 or > 2200
            ? throw new RefusalException(RefusalKind.Failed, "calendar_unknown", $"--{option}: '{text}' lies in the year {year}: the date seems to be of another calendar.", "Convert the dates to the Gregorian calendar (ISO 8601).")
            : count.Value;
    }

    // Weeks since the first Monday of the calendar.
    static long? WeekOf(string text)
    {
        string[] parts = text.ToUpperInvariant().Split("-W");
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is > 0 and < 9999 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int week) && week >= 1 && week <= ISOWeek.GetWeeksInYear(year)
            ? DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)).DayNumber / 7
            : null;
    }
}
