namespace Pacesetter.Workspaces.Ingesting;

/// <summary>Why a row was rejected, as the list of the rejected has it.</summary>
/// <param name="File">What was read.</param>
/// <param name="Line">The line, from 1; null where the row has none.</param>
/// <param name="Column">The column it hangs on.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Reason">A code and a sentence.</param>
/// <param name="Remedy">What to do.</param>
public sealed record RejectedCell(string File, long? Line, string? Column, string? Value, string Reason, string Remedy);
