namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The share of team-days at or above the daily target, from an imported metric of role <c>target</c>.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Met">Team-days at or above their target.</param>
/// <param name="Of">Team-days with a target and a figure.</param>
/// <param name="Share">Met ÷ of, a ratio.</param>
public sealed record TargetShare(Named Metric, Figure Met, Figure Of, Figure Share);
