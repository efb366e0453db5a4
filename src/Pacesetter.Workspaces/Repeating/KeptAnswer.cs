namespace Pacesetter.Workspaces.Repeating;

/// <summary>What was answered to a changing request that may be sent again. It is written with the effect, so that the two are there together or not at all.</summary>
public sealed class KeptAnswer
{
    public required string Account { get; init; }

    /// <summary>SHA-256 of the Idempotency-Key, in hexadecimal.</summary>
    public required string Key { get; init; }

    /// <summary>The API key it was asked with, which alone can read the body.</summary>
    public required string Credential { get; init; }

    /// <summary>A keyed hash of what was asked.</summary>
    public required string Fingerprint { get; init; }

    public int Status { get; init; }

    /// <summary>The header ETag.</summary>
    public string? Tag { get; init; }

    /// <summary>The header Location.</summary>
    public string? Location { get; init; }

    /// <summary>The body, sealed: an answer may hold a new key, or a name that is erased meanwhile.</summary>
    public required byte[] Body { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
