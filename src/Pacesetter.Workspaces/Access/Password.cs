namespace Pacesetter.Workspaces.Access;

/// <summary>An account's password, as a slow salted hash, and how often it was missed of late.</summary>
public sealed class Password
{
    public required string Account { get; init; }

    public required string Hash { get; set; }

    /// <summary>Wrong answers since the last right one or the last lock.</summary>
    public int Failures { get; set; }

    /// <summary>Until when nothing opens it.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}
