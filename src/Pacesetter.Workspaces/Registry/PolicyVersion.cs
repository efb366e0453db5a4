namespace Pacesetter.Workspaces.Registry;

/// <summary>One version of the workspace's policy document. Versions are added, never changed.</summary>
public sealed class PolicyVersion
{
    public int Version { get; init; }

    /// <summary>The whole document, as JSON.</summary>
    public required string Document { get; init; }

    /// <summary>When it came in force.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Why it was changed.</summary>
    public required string Why { get; init; }
}
