using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Bulletins.Composing;

/// <summary>The share of team-days at or above a daily target that was imported as a metric.</summary>
sealed class TargetSection(ILedger ledger, Scope scope)
{
    public async Task<TargetShare?> Find(CancellationToken cancel)
    {
        if (await DailyTargets.Read(ledger, scope, cancel) is not { } targets)
        {
            return null;
        }

        int met = targets.Days.Count(day => day.Actual >= day.Target);
        return new TargetShare(
            new Named(targets.Metric.Code, targets.Metric.Name, targets.Metric.NameZh),
            Figure.Of(met),
            Figure.Of(targets.Days.Count),
            targets.Days.Count > 0 ? Figure.Of((decimal)met / targets.Days.Count) : Figure.Missing("no_work"));
    }
}
