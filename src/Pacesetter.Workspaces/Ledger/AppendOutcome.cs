namespace Pacesetter.Workspaces.Ledger;

/// <summary>What became of the rows of one table of a batch.</summary>
/// <param name="Table">The table.</param>
/// <param name="Read">Rows read.</param>
/// <param name="Imported">Rows appended.</param>
/// <param name="Skipped">Rows that were there already, to the letter.</param>
/// <param name="Rejected">Rows refused, each with its reason.</param>
/// <param name="Reconciliation">Totals of the file beside totals of the ledger.</param>
public sealed record TableOutcome(string Table, long Read, long Imported, long Skipped, long Rejected, IReadOnlyList<ReconciledColumn> Reconciliation);

/// <summary>A total of the source beside the total that reached the ledger.</summary>
/// <param name="Column">The column.</param>
/// <param name="Source">Its sum over the rows read.</param>
/// <param name="Ledger">Its sum over the rows imported.</param>
public sealed record ReconciledColumn(string Column, decimal Source, decimal Ledger);

/// <summary>What became of a batch.</summary>
/// <param name="Appended">False where the batch was there already, was a dry run, or had too many rejects.</param>
/// <param name="AlreadyImported">The same batch is in the ledger.</param>
/// <param name="Tables">One entry a table.</param>
/// <param name="Created">Codes created for a profile, as <c>unit S1</c>.</param>
/// <param name="Reasons">Why rows were rejected; if any were, they stand in the batch's spill file.</param>
public sealed record AppendOutcome(bool Appended, bool AlreadyImported, IReadOnlyList<TableOutcome> Tables, IReadOnlyList<string> Created, IReadOnlyList<RejectReason> Reasons);

/// <summary>A reason for which rows were rejected.</summary>
/// <param name="Staged">The staged table they are rows of.</param>
/// <param name="Reason">A code and a sentence: <c>unknown_person: no person has this code</c>.</param>
/// <param name="Remedy">What to do.</param>
public sealed record RejectReason(StagedTable Staged, string Reason, string Remedy);
