using Pacesetter.Panels;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>When the equipment of a campaign's units bore more than it is rated for: that of a unit, of what lies in it, and of the work centres at which it worked that day.</summary>
sealed class ContestLoad
{
    readonly ILedger ledger;
    readonly UnitTree tree;
    readonly Metric? metric;
    readonly Period days;
    readonly (string Unit, DateOnly Day, decimal Value)[] beyond;
    readonly Dictionary<By, HashSet<(string Unit, string WorkCentre, DateOnly Day)>> worked = [];

    ContestLoad(ILedger ledger, UnitTree tree, Metric? metric, Period days, (string, DateOnly, decimal)[] beyond) => (this.ledger, this.tree, this.metric, this.days, this.beyond) = (ledger, tree, metric, days, beyond);

    /// <summary>Reads the load of some days; where the metric that the policy names is unknown, or has no limit, there is none.</summary>
    public static async Task<ContestLoad> Read(Workspace workspace, MetricBook metrics, UnitTree tree, Period days, CancellationToken cancel)
    {
        string load = workspace.Policy().Lifecycles.LoadMetric;
        Metric? metric = metrics.All.FirstOrDefault(it => it.Code == load && it.Limit is not null);
        // One reading beyond the limit is enough: a mean would hide it.
        (string, DateOnly, decimal)[] beyond = metric is null ? [] :
        [
            .. (await metrics.Readings([metric], new Scope { Period = days }, Grain.Day, cancel))
                .SelectMany(it => it.Value.Where(value => metric.Holds(value) == false).Select(value => (it.Key.Unit, it.Key.Start!.Value, value))),
        ];
        return new(workspace.Ledger, tree, metric, days, beyond);
    }

    /// <summary>How often it was beyond the limit for a unit; null where it never was.</summary>
    public async Task<ContestOverload?> Of(string unit, Campaign campaign, CancellationToken cancel)
    {
        if (metric is null || beyond.Length == 0)
        {
            return null;
        }

        HashSet<(string, string, DateOnly)> at = tree.Find(unit) is { } known ? await Worked(known.Kind.ByOf(), cancel) : [];
        (string Unit, DateOnly Day, decimal Value)[] own = [.. beyond.Where(it => it.Unit == unit || tree.IsUnder(it.Unit, unit) || at.Contains((unit, it.Unit, it.Day)))];
        if (own.Length == 0)
        {
            return null;
        }

        DateOnly last = own.Max(it => it.Day);
        return new(metric.Code, own.Select(it => it.Day).Distinct().Count(), metric.Worst(own.Select(it => it.Value)), metric.Limit!.Value, last, campaign.IsBorne(unit, last)) { Name = metric.Name, NameZh = metric.NameZh };
    }

    // A machine stands beside the team that works at it.
    async Task<HashSet<(string, string, DateOnly)>> Worked(By by, CancellationToken cancel)
    {
        if (!worked.TryGetValue(by, out HashSet<(string, string, DateOnly)>? at))
        {
            worked.Add(by, at = []);
            await foreach (Cell cell in ledger.RollUp(new RollUp(by.KeyOf() | Keys.WorkCentre, Grain.Day, new Scope { Period = days }), cancel))
            {
                if (by.CodeOf(cell) is { } unit && cell.WorkCentre is { } centre)
                {
                    at.Add((unit, centre, cell.Start!.Value));
                }
            }
        }

        return at;
    }
}
