using Microsoft.EntityFrameworkCore;
using Pacesetter.Planning;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Planning;

/// <summary>All goals of a workspace with what was done toward them, read once. Goals along the unit tree are forecast so that they add up.</summary>
sealed class GoalBook
{
    readonly Workspace workspace;
    readonly ulong seed;
    readonly Dictionary<string, GoalHistory> histories = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> refused = new(StringComparer.Ordinal);
    readonly Dictionary<string, PlanCalibration?> calibrations = new(StringComparer.Ordinal);
    readonly Dictionary<string, GoalTree> trees = new(StringComparer.Ordinal);

    GoalBook(Workspace workspace, UnitCalendars calendars, IReadOnlyList<Goal> goals, ulong seed) =>
        (this.workspace, Calendars, Goals, this.seed) = (workspace, calendars, goals, seed);

    /// <summary>The goals, in the order of their codes.</summary>
    public IReadOnlyList<Goal> Goals { get; }

    public UnitCalendars Calendars { get; }

    /// <summary>The day on which goals are looked at; null where nothing was ever done.</summary>
    public DateOnly? AsOf { get; private set; }

    /// <param name="workspace">The workspace.</param>
    /// <param name="asOf">The day on which goals are looked at; none for the last day of which anything that a goal counts is known.</param>
    /// <param name="seed">The seed of the paths.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<GoalBook> Read(Workspace workspace, DateOnly? asOf, ulong seed, CancellationToken cancel)
    {
        List<Goal> goals = await workspace.Registry.Set<Goal>().AsNoTracking().ToListAsync(cancel);
        var book = new GoalBook(workspace, await UnitCalendars.Read(workspace.Ledger, cancel), [.. goals.OrderBy(it => it.Id, StringComparer.Ordinal)], seed);
        book.AsOf = asOf ?? (await workspace.Ledger.Extent(cancel))?.Last;
        await book.ReadHistories(asOf ?? DateOnly.MaxValue, cancel);
        if (asOf is null)
        {
            DateOnly[] lasts = [.. book.histories.Values.Where(it => it.Days.Count > 0).Select(it => it.Days.Keys[^1])];
            book.AsOf = lasts.Append(book.AsOf ?? DateOnly.MinValue).Max() is var last && last > DateOnly.MinValue ? last : null;
            foreach (string id in book.histories.Keys.ToArray())
            {
                book.histories[id] = book.histories[id] with { AsOf = book.AsOf ?? DateOnly.MinValue };
            }
        }

        foreach (GoalTree tree in GoalTree.Of([.. book.Goals.Where(it => book.histories.TryGetValue(it.Id, out GoalHistory? history) && history.Days.Count > 0)], book.histories, book.Calendars.Units))
        {
            foreach (Goal goal in tree.Goals)
            {
                book.trees[goal.Id] = tree;
            }
        }

        return book;
    }

    /// <summary>What was done toward a goal; null where that cannot be said.</summary>
    public GoalHistory? HistoryOf(Goal goal) => histories.GetValueOrDefault(goal.Id);

    /// <summary>Why nothing can be said of a goal; null where something can.</summary>
    public string? Reason(Goal goal) => ForecastGoals.Missing(goal) ?? refused.GetValueOrDefault(goal.Id) ?? (AsOf is null ? "no_output" : null);

    /// <summary>Where a goal stands, and its outlook while it is not reached.</summary>
    public async Task<(GoalRow Row, GoalOutlook? Outlook)> Of(Goal goal, CancellationToken cancel)
    {
        if (Reason(goal) is { } reason)
        {
            return (GoalStanding.Blank(goal, reason), null);
        }

        GoalTree? tree = trees.GetValueOrDefault(goal.Id);
        PlanCalibration? calibration = await CalibrationOf(goal, cancel);
        (GoalRow row, GoalOutlook? outlook) = GoalStanding.Of(goal, histories[goal.Id], () => (tree?.Of(goal, seed) ?? GoalOutlook.Of(goal, histories[goal.Id], seed)).Calibrated(calibration));
        return (WithLedger(row, goal, tree, outlook), outlook);
    }

    /// <summary>Where a goal stands by another outlook of it.</summary>
    public GoalRow By(Goal goal, GoalOutlook outlook) => GoalStanding.Of(goal, histories[goal.Id], () => outlook).Row;

    async Task ReadHistories(DateOnly until, CancellationToken cancel)
    {
        foreach (Goal goal in Goals.Where(it => ForecastGoals.Missing(it) is null))
        {
            try
            {
                histories[goal.Id] = await GoalHistory.Read(workspace, Calendars, goal, until, cancel);
            }
            catch (RefusalException unfit)
            {
                refused[goal.Id] = unfit.Id;
            }
        }
    }

    // The chances of a level are no chances of a sum, which is what past forecasts are judged by.
    async Task<PlanCalibration?> CalibrationOf(Goal goal, CancellationToken cancel)
    {
        if (goal is not { Metric: "earned_hours" or "good", Operation: null, Basis: GoalBasis.Cumulative or GoalBasis.Calendar } || AsOf is not { } day)
        {
            return null;
        }

        if (!calibrations.TryGetValue(goal.Metric, out PlanCalibration? known))
        {
            calibrations.Add(goal.Metric, known = await PlanCalibration.Read(workspace, Calendars, goal.Metric == "good", day, cancel));
        }

        return known;
    }

    GoalRow WithLedger(GoalRow row, Goal goal, GoalTree? tree, GoalOutlook? outlook)
    {
        Goal[] parts = [.. Goals.Where(it => it.Parent == goal.Id && it.State != GoalState.Dropped && it.Target is not null)];
        decimal sum = parts.Sum(it => it.Target!.Value);
        return row with
        {
            Levels = [.. goal.Levels.Select((it, i) => new GoalLevel(it.Level, it.Value, it.Author, i == 0 || goal.Levels[i - 1].Value == 0 ? null : Ratio(it.Value, goal.Levels[i - 1].Value)))],
            PartsTarget = parts.Length == 0 ? null : sum,
            PartsMarkUp = parts.Length == 0 || goal.Target is not > 0m ? null : Ratio(sum, goal.Target.Value),
            Forecast = outlook is null ? null : outlook.Reconciled ? "reconciled" : "own",
            ForecastReason = outlook is null ? null : tree?.Reason,
            CalibratedOn = outlook?.CalibratedOn,
        };
    }

    static decimal Ratio(decimal part, decimal whole) => Math.Round(part / whole, 6, MidpointRounding.AwayFromZero);
}
