namespace Pacesetter.Workspaces.Ingesting.Uploading;

/// <summary>A file that somebody brought and that is not in the ledger yet: what it is, and how its columns are to be read.</summary>
public sealed record Upload
{
    public required string Id { get; init; }

    /// <summary>Whose it is; null for who works on the files.</summary>
    public string? Account { get; init; }

    /// <summary>What the file is called where it came from.</summary>
    public required string Name { get; init; }

    public required string Table { get; init; }

    /// <summary>The ending that its content asks for.</summary>
    public required string Form { get; init; }

    public required long Bytes { get; init; }

    public required string Sha256 { get; init; }

    public required IReadOnlyList<string> Headers { get; init; }

    /// <summary>What was trimmed, converted or guessed when it was looked at.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The file's column for each of the table's columns that it fills.</summary>
    public required IReadOnlyDictionary<string, string> Columns { get; init; }

    /// <summary>A shipped profile in place of the columns.</summary>
    public string? Profile { get; init; }

    /// <summary>The unit that the rows are limited to.</summary>
    public string? Under { get; init; }

    /// <summary>A name for the batch; null for the file's.</summary>
    public string? Batch { get; init; }

    /// <summary>A remark that every figure made from the batch carries.</summary>
    public string? Note { get; init; }

    /// <summary>What the totals should come to, as whoever brought it says: the rows, or the sum of a column.</summary>
    public IReadOnlyDictionary<string, decimal> Totals { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Counts the mappings: what was found under one says nothing of the next.</summary>
    public int Revision { get; init; }

    public required DateTimeOffset BroughtAt { get; init; }

    /// <summary>When it was last said how it is to be read.</summary>
    public required DateTimeOffset MappedAt { get; init; }
}
