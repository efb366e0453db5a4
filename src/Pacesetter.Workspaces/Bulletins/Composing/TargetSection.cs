using Pacesetter.Measuring;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Bulletins.Composing;

/// <summary>The share of team-days at or above a daily target that was imported as a metric.</summary>
/// <remarks>A target is compared with an output metric of the same unit of measure where one is observed; else, in hours, with the earned hours of that day; else with fulfilment on attended hours.</remarks>
sealed class TargetSection(ILedger ledger, Scope scope)
{
    public async Task<TargetShare?> Find(CancellationToken cancel)
    {
        IReadOnlyCollection<Metric> metrics = (await MetricBook.Read(ledger, cancel)).All;
        Metric? target = metrics.FirstOrDefault(metric => metric.Role == MetricRole.Target);
        if (target is null)
        {
            return null;
        }

        Metric? output = metrics.FirstOrDefault(metric => metric.Role == MetricRole.Output && metric.MeasureUnit == target.MeasureUnit);
        var targets = new Dictionary<(string, DateOnly), decimal>();
        var actuals = new Dictionary<(string, DateOnly), decimal>();
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
            await Worked(actuals, InHours(target), cancel);
        }

        var compared = targets.Where(it => actuals.ContainsKey(it.Key)).ToList();
        int met = compared.Count(it => actuals[it.Key] >= it.Value);
        return new TargetShare(
            new Named(target.Code, target.Name, target.NameZh),
            Figure.Of(met),
            Figure.Of(compared.Count),
            compared.Count > 0 ? Figure.Of((decimal)met / compared.Count) : Figure.Missing("no_work"));
    }

    async Task Worked(Dictionary<(string, DateOnly), decimal> actuals, bool hours, CancellationToken cancel)
    {
        await foreach (Cell cell in ledger.RollUp(new RollUp(Keys.Team, Grain.Day, scope), cancel))
        {
            decimal? figure = hours ? cell.EarnedMinutes / 60m : Fulfilment.Of(cell).Attended;
            if (cell is { Team: not null, Start: not null } && figure is not null)
            {
                actuals[(cell.Team, cell.Start.Value)] = figure.Value;
            }
        }
    }

    static bool InHours(Metric metric) => metric.MeasureUnit.Split(' ').Any(word => word is "h" or "hour" or "hours");
}
