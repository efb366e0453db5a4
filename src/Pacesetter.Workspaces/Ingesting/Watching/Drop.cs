namespace Pacesetter.Workspaces.Ingesting.Watching;

/// <summary>What became of a file that was dropped.</summary>
public enum DropFate
{
    /// <summary>Imported, or imported before; it lies in <c>done</c>.</summary>
    Done,

    /// <summary>It lies in <c>rejected</c> with the reason beside it.</summary>
    Rejected,

    /// <summary>Could not be taken just now; it is tried again.</summary>
    Waits,

    /// <summary>A link: it is not followed, and left where it is.</summary>
    Refused,
}

/// <summary>What became of a file that was dropped.</summary>
/// <param name="File">Its name in the folder.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Table">The table it filled; null where its name tells none.</param>
public sealed record Drop(string File, DropFate Fate, string? Table)
{
    public long Imported { get; init; }

    public long Rejected { get; init; }

    /// <summary>The identifier of the reason, where it was not imported.</summary>
    public string? Reason { get; init; }
}
