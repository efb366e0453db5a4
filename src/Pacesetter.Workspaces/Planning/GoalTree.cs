using Pacesetter.Planning;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Forecasting;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Planning;

/// <summary>Goals in one quantity along the unit tree: their forecasts are made to add up, path by path.</summary>
/// <remarks>What the goals below do not cover of a unit is a series of its own. The calendar is that of the top.</remarks>
sealed class GoalTree
{
    const int Redrawn = 16;
    const int MostPairs = 10_240;
    const int FewestPairs = 1_600;

    // Multiplications that a tree may cost.
    const double Budget = 4e9;

    readonly IReadOnlyDictionary<string, GoalHistory> histories;
    readonly List<int> parents = [];
    readonly List<decimal[]> weeks = [];
    readonly UnitTree units;
    Dictionary<string, GoalOutlook>? outlooks;

    GoalTree(List<Goal> goals, IReadOnlyDictionary<string, GoalHistory> histories, UnitTree units)
    {
        this.histories = histories;
        this.units = units;
        Goals = goals;
    }

    /// <summary>The goals, the top first.</summary>
    public IReadOnlyList<Goal> Goals { get; }

    /// <summary>Why the forecasts are not made to add up: <c>parts_overlap</c>, <c>parts_exceed_whole</c> or a need that is not met; null where they are.</summary>
    public string? Reason { get; private set; }

    /// <summary>The trees among goals that count a sum.</summary>
    public static IEnumerable<GoalTree> Of(IReadOnlyList<Goal> goals, IReadOnlyDictionary<string, GoalHistory> histories, UnitTree units)
    {
        Dictionary<string, Goal> summed = goals.Where(it => it.Basis is GoalBasis.Cumulative or GoalBasis.Calendar && it.State != GoalState.Dropped).ToDictionary(it => it.Id, StringComparer.Ordinal);
        ILookup<string, Goal> below = summed.Values.Where(it => Above(it) is not null).ToLookup(it => it.Parent!, StringComparer.Ordinal);
        foreach (Goal top in summed.Values.Where(it => Above(it) is null && below.Contains(it.Id)))
        {
            List<Goal> all = [top];
            List<int> parents = [-1];
            for (int i = 0; i < all.Count; i++)
            {
                foreach (Goal part in below[all[i].Id])
                {
                    all.Add(part);
                    parents.Add(i);
                }
            }

            var tree = new GoalTree(all, histories, units);
            tree.parents.AddRange(parents);
            tree.Fill();
            yield return tree;
        }

        Goal? Above(Goal goal) => goal.Parent is { } id && summed.TryGetValue(id, out Goal? above)
            && (above.Metric, above.Operation, above.From) == (goal.Metric, goal.Operation, goal.From)
            && goal.Unit != above.Unit && units.IsUnder(goal.Unit!, above.Unit) ? above : null;
    }

    /// <summary>The outlook of one of its goals; null where the forecasts cannot be made to add up.</summary>
    public GoalOutlook? Of(Goal goal, ulong seed)
    {
        if (Reason is not null)
        {
            return null;
        }

        try
        {
            outlooks ??= Reconciled(seed);
            return outlooks.GetValueOrDefault(goal.Id);
        }
        catch (AssumptionException unfit)
        {
            Reason = unfit.Id; // each goal then stands by itself, and says so
            return null;
        }
    }

    void Fill()
    {
        DateOnly monday = histories[Goals[0].Id].FirstMonday;
        weeks.AddRange(Goals.Select(goal => histories[goal.Id].Weeks(monday)));
        for (int i = 0; i < Goals.Count; i++)
        {
            int[] parts = [.. Enumerable.Range(0, Goals.Count).Where(j => parents[j] == i)];
            if (parts.Any(a => parts.Any(b => a != b && units.IsUnder(Goals[a].Unit!, Goals[b].Unit))))
            {
                Reason = "parts_overlap";
            }

            decimal[] rest = [.. weeks[i].Select((whole, t) => Rest(whole, parts.Sum(j => weeks[j][t])))];
            if (parts.Length > 0 && rest.Any(it => it < 0))
            {
                Reason ??= "parts_exceed_whole";
            }

            if (parts.Length > 0 && rest.Any(it => it != 0))
            {
                parents.Add(i);
                weeks.Add(rest);
            }
        }
    }

    // Shares of crews are rounded: what is left by that is nothing.
    static decimal Rest(decimal whole, decimal parts) => Math.Abs(whole - parts) <= 1e-9m * Math.Abs(whole) ? 0 : whole - parts;

