using System.Globalization;
using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Wording;

/// <summary>How numbers, days and periods are set in a pack's language. Rounding is for print only, half away from nought.</summary>
/// <param name="words">The pack.</param>
public sealed class NumberForms(TermPack words)
{
    readonly NumberFormatInfo _set = new() { NegativeSign = words["format.minus"], NumberGroupSeparator = words["format.thousands"] };

    /// <summary>A ratio as a percentage with its sign: 0.344 → 34.4 %.</summary>
    public string Percent(decimal ratio, int decimals = 1) => words.Say("format.percent", ("n", Number(ratio * 100, decimals)));

    /// <summary>A ratio as a percentage for a column whose header has the sign: 0.344 → 34.4.</summary>
    public string Points(decimal ratio) => Number(ratio * 100, 1);

    /// <summary>A difference of ratios in percentage points, always signed: 0.05 → +5.0.</summary>
    public string Change(decimal ratio) => (Math.Round(ratio * 100, 1, MidpointRounding.AwayFromZero) > 0 ? "+" : "") + Points(ratio);

    /// <summary>A count, with a decimal only where it has a fraction.</summary>
    public string Count(decimal count) => Number(count, decimal.IsInteger(count) ? 0 : 1);

    /// <summary>Hours with their unit, whole from a hundred on.</summary>
    public string Hours(decimal hours) => words.Say("format.hours", ("n", Number(hours, Math.Abs(hours) < 100 ? 1 : 0)));

    /// <summary>An amount of money, whole from a thousand on.</summary>
    public string Money(decimal amount, string currency) => words.Say("format.money", ("n", Number(amount, Math.Abs(amount) < 1000 ? 2 : 0)), ("currency", currency));

    /// <summary>A number with thousands set apart.</summary>
    public string Number(decimal number, int decimals) =>
        Math.Round(number, decimals, MidpointRounding.AwayFromZero).ToString($"N{decimals}", _set);

    /// <summary>A day, written out.</summary>
    public string Day(DateOnly day) => words.Say("format.day", ("year", Plain(day.Year)), ("month", words[$"month.{day.Month}"]), ("day", Plain(day.Day)));

    /// <summary>A period: a month or a week by its name, anything else from day to day.</summary>
    public string Span(Period period)
    {
        if (period == Period.MonthOf(period.First))
        {
            return words.Say("format.month", ("year", Plain(period.First.Year)), ("month", words[$"month.{period.First.Month}"]));
        }

        DateTime first = period.First.ToDateTime(TimeOnly.MinValue);
        return period == Period.WeekOf(period.First)
            ? words.Say("format.week", ("week", Plain(ISOWeek.GetWeekOfYear(first))), ("year", Plain(ISOWeek.GetYear(first))))
            : period.Days == 1 ? Day(period.First) : words.Say("format.span", ("first", Day(period.First)), ("last", Day(period.Last)));
    }

    /// <summary>A period in the space of a column: Feb, 2月, W07.</summary>
    public string Brief(Period period) => period == Period.MonthOf(period.First)
        ? words[$"month.{period.First.Month}.short"]
        : Week(period.First);

    /// <summary>The ISO week of a day: W07.</summary>
    public static string Week(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"W{ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)):00}");

    static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
