using Pacesetter.Panels;
using Pacesetter.Planning;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Planning;

/// <summary>What was done toward a goal day by day up to a day, and the shifts of its unit.</summary>
sealed record GoalHistory(DateOnly AsOf, SortedList<DateOnly, decimal> Days)
{
    /// <summary>Shifts by day, of the unit or the nearest above it that has a calendar; empty without one.</summary>
    public IReadOnlyDictionary<DateOnly, decimal> Shifts { get; init; } = new Dictionary<DateOnly, decimal>();

    /// <summary>The Sunday that ends the last full week.</summary>
    public DateOnly LastSunday => Period.WeekOf(AsOf).Last == AsOf ? AsOf : Period.WeekOf(AsOf).First.AddDays(-1);

    /// <summary>The Monday of the first full week.</summary>
    public DateOnly FirstMonday => Period.WeekOf(Days.Keys[0]).First == Days.Keys[0] ? Days.Keys[0] : Period.WeekOf(Days.Keys[0]).Last.AddDays(1);

    /// <exception cref="RefusalException">There is no such metric, or it does not add up.</exception>
    public static async Task<GoalHistory> Read(Workspace workspace, Goal goal, DateOnly asOf, CancellationToken cancel)
    {
        var scope = new Scope { Period = new(DateOnly.MinValue, asOf), Under = goal.Unit, Operation = goal.Operation };
        SortedList<DateOnly, decimal> days = goal.Metric is "earned_hours" or "good"
            ? await Worked(workspace, goal.Metric == "good", scope, cancel)
            : await Observed(workspace, goal.Metric, scope with { Operation = null }, cancel);
        return new(asOf, days) { Shifts = await Calendar(workspace, goal.Unit!, cancel) };
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
    public double[] Weeks()
    {
        int count = Math.Max(0, (LastSunday.DayNumber - FirstMonday.DayNumber + 1) / 7);
        var weeks = new decimal[count];
        foreach ((DateOnly day, decimal value) in Days.Where(it => it.Key >= FirstMonday && it.Key <= LastSunday))
        {
            weeks[(day.DayNumber - FirstMonday.DayNumber) / 7] += value;
        }

        return [.. weeks.Select(it => (double)it)];
    }

    /// <summary>Working shares of the full weeks behind and of those ahead; none where the calendar lacks a week behind. A week ahead without calendar is an average one.</summary>
    public (double[] Worked, double[] ToWork)? Shares(int behind, int ahead)
    {
        decimal?[] weeks = [.. Enumerable.Range(0, behind + ahead).Select(i => ShiftsOf(FirstMonday.AddDays(7 * i)))];
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

    static async Task<Dictionary<DateOnly, decimal>> Calendar(Workspace workspace, string unit, CancellationToken cancel)
    {
        var all = new Dictionary<string, Dictionary<DateOnly, decimal>>(StringComparer.Ordinal);
        await foreach (IReadOnlyList<object?> row in workspace.Ledger.Rows(Tables.Calendar, new Scope(), cancel))
        {
            string of = (string)row[0]!;
            if (!all.TryGetValue(of, out Dictionary<DateOnly, decimal>? days))
            {
                all.Add(of, days = []);
            }

            days[(DateOnly)row[1]!] = (decimal)row[2]!;
        }

        UnitTree tree = await UnitTree.Read(workspace.Ledger, cancel);
        return tree.From(unit).Select(it => all.GetValueOrDefault(it.Code)).FirstOrDefault(it => it is not null) ?? [];
    }
}