    Dictionary<string, GoalOutlook> Reconciled(ulong seed)
    {
        int m = weeks.Count, n = weeks[0].Length;
        GoalHistory top = histories[Goals[0].Id];
        double[] done = [.. Goals.Select(goal => (double)histories[goal.Id].Sum(goal.From!.Value, top.LastSunday))];
        double[][] outputs = [.. weeks.Select(series => series.Select(it => (double)it).ToArray())];
        int horizon = Goals.Select((goal, i) => GoalOutlook.Horizon(goal, top, outputs[i], (double)goal.Target!.Value - done[i])).Max();
        (double[] Worked, double[] ToWork)? shares = top.Shares(n, horizon);
        double[] weights = GoalOutlook.WeightsOf(Goals[0], top, shares?.ToWork, horizon);
        double[][] rates = [.. outputs.Select(series => shares is { } known ? WorkingCalendar.Rates(series, known.Worked) : series)];
        FittedForecast[] fitted = [.. rates.Select(series => FittedForecast.Fit(series, GoalOutlook.Lumpy(series) ? ForecastMethod.Simple : ForecastMethod.Combination))];
        double[] errors = [.. Enumerable.Range(0, n).SelectMany(t => fitted.Select(it => it.Errors[t]))];
        Reconciliation map = Reconciliation.MinTrace(Hierarchy.From([.. parents]), errors);
        double[] missing = [.. Enumerable.Range(0, m).Select(i => i < Goals.Count && (double)Goals[i].Target!.Value > done[i] ? (double)Goals[i].Target!.Value - done[i] : double.PositiveInfinity)];
        int pairs = (int)Math.Clamp(Budget / ((double)m * horizon * (horizon + m)), FewestPairs, MostPairs) / Redrawn;
        HierarchyCompletion[] drawn = [.. Enumerable.Range(0, Redrawn).Select(k =>
            new HierarchyCompletion(map, [.. fitted.Select(it => it.Redrawn(seed, (ulong)k).Law(horizon))], errors, missing) { Pairs = pairs, Seed = seed ^ ((ulong)k << 32), Weights = weights })];
        IReadOnlyList<Completion>[] chances = [.. drawn.Select(it => it.Simulate())];
        ForecastLaw[] laws = AddedUp(map, [.. fitted.Select(it => it.Law(horizon))]);
        double[] weekly = [.. laws.Select(law => GoalOutlook.Weekly(law, weights))];
        return Goals.Select((goal, i) => (goal.Id, Outlook: new GoalOutlook(Mean([.. chances.Select(it => it[i])]), top.LastSunday)
        {
            Law = laws[i],
            Weights = weights,
            Done = done[i],
            Rates = rates[i],
            Weekdays = (histories[goal.Id] with { Shifts = top.Shifts }).Weekdays,
            Reconciled = true,
            Raised = steps => Stepwise(drawn, i, [.. steps.Select(step => step.Select(it => Placed(it, weekly)).OfType<SeriesUplift>().ToArray())]),
        })).ToDictionary(it => it.Id, it => it.Outlook, StringComparer.Ordinal);
    }

    static Completion[] Stepwise(HierarchyCompletion[] drawn, int series, SeriesUplift[][] steps)
    {
        IReadOnlyList<Completion>[] chances = [.. drawn.Select(it => it.Stepwise(series, steps))];
        return [.. Enumerable.Range(1, steps.Length).Select(count => Mean([.. chances.Select(it => it[count])]))];
    }

    // In the lowest goal above its unit, in what the goals below that one do not cover if anything.
    SeriesUplift? Placed(Raise raise, double[] weekly)
    {
        int lowest = Enumerable.Range(0, Goals.Count).Last(i => units.IsUnder(raise.Unit, Goals[i].Unit));
        int rest = parents.FindIndex(Goals.Count, it => it == lowest);
        int series = rest >= 0 ? rest : lowest;
        return weekly[series] > 0 ? new(series, raise.Of(weekly[series])) : null;
    }

    static ForecastLaw[] AddedUp(Reconciliation map, ForecastLaw[] laws)
    {
        double[][] points = [.. laws.Select(_ => new double[laws[0].Horizon])];
        var reconciled = new double[laws.Length];
        for (int h = 0; h < laws[0].Horizon; h++)
        {
            map.Reconcile([.. laws.Select(law => law.Points[h])], reconciled, notNegative: true);
            for (int i = 0; i < laws.Length; i++)
            {
                points[i][h] = reconciled[i];
            }
        }

        return [.. laws.Select((law, i) => law with { Points = points[i] })];
    }

    static Completion Mean(Completion[] drawn) =>
        new([.. Enumerable.Range(0, drawn[0].Chances.Count).Select(t => drawn.Average(it => it.Chances[t]))], drawn.Sum(it => it.Paths));
}
