using Pacesetter.Measuring;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Unit-days with a daily target that was imported as a metric, and what was done on them.</summary>
/// <remarks>A target is compared with an output metric of the same unit of measure where one is observed; else, in hours, with the earned hours of that day; else with fulfilment on attended hours.</remarks>
/// <param name="Metric">The target.</param>
/// <param name="Days">The days that have both.</param>
sealed record DailyTargets(Metric Metric, IReadOnlyList<TargetDay> Days)
{
    /// <summary>Reads them; null where no target was imported.</summary>
    public static async Task<DailyTargets?> Read(ILedger ledger, Scope scope, CancellationToken cancel)
    {
        IReadOnlyCollection<Metric> metrics = (await MetricBook.Read(ledger, cancel)).All;
        Metric? target = metrics.FirstOrDefault(metric => metric.Role == MetricRole.Target);
        if (target is null)
        {
            return null;
        }

        Metric? output = metrics.FirstOrDefault(metric => metric.Role == MetricRole.Output && metric.MeasureUnit == target.MeasureUnit);
        var targets = new Dictionary<(string Unit, DateOnly Day), decimal>();
        var actuals = new Dictionary<(string Unit, DateOnly Day), decimal>();
        await foreach (IReadOnlyList<object?> row in ledger.Rows(Tables.Observations, scope, cancel))
        {
            var metric = (string)row[2]!;
            if (metric == target.Code || metric == output?.Code)
            {
                (metric == target.Code ? targets : actuals)[((string)row[0]!, (DateOnly)row[1]!)] = (decimal)row[3]!;
            }
        }

        if (targets.Count == 0)
        {
            return null;
        }

        if (output is null)
        {
            await Worked(actuals, ledger, (scope, InHours(target)), cancel);
        }

        return new(target, [.. targets.Where(it => actuals.ContainsKey(it.Key)).Select(it => new TargetDay(it.Key.Unit, it.Key.Day, it.Value, actuals[it.Key]))]);
    }

    static async Task Worked(Dictionary<(string, DateOnly), decimal> actuals, ILedger ledger, (Scope Scope, bool Hours) what, CancellationToken cancel)
    {
        await foreach (Cell cell in ledger.RollUp(new RollUp(Keys.Team, Grain.Day, what.Scope), cancel))
        {
            decimal? figure = what.Hours ? cell.EarnedMinutes / 60m : Fulfilment.Of(cell).Attended;
            if (cell is { Team: not null, Start: not null } && figure is not null)
            {
                actuals[(cell.Team, cell.Start.Value)] = figure.Value;
            }
        }
    }

    static bool InHours(Metric metric) => metric.MeasureUnit.Split(' ').Any(word => word is "h" or "hour" or "hours");
}

/// <summary>A unit's day with its target.</summary>
readonly record struct TargetDay(string Unit, DateOnly Day, decimal Target, decimal Actual);
