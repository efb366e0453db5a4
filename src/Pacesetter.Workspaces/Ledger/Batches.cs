using Pacesetter.Workspaces.Ingesting;

namespace Pacesetter.Workspaces.Ledger;

/// <summary>Rows to append: staged tables in the program's own DuckDB, and who and what they are.</summary>
/// <param name="Id">SHA-256 of file, table and map, in hexadecimal.</param>
/// <param name="Name">The name the user gave it, or the file's name.</param>
/// <param name="Source">The file's name as given.</param>
/// <param name="Staged">The staged tables, in the order of <see cref="Tables.All"/>.</param>
/// <param name="MaxRejects">How many rows may be rejected before nothing is imported.</param>
public sealed record Batch(string Id, string Name, string Source, IReadOnlyList<StagedTable> Staged, long MaxRejects)
{
    /// <summary>Only says what would happen.</summary>
    public bool DryRun { get; init; }

    /// <summary>Creates units, people, operations and metrics that the rows name and nothing defines. Only shipped profiles do this.</summary>
    public bool CreateUnknownCodes { get; init; }

    /// <summary>The unit, with what lies below it, that the rows are limited to: units, persons and records outside are like unknown ones. Null for the whole ledger.</summary>
    public string? Within { get; init; }

    /// <summary>What a reader of the figures must know: what was reconstructed, assumed or trimmed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>A Parquet file that receives the rejected rows (the number of the reason, row, column, value); it outlives a batch that is rolled back.</summary>
    public string RejectsSpill { get; init; } = "";
}

/// <summary>A table staged for appending: canonical columns, typed, in file order.</summary>
/// <param name="Table">Which input table.</param>
/// <param name="Name">The SQL name of the staged table, visible to the ledger's engine.</param>
/// <param name="InFileOrder">Its rows are the file's, all and in order.</param>
public sealed record StagedTable(Table Table, string Name, bool InFileOrder);

/// <summary>A batch as the ledger keeps it.</summary>
/// <param name="Number">Its running number.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Source">The file it came from.</param>
/// <param name="Tables">The tables it filled.</param>
/// <param name="Rows">Rows imported.</param>
/// <param name="Notes">What a reader of its figures must know: what was reconstructed, assumed or trimmed.</param>
/// <param name="ImportedAt">When, UTC.</param>
/// <param name="ForgottenAt">When it was taken back, or null.</param>
public sealed record BatchRecord(int Number, string Id, string Name, string Source, IReadOnlyList<string> Tables, long Rows, IReadOnlyList<string> Notes, DateTime ImportedAt, DateTime? ForgottenAt);
