using Pacesetter.Panels;
using Pacesetter.Planning;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Planning;

namespace Pacesetter.Workspaces.Bulletins.Composing;

/// <summary>Where the goals that run in a period stand at its end.</summary>
sealed class PlanSection(Workspace workspace, Directory directory, Scope scope)
{
    const ulong Seed = 1;
    const int FewestShown = 8;
    static readonly double[] Fan = [0.1, 0.25, 0.5, 0.75, 0.9];

    /// <summary>Null where no goal is agreed.</summary>
    public async Task<PlanStandings?> Find(Period period, IReadOnlySet<string> shown, CancellationToken cancel)
    {
        GoalBook book = await GoalBook.Read(workspace, period.Last, Seed, cancel);
        Goal[] goals = [.. book.Goals.Where(it => it.State is not (GoalState.Draft or GoalState.Dropped) && it.Unit is { } unit && book.Calendars.Units.IsUnder(unit, scope.Under) && it.From <= period.Last && it.To >= period.First)];
        if (goals.Length == 0)
        {
            return null;
        }

        MetricBook metrics = await MetricBook.Read(workspace.Ledger, cancel);
        var rows = new List<PlanStanding>();
        var outlooks = new List<GoalOutlook>();
        int hidden = 0;
        foreach (Goal goal in goals.OrderBy(it => Line(it, book), StringComparer.Ordinal))
        {
            if (!await IsShown(goal, period, shown, book, cancel))
            {
                hidden++;
                continue;
            }

            (GoalRow row, GoalOutlook? outlook) = await book.Of(goal, cancel);
            rows.Add(Standing(row, metrics) with { Title = goal.Title, Fan = outlook is not null && goal.Basis != GoalBasis.Level ? FanOf(goal, book.HistoryOf(goal)!, outlook) : null });
            outlooks.AddRange(outlook is null ? [] : [outlook]);
        }

        return new(period.Last, rows)
        {
            Hidden = Figure.Of(hidden),
            Reconciled = outlooks.Exists(it => it.Reconciled),
            Forecasts = outlooks.Select(it => it.CalibratedOn?.Forecasts).Max(),
        };
    }

    // A goal stands right below the one above it.
    static string Line(Goal goal, GoalBook book)
    {
        string line = goal.Id;
        var seen = new HashSet<string>(StringComparer.Ordinal) { goal.Id };
        for (Goal? at = goal; at?.Parent is { } id && seen.Add(id); at = book.Goals.FirstOrDefault(it => it.Id == id))
        {
            line = $"{id}\u0001{line}";
        }

        return line;
    }

    // A small team's output would tell of single persons, and so would that of a machine.
    async Task<bool> IsShown(Goal goal, Period period, IReadOnlySet<string> shown, GoalBook book, CancellationToken cancel)
    {
        if (book.Calendars.Units.Find(goal.Unit!) is not { } unit || unit.Kind == UnitKind.WorkCentre || (unit.Kind == UnitKind.Team && !shown.Contains(unit.Code)))
        {
            return false;
        }

        List<Cell> cells = await workspace.Ledger.RollUp(new RollUp(Keys.None, Grain.All, scope with { Period = period, Under = unit.Code }, Figures.Persons), cancel).ToList();
        return cells.Sum(it => it.Persons) >= workspace.Policy().Lattice.K;
    }

    PlanStanding Standing(GoalRow row, MetricBook metrics)
    {
        string? none = row.Reason == "beyond_horizon" ? null : row.Reason;
        return new(row.Goal, directory.Name(row.Unit!), Measure(row.Metric, metrics))
        {
            Basis = row.Basis,
            Target = Of(row.Target, none),
            Done = Of(row.Done, none),
            Share = Of(row.Share, none),
            InTime = Of((decimal?)row.ProbabilityInTime, none),
            PlannedEnd = row.PlannedEnd,
            ReachedOn = row.ReachedOn,
            Days = [row.Completion?.P10, row.Completion?.P50, row.Completion?.P80, row.Completion?.P90],
            Lead = row.LeadDays,
            WorkDays = row.LeadIn == "work_days",
            PartsMarkUp = row.PartsMarkUp,
            Reason = row.Reason,
        };
    }

    static Named Measure(string code, MetricBook metrics) =>
        metrics.All.FirstOrDefault(it => it.Code == code) is { } metric ? new(code, metric.Name, metric.NameZh) : new(code);

    static Figure Of(decimal? value, string? reason) => value is { } number ? Figure.Of(number) : Figure.Missing(reason ?? "not_shown");

    static PlanFan FanOf(Goal goal, GoalHistory history, GoalOutlook outlook)
    {
        DateOnly from = goal.From!.Value, first = Period.WeekOf(from).Last;
        double[][] sums = [.. Fan.Select(outlook.Quantile)];
        int weeks = Math.Clamp((goal.To!.Value.DayNumber - outlook.LastSunday.DayNumber) / 7, 0, sums[0].Length);
        int behind = Math.Max(FewestShown, (int)(1.5 * weeks));
        var line = PlannedLine.Of(goal, history);
        FanPast Past(DateOnly day) => new(day, history.Sum(from, day) - line.By(day));
        FanPast[] past = [new(from, 0), .. Enumerable.Range(0, Math.Max(0, (outlook.LastSunday.DayNumber - first.DayNumber + 7) / 7)).Select(i => Past(first.AddDays(7 * i))), .. history.AsOf > outlook.LastSunday && history.AsOf >= from ? [Past(history.AsOf)] : Array.Empty<FanPast>()];
        FanAhead[] ahead = [.. Enumerable.Range(1, weeks).Select(h => new FanAhead(outlook.LastSunday.AddDays(7 * h), [.. sums.Select(it => (decimal)it[h - 1] - line.By(outlook.LastSunday.AddDays(7 * h)))]))];
        FanAhead? end = AtEnd(goal.To.Value, outlook, sums, line);
        return new(history.Weeks().Length, past[Math.Max(0, past.Length - behind)..], [.. ahead.Where(it => it.Day > past[^1].Day && it.Day < goal.To), .. end is null ? Array.Empty<FanAhead>() : [end]]) { End = end };
    }

    static FanAhead? AtEnd(DateOnly end, GoalOutlook outlook, double[][] sums, PlannedLine line)
    {
        double weeks = outlook.MomentOf(end);
        int full = (int)weeks;
        return full >= sums[0].Length ? null : new(end, [.. sums.Select(it => (decimal)(Before(it) + ((it[full] - Before(it)) * (weeks - full))) - line.By(end))]);

        double Before(double[] of) => full == 0 ? outlook.Done : of[full - 1];
    }
}
