using System.Globalization;
using System.Text.RegularExpressions;

namespace Pacesetter.Workspaces.Planning.Holidays;

/// <summary>The day of a holiday in a year, by a rule.</summary>
/// <remarks>
/// <c>05-01</c> a fixed day; <c>easter-2</c> days from Easter Sunday of the western church; <c>09:mon#1</c> the first Monday of September, <c>#-1</c> the last;
/// <c>05:mon&lt;25</c> the last Monday before a day, <c>06:fri&gt;18</c> the first Friday after one; <c>lunar01-01+1</c> days from a day of the Chinese lunar year;
/// <c>qingming</c>, <c>vernal</c>, <c>autumnal</c> a term of the sun: right from 2000 to 2099.
/// </remarks>
static partial class HolidayRule
{
    static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    static readonly ChineseLunisolarCalendar Moon = new();

    public static DateOnly In(string rule, int year)
    {
        Match match = Form().Match(rule);
        if (!match.Success)
        {
            throw new FormatException($"{rule} is no rule of a holiday");
        }

        return match.Groups switch
        {
            { } it when it["month"].Success => new(year, Number(it["month"]), Number(it["day"])),
            { } it when it["easter"].Success => Easter(year).AddDays(Number(it["easter"])),
            { } it when it["nth"].Success => Nth(year, it),
            { } it when it["edge"].Success => Beside(year, it),
            { } it when it["moon"].Success => Lunar(year, Number(it["moon"]), Number(it["moonday"])).AddDays(it["off"].Value.Length == 0 ? 0 : Number(it["off"])),
            _ => Sun(rule, year),
        };
    }

    static int Number(Group text) => int.Parse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    // The anonymous Gregorian algorithm [Meeus1991].
    static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        int h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        int l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        int n = h + l - (7 * ((a + (11 * h) + (22 * l)) / 451)) + 114;
        return new(year, n / 31, (n % 31) + 1);
    }

    static DateOnly Nth(int year, GroupCollection it)
    {
        int month = Number(it["in"]), nth = Number(it["nth"]), weekday = Array.IndexOf(Weekdays, it["weekday"].Value);
        DateOnly first = new(year, month, 1), last = first.AddMonths(1).AddDays(-1);
        return nth > 0
            ? first.AddDays(((weekday - (int)first.DayOfWeek + 7) % 7) + (7 * (nth - 1)))
            : last.AddDays(-(((int)last.DayOfWeek - weekday + 7) % 7) + (7 * (nth + 1)));
    }

    static DateOnly Beside(int year, GroupCollection it)
    {
        int step = it["side"].Value == "<" ? -1 : 1, weekday = Array.IndexOf(Weekdays, it["weekday2"].Value);
        DateOnly day = new DateOnly(year, Number(it["in2"]), Number(it["edge"])).AddDays(step);
        while ((int)day.DayOfWeek != weekday)
        {
            day = day.AddDays(step);
        }

        return day;
    }

    // A leap month shifts the numbers of those after it.
    static DateOnly Lunar(int year, int month, int day)
    {
        int leap = Moon.GetLeapMonth(year);
        return DateOnly.FromDateTime(Moon.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
    }

    static DateOnly Sun(string term, int year)
    {
        int since = year - 1980, century = year % 100;
        return term switch
        {
            "vernal" => new(year, 3, (int)(20.8431 + (0.242194 * since)) - (since / 4)),
            "autumnal" => new(year, 9, (int)(23.2488 + (0.242194 * since)) - (since / 4)),
            _ => new(year, 4, (int)((century * 0.2422) + 4.81) - (century / 4)),
        };
    }

    [GeneratedRegex(@"^(?:(?<month>\d\d)-(?<day>\d\d)|easter(?<easter>[+-]\d+)|(?<in>\d\d):(?<weekday>sun|mon|tue|wed|thu|fri|sat)#(?<nth>-?[1-5])|(?<in2>\d\d):(?<weekday2>sun|mon|tue|wed|thu|fri|sat)(?<side>[<>])(?<edge>\d+)|lunar(?<moon>\d\d)-(?<moonday>\d\d)(?<off>[+-]\d+)?|qingming|vernal|autumnal)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
