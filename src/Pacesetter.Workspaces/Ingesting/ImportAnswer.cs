using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting;

/// <summary>What became of one file.</summary>
public sealed record ImportAnswer
{
    /// <summary>The batch's id, or null for a template.</summary>
    public string? Batch { get; init; }

    /// <summary>The table filled, or the tables, apart by a blank.</summary>
    public required string Table { get; init; }

    public string? File { get; init; }

    public long RowsRead { get; init; }

    public long Imported { get; init; }

    public long Skipped { get; init; }

    public long Rejected { get; init; }

    /// <summary>Where the refused rows are, each with its reason and remedy; null without any.</summary>
    public string? RejectsFile { get; init; }

    /// <summary>The first of the rejected, where the answer itself lists them.</summary>
    public IReadOnlyList<RejectedCell> Rejects { get; init; } = [];

    public bool AlreadyImported { get; init; }

    public bool DryRun { get; init; }

    /// <summary>Totals of the file beside totals of the ledger.</summary>
    public IReadOnlyList<ReconciledColumn> Reconciliation { get; init; } = [];

    /// <summary>The same by table, where one file filled several.</summary>
    public IReadOnlyList<TableOutcome> Tables { get; init; } = [];

    /// <summary>Codes that a profile created.</summary>
    public IReadOnlyList<string> Created { get; init; } = [];

    /// <summary>What was trimmed, converted, reconstructed or assumed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The template asked for, as CSV; null for an import.</summary>
    [Printed]
    public string? Template { get; init; }

    /// <summary>The same for each file, where several were given.</summary>
    public IReadOnlyList<ImportAnswer> Files { get; init; } = [];
}
