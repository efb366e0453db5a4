using Pacesetter.Panels;
using Pacesetter.Planning;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Planning;

/// <summary>What was done toward a goal day by day up to a day, and the shifts of its unit.</summary>
sealed record GoalHistory(DateOnly AsOf, SortedList<DateOnly, decimal> Days)
{
    const int QuarterOfDays = 91;

    /// <summary>Shifts by day; empty without a calendar.</summary>
    public IReadOnlyDictionary<DateOnly, decimal> Shifts { get; init; } = new Dictionary<DateOnly, decimal>();

    /// <summary>The Sunday that ends the last full week.</summary>
    public DateOnly LastSunday => Period.WeekOf(AsOf).Last == AsOf ? AsOf : Period.WeekOf(AsOf).First.AddDays(-1);

    /// <summary>The Monday of the first full week.</summary>
    public DateOnly FirstMonday => Period.WeekOf(Days.Keys[0]).First == Days.Keys[0] ? Days.Keys[0] : Period.WeekOf(Days.Keys[0]).Last.AddDays(1);

    /// <exception cref="RefusalException">There is no such metric, or it does not add up.</exception>
    public static async Task<GoalHistory> Read(Workspace workspace, UnitCalendars calendars, Goal goal, DateOnly asOf, CancellationToken cancel)
    {
        var scope = new Scope { Period = new(DateOnly.MinValue, asOf), Under = goal.Unit, Operation = goal.Operation };
        SortedList<DateOnly, decimal> days = goal.Metric is "earned_hours" or "good"
            ? await Worked(workspace, goal.Metric == "good", scope, cancel)
            : await Observed(workspace, goal.Metric, scope with { Operation = null }, cancel);
        return new(asOf, days) { Shifts = calendars.Of(goal.Unit!) };
    }

    /// <summary>The sum of the days from one to another.</summary>
    public decimal Sum(DateOnly first, DateOnly last) => Days.Where(it => it.Key >= first && it.Key <= last).Sum(it => it.Value);

    /// <summary>The first day from a day on by which the sum from that day has come to a target; null while it has not.</summary>
    public DateOnly? SumReached(DateOnly from, decimal target)
    {
        decimal sum = 0;
        foreach ((DateOnly day, decimal value) in Days.Where(it => it.Key >= from))
        {
            sum += value;
            if (sum >= target)
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>The first day from a day on, a full year of history before it, on which twelve months together come to a level.</summary>
    public DateOnly? LevelReached(DateOnly from, decimal level)
    {
        DateOnly full = Days.Keys[0].AddYears(1).AddDays(-1);
        int oldest = 0;
        decimal sum = 0;
        foreach ((DateOnly day, decimal value) in Days)
        {
            sum += value;
            while (Days.Keys[oldest] <= day.AddYears(-1))
            {
                sum -= Days.Values[oldest++];
            }

            if (day >= from && day >= full && sum >= level)
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>The output of each full week.</summary>
    public double[] Weeks() => [.. Weeks(FirstMonday).Select(it => (double)it)];

    /// <summary>The output of each full week from a Monday on.</summary>
    public decimal[] Weeks(DateOnly monday)
    {
        var weeks = new decimal[Math.Max(0, (LastSunday.DayNumber - monday.DayNumber + 1) / 7)];
        foreach ((DateOnly day, decimal value) in Days.Where(it => it.Key >= monday && it.Key <= LastSunday))
        {
            weeks[(day.DayNumber - monday.DayNumber) / 7] += value;
        }

        return weeks;
    }

    /// <summary>What part of a week's output lies behind at the end of its Monday, Tuesday, … Sunday: by the shifts of its calendar, else as in the last quarter, else in even parts.</summary>
    public IReadOnlyList<double> Weekdays(DateOnly monday)
    {
        double[] by = [.. Enumerable.Range(0, 7).Select(day => (double)Shifts.GetValueOrDefault(monday.AddDays(day)))];
        if (by.Sum() == 0)
        {
            foreach ((DateOnly day, decimal value) in Days.Where(it => it.Key > LastSunday.AddDays(-QuarterOfDays) && it.Key <= LastSunday && it.Value > 0))
            {
                by[((int)day.DayOfWeek + 6) % 7] += (double)value;
            }
        }

        double sum = by.Sum(), passed = 0;
        return [.. by.Select((part, i) => sum > 0 ? (passed += part) / sum : (i + 1) / 7.0)];
    }

    /// <summary>Working shares of the full weeks behind and of those ahead; none where the calendar lacks a week behind. A week ahead without calendar is an average one.</summary>
    public (double[] Worked, double[] ToWork)? Shares(int behind, int ahead, DateOnly? first = null)
    {
        DateOnly monday = first ?? FirstMonday;
        decimal?[] weeks = [.. Enumerable.Range(0, behind + ahead).Select(i => ShiftsOf(monday.AddDays(7 * i)))];
        decimal full = weeks.Max() ?? 0;
        if (full == 0 || weeks[..behind].Any(it => it is null))
        {
            return null;
        }

        double[] worked = [.. weeks[..behind].Select(it => (double)(it!.Value / full))];
        return (worked, [.. weeks[behind..].Select(it => it is { } known ? (double)(known / full) : worked.Average())]);
    }

    decimal? ShiftsOf(DateOnly monday)
    {
        decimal? sum = null;
        for (int day = 0; day < 7; day++)
        {
            if (Shifts.TryGetValue(monday.AddDays(day), out decimal shifts))
            {
                sum = (sum ?? 0) + shifts;
            }
        }

        return sum;
    }

    static async Task<SortedList<DateOnly, decimal>> Worked(Workspace workspace, bool good, Scope scope, CancellationToken cancel)
    {
        var days = new SortedList<DateOnly, decimal>();
        await foreach (Cell cell in workspace.Ledger.RollUp(new RollUp(Keys.None, Grain.Day, scope), cancel))
        {
            days[cell.Start!.Value] = good ? cell.Good : cell.EarnedMinutes / 60m;
        }

        return days;
    }

    static async Task<SortedList<DateOnly, decimal>> Observed(Workspace workspace, string code, Scope scope, CancellationToken cancel)
    {
        MetricBook book = await MetricBook.Read(workspace.Ledger, cancel);
        Metric metric = book.Find(code);
        if (metric.Aggregate != MetricAggregate.Sum)
        {
            throw new RefusalException(RefusalKind.Failed, "metric_not_summed", $"The days of {code} are not summed, so no quantity of it can be reached.", "Name a metric whose aggregate is sum.");
        }

        var days = new SortedList<DateOnly, decimal>();
        foreach ((Observed what, decimal value) in await book.Figures([metric], scope, Grain.Day, cancel))
        {
            days[what.Start!.Value] = days.GetValueOrDefault(what.Start.Value) + value;
        }

        return days;
    }
}
