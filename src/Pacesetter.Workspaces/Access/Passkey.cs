namespace Pacesetter.Workspaces.Access;

/// <summary>A key pair that somebody's device keeps and signs in with. Only its public half is known here.</summary>
public sealed class Passkey
{
    /// <summary>The identifier of the credential, fit for an address.</summary>
    public required string Id { get; init; }

    public required string Account { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; set; }

    public required byte[] PublicKey { get; init; }

    /// <summary>How often the device says it has signed; a lower count than before would tell of a copy.</summary>
    public long SignCount { get; set; }

    /// <summary>How the device is reached, parted by blanks.</summary>
    public required string Transports { get; init; }

    /// <summary>Whether the device keeps copies elsewhere, by design and by now.</summary>
    public bool BackupEligible { get; init; }

    public bool BackedUp { get; set; }

    public required byte[] Attestation { get; init; }

    public required byte[] ClientData { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }
}
