namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>One move that was made: who, when, why, on which content. Rows are added, never changed.</summary>
public sealed class EntryMove
{
    public required string Noun { get; init; }

    public required string Entry { get; init; }

    /// <summary>The entry's version after the move.</summary>
    public int Version { get; init; }

    /// <summary>The state left; empty where the entry was added.</summary>
    public required string FromState { get; init; }

    public required string ToState { get; init; }

    /// <summary>The person's code; null for the owner of the files and for the program.</summary>
    public string? Person { get; init; }

    /// <summary>The roles acted in.</summary>
    public required string Role { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Why { get; init; }

    /// <summary>SHA-256 of the entry's JSON before the move.</summary>
    public required string Inputs { get; init; }
}
