namespace Pacesetter.Workspaces.Ingesting;

/// <summary>A file to be taken in as one batch.</summary>
/// <param name="Path">Where it lies.</param>
sealed record Intake(string Path)
{
    /// <summary>The table; null where a profile names them.</summary>
    public Table? Table { get; init; }

    public Mapping.Mapping? Mapping { get; init; }

    /// <summary>The mapping as it was asked for, a part of the batch's identity.</summary>
    public string? Map { get; init; }

    /// <summary>A name for the batch; null for the file's.</summary>
    public string? Batch { get; init; }

    public string? Note { get; init; }

    public long MaxRejects { get; init; }

    public bool DryRun { get; init; }

    /// <summary>What to call the file in the answer, where its path is the program's own affair.</summary>
    public string? Called { get; init; }

    /// <summary>The unit that the rows are limited to, or null.</summary>
    public string? Within { get; init; }

    /// <summary>How many rejected cells the answer itself lists.</summary>
    public int ListedRejects { get; init; }
}
