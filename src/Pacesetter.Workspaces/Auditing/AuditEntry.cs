namespace Pacesetter.Workspaces.Auditing;

/// <summary>One link of the audit chain. Entries are added, never changed.</summary>
public sealed class AuditEntry
{
    /// <summary>Its place in the chain, from 1 without gaps.</summary>
    public long Sequence { get; init; }

    /// <summary>When, UTC, as ISO 8601 with six decimals. A text, since the hash covers it and no two stores keep the same digits of a moment.</summary>
    public required string At { get; init; }

    public required string Actor { get; init; }

    public required string Role { get; init; }

    public required string Act { get; init; }

    public required string Noun { get; init; }

    public string? Subject { get; init; }

    /// <summary>Codes that say more, as canonical JSON.</summary>
    public required string Detail { get; init; }

    /// <summary>The hash of the entry before; zeros in the first.</summary>
    public required byte[] Previous { get; init; }

    public required byte[] Hash { get; init; }
}
