using Pacesetter.Panels;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Workspaces.Ingesting.Columns;
using Pacesetter.Workspaces.Planning.Holidays;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Planning;

/// <summary>A series of a plain file in time order, with the names of the periods ahead and the working shares of all.</summary>
sealed record SeriesFile(IReadOnlyList<string> Periods, double[] Values, Func<int, string> After)
{
    /// <summary>What is carried on: the values, or whole weeks where the file has parts of weeks.</summary>
    public double[] Outputs { get => field ?? Values; private init; }

    /// <summary>What shares of working time come from: <c>file</c>, <c>holidays_XX</c>, <c>weeks_from_DAY_cut_at_year_end</c>; null without any.</summary>
    public string? CalendarOf { get; private init; }

    /// <summary>Working shares of the past periods; null without a calendar.</summary>
    public IReadOnlyList<double>? Worked { get; init; }

    /// <summary>Working shares of the periods ahead, as far as the calendar reaches; null without a calendar.</summary>
    public IReadOnlyList<double>? ToWork { get; init; }

    /// <summary>The working share of the h-th period ahead; null without a country.</summary>
    public Func<int, double>? ShareAhead { get; private init; }

    /// <summary>Reads period and value, and the calendar's period and shifts.</summary>
    /// <exception cref="RefusalException">A column is missing, a period stands twice, the calendar lacks one.</exception>
    /// <exception cref="AssumptionException">The series has holes.</exception>
    public static SeriesFile Read(ForecastPlan.Request request, CancellationToken cancel)
    {
        Dictionary<string, double> values = Read(request.File, new("period", request.Period, false), new("value", request.Value, true, Empty.Stays), cancel);
        if (request.Calendar is { } calendar)
        {
            return WithCalendar(values, Read(calendar, new("period", "period", false), new("shifts", "shifts", true), cancel));
        }

        string[] names = [.. values.Keys];
        (PeriodAxis axis, int[] order) = PeriodAxis.Of(names);
        string[] periods = [.. order.Select(i => names[i])];
        var series = new SeriesFile(periods, [.. periods.Select(it => values[it])], axis.After);
        return request.Country is { } country ? series.WithHolidays(CountryHolidays.Of(country), axis, request.WorkDays) with { CalendarOf = $"holidays_{country.ToUpperInvariant()}" }
            : CutWeeks.Of(axis.WeeksOfYears, series.Values) is { } cut ? series.WithCutWeeks(cut, axis.WithParts(cut.WholeNow ? 52 : 53)) : series;
    }

    SeriesFile WithCutWeeks(CutWeeks cut, PeriodAxis axis) => this with
    {
        Outputs = cut.Outputs,
        Worked = cut.Worked,
        ShareAhead = h => cut.Part(axis.YearPartAfter(h)),
        After = axis.After,
        CalendarOf = $"weeks_from_{Words.Of(cut.Start)}_cut_at_year_end",
    };

    // Working days of a period ÷ the most that one of this length has.
    SeriesFile WithHolidays(CountryHolidays holidays, PeriodAxis axis, int days)
    {
        if (axis.Span(0) is null)
        {
            throw new RefusalException(RefusalKind.Usage, "period_not_dated", $"{Periods[^1]} is no date, so no holiday can be looked up.", "Give periods as days, 2026-02 or 2026-W07; or a --calendar of period and shifts.");
        }

        double full = Enumerable.Range(-Periods.Count + 1, Periods.Count).Max(Worked);
        return full > 0 ? this with { Worked = [.. Enumerable.Range(-Periods.Count + 1, Periods.Count).Select(h => Worked(h) / full)], ShareAhead = h => Worked(h) / full }
            : throw new AssumptionException(Assumption.TooFewPeriods, "period", "period: none has a working day");

        double Worked(int h)
        {
            Period span = axis.Span(h)!.Value;
            return Enumerable.Range(0, span.Days).Count(day => holidays.Works(span.First.AddDays(day), days));
        }
    }

    static Dictionary<string, double> Read(string file, AskedColumn period, AskedColumn value, CancellationToken cancel)
    {
        ColumnValues read = ColumnFile.Read(file, [period, value], cancel);
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        string?[] periods = read.Texts(period);
        double[] numbers = read.Numbers(value);
        for (int i = 0; i < read.Rows; i++)
        {
            string name = Plain(periods[i]!);
            if (!values.TryAdd(name, numbers[i]))
            {
                throw new RefusalException(RefusalKind.Failed, "period_twice", $"The period {name} stands twice in {Path.GetFileName(file)}.", "Give one row a period; sum the rows before.");
            }
        }

        return values;
    }

    // The calendar's periods are the axis: a period without shifts needs no value.
    static SeriesFile WithCalendar(Dictionary<string, double> values, Dictionary<string, double> shifts)
    {
        string[] names = [.. shifts.Keys];
        string[] axis = [.. PeriodAxis.Of(names).Order.Select(i => names[i])];
        if (values.Keys.FirstOrDefault(it => !shifts.ContainsKey(it)) is { } missing)
        {
            throw new RefusalException(RefusalKind.Failed, "calendar_incomplete", $"The calendar has no row for the period {missing}.", "Give the shifts of every period of the series, and of those ahead.");
        }

        int first = Array.FindIndex(axis, values.ContainsKey), last = Array.FindLastIndex(axis, values.ContainsKey);
        if (first < 0)
        {
            throw new AssumptionException(Assumption.TooFewPeriods, "value", "value: the file holds no period");
        }

        double full = shifts.Values.Max();
        double[] shares = [.. axis.Select(it => full > 0 ? shifts[it] / full : 0)];
        string[] past = axis[first..(last + 1)];
        double[] series = [.. past.Select(it => values.TryGetValue(it, out double value) ? value : shifts[it] == 0 ? 0 : double.NaN)];
        string[] ahead = axis[(last + 1)..];
        return new(past, series, h => h <= ahead.Length ? ahead[h - 1] : $"+{h}") { Worked = shares[first..(last + 1)], ToWork = shares[(last + 1)..], CalendarOf = "file" };
    }

    static string Plain(string text) => text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
}
