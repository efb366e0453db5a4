using System.Globalization;
using Pacesetter.Panels;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Planning;

/// <summary>The order of a file's periods, whether one is missing, and what the next ones are called.</summary>
/// <remarks>Days or first days of periods, <c>2026-02</c>, <c>2026-W07</c>, years with a part such as 202602, whole numbers; other words stand in the order of the file.</remarks>
sealed class PeriodAxis
{
    static readonly int[] PartsOfAYear = [4, 12, 13, 52, 53];

    readonly Kind kind;
    readonly int step;
    readonly int parts;
    readonly long[] places;

    PeriodAxis(Kind kind, long[] places, int step, int parts) => (this.kind, this.places, this.step, this.parts) = (kind, places, step, parts);

    enum Kind
    {
        Words,
        Numbers,
        YearParts,
        Days,
        Months,
        Weeks,
    }

    /// <summary>The axis of periods, and the order in time in which their rows stand.</summary>
    /// <exception cref="RefusalException">A period stands twice.</exception>
    /// <exception cref="AssumptionException">A period is missing.</exception>
    public static (PeriodAxis Axis, int[] Order) Of(IReadOnlyList<string> periods)
    {
        (Kind kind, long[] places) = Places(periods);
        int[] order = kind == Kind.Words ? [.. Enumerable.Range(0, places.Length)] : [.. Enumerable.Range(0, places.Length).OrderBy(i => places[i])];
        EnsureOnce(periods);
        long[] sorted = [.. order.Select(i => places[i])];
        int parts = kind == Kind.YearParts ? PartsOf(sorted) : 0;
        int step = kind == Kind.Days ? (int)Steps(sorted).DefaultIfEmpty(1).Min() : 1;
        var axis = new PeriodAxis(kind, sorted, step, parts);
        for (int i = 1; i < sorted.Length; i++)
        {
            if (!axis.Follows(sorted[i - 1], sorted[i]))
            {
                throw new AssumptionException(Assumption.SeriesWithHoles, "period", $"period: nothing is given between {periods[order[i - 1]]} and {periods[order[i]]}");
            }
        }

        return (axis, order);
    }

    /// <summary>Years × 100 + weeks in time order; none where periods are something else.</summary>
    public IReadOnlyList<long> WeeksOfYears => kind == Kind.YearParts && places.Any(it => it % 100 > 13) ? places : [];

    /// <summary>The same with years ahead of that many parts.</summary>
    public PeriodAxis WithParts(int count) => new(kind, places, step, count);

    /// <summary>The year × 100 + part of the h-th period ahead.</summary>
    public long YearPartAfter(int h)
    {
        long all = ((places[^1] / 100) * parts) + Math.Min(places[^1] % 100, parts) - 1 + h;
        return ((all / parts) * 100) + (all % parts) + 1;
    }

    /// <summary>What the h-th period after the last one is called.</summary>
    public string After(int h)
    {
        long last = places[^1];
        switch (kind)
        {
            case Kind.Days:
                return Day(last + ((long)h * step));
            case Kind.Weeks:
                return Period.Label(Grain.Week, DateOnly.FromDayNumber((int)(last + (7L * h))));
            case Kind.Months:
                long month = last + h;
                return string.Create(CultureInfo.InvariantCulture, $"{month / 12:0000}-{(month % 12) + 1:00}");
            case Kind.YearParts:
                return string.Create(CultureInfo.InvariantCulture, $"{YearPartAfter(h)}");
            case Kind.Numbers:
                return string.Create(CultureInfo.InvariantCulture, $"{last + h}");
            default:
                return string.Create(CultureInfo.InvariantCulture, $"+{h}");
        }
    }

    /// <summary>The days of the h-th period after the last one, 0 for the last, below it for those before; null where periods are no dates. A day that stands for several is their first.</summary>
    public Period? Span(int h)
    {
        switch (kind)
        {
            case Kind.Days when !IsMonthly():
                DateOnly first = DateOnly.FromDayNumber((int)(places[^1] + ((long)h * step)));
                return new(first, first.AddDays(step - 1));
            case Kind.Days:
                return Period.MonthOf(DateOnly.FromDayNumber((int)places[^1]).AddMonths(h));
            case Kind.Weeks:
                return Period.WeekOf(DateOnly.FromDayNumber((int)(places[^1] + (7L * h))));
            case Kind.Months:
                long month = places[^1] + h;
                return Period.MonthOf(new DateOnly((int)(month / 12), (int)(month % 12) + 1, 1));
            default:
                return null;
        }
    }

