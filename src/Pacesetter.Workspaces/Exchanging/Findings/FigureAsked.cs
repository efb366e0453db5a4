using System.Globalization;
using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Exchanging.Findings;

/// <summary>What a claim's basis asks for: the name of a figure, then days and words. <c>titles.share 1956-01</c>, <c>good.per_day 1956-01-03..1956-01-31</c>.</summary>
/// <param name="Name">The figure.</param>
/// <param name="Population">Of whom or what: a unit, a conference, a goal.</param>
/// <param name="Period">The days; null for all.</param>
/// <param name="Words">What else the basis says, in order.</param>
sealed record FigureAsked(string Name, string Population, Period? Period, IReadOnlyList<string> Words)
{
    public static FigureAsked Read(string basis, string population)
    {
        string[] parts = basis.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Period? period = null;
        var words = new List<string>();
        foreach (string part in parts.Skip(1))
        {
            if (period is null && PeriodOf(part) is { } days)
            {
                period = days;
            }
            else
            {
                words.Add(part);
            }
        }

        return new(parts[0], population, period, words);
    }

    /// <summary>The options of a command for the days.</summary>
    public string Days => Period is { } days ? string.Create(CultureInfo.InvariantCulture, $" --from {days.First:yyyy-MM-dd} --to {days.Last:yyyy-MM-dd}") : "";

    static Period? PeriodOf(string text)
    {
        string[] ends = text.Split("..");
        if (ends.Length == 2)
        {
            return Day(ends[0], "yyyy-MM-dd") is { } first && Day(ends[1], "yyyy-MM-dd") is { } last && first <= last ? new(first, last) : null;
        }

        return Day(text, "yyyy-MM") is { } month ? Panels.Period.MonthOf(month)
            : Day(text, "yyyy") is { } year ? new(year, year.AddYears(1).AddDays(-1))
            : null;
    }

    static DateOnly? Day(string text, string form) => DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
}
