namespace Pacesetter.Workspaces.Ledger;

/// <summary>One kind of stored figure beside the same recomputed from raw records.</summary>
/// <param name="Figure"><c>earned_minutes</c> of tickets, <c>attended_hours</c> of person-days, <c>units_above</c> each unit.</param>
/// <param name="Differing">In how many rows the two differ.</param>
public sealed record Recounted(string Figure, long Differing);