    static void EnsureOnce(IReadOnlyList<string> periods)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string period in periods)
        {
            if (!seen.Add(period))
            {
                throw new RefusalException(RefusalKind.Failed, "period_twice", $"The period {period} stands twice in the file.", "Give one row a period; sum the rows before.");
            }
        }
    }

    bool Follows(long one, long next) => kind switch
    {
        Kind.Words => true,
        Kind.Days => next - one == step || (IsMonthly() && IsNextMonth(one, next)),
        Kind.Weeks => next - one == 7,
        Kind.YearParts => next == one + 1 || (next % 100 == 1 && next / 100 == (one / 100) + 1 && one % 100 >= parts),
        _ => next == one + 1,
    };

    // First days of months and quarters are not equally far apart.
    bool IsMonthly() => step is >= 28 and <= 31;

    static bool IsNextMonth(long one, long next) => DateOnly.FromDayNumber((int)one).AddMonths(1).DayNumber == next;

    string Day(long number)
    {
        DateOnly day = IsMonthly() ? DateOnly.FromDayNumber((int)places[^1]).AddMonths((int)((number - places[^1]) / step)) : DateOnly.FromDayNumber((int)number);
        return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    static IEnumerable<long> Steps(long[] sorted) => sorted.Zip(sorted.Skip(1), (one, next) => next - one);

    // Weeks of a year with 53 count as 52 ahead.
    static int PartsOf(long[] sorted)
    {
        int[] lasts = [.. sorted.Zip(sorted.Skip(1)).Where(it => it.Second / 100 == (it.First / 100) + 1).Select(it => (int)(it.First % 100))];
        return lasts.Length > 0 ? lasts.Min() : PartsOfAYear.First(it => it >= sorted.Max(place => place % 100));
    }

    static (Kind Kind, long[] Places) Places(IReadOnlyList<string> periods)
    {
        (Kind Kind, Func<string, long?> Read)[] kinds = [(Kind.YearParts, YearPart), (Kind.Numbers, Whole), (Kind.Weeks, Week), (Kind.Months, Month), (Kind.Days, DayNumber)];
        foreach ((Kind kind, Func<string, long?> read) in kinds)
        {
            long?[] places = [.. periods.Select(read)];
            if (places.Length > 0 && places.All(it => it is not null) && (kind != Kind.YearParts || IsYearParts([.. places.Select(it => it!.Value)])))
            {
                return (kind, [.. places.Select(it => it!.Value)]);
            }
        }

        return (Kind.Words, [.. Enumerable.Range(0, periods.Count).Select(i => (long)i)]);
    }

    // Six digits that turn from the last part of one year to the first of the next.
    static bool IsYearParts(long[] places)
    {
        long[] sorted = [.. places.Order()];
        (long First, long Second)[] turns = [.. sorted.Zip(sorted.Skip(1)).Where(it => it.First / 100 != it.Second / 100)];
        return turns.All(it => it.Second % 100 == 1 && it.Second / 100 == (it.First / 100) + 1 && PartsOfAYear.Contains((int)(it.First % 100)));
    }

    static long? YearPart(string text) => Whole(text) is { } number and >= 100001 and <= 299953 && number % 100 is >= 1 and <= 53 ? number : null;

    // An expression gives 3.0 for 3.
    static long? Whole(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && Math.Abs(number) < 1e15 && Math.Floor(number) == number ? (long)number : null;

    static long? DayNumber(string text) => DateTime.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day) ? DateOnly.FromDateTime(day).DayNumber : null;

    static long? Month(string text) => DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? (day.Year * 12L) + day.Month - 1 : null;

    static long? Week(string text) =>
        text.Length == 8 && text[4..6] == "-W" && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year > 0
            && int.TryParse(text[6..], NumberStyles.None, CultureInfo.InvariantCulture, out int week) && week >= 1 && week <= ISOWeek.GetWeeksInYear(year)
            ? DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)).DayNumber : null;
}
