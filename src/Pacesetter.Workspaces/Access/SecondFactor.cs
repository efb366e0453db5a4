namespace Pacesetter.Workspaces.Access;

/// <summary>What an account's codes of the hour are made from, sealed with the keys of the workspace's folder, and how often a code was missed of late.</summary>
public sealed class SecondFactor
{
    public required string Account { get; init; }

    /// <summary>The shared secret, sealed: whoever has the registry alone cannot make codes of it.</summary>
    public required string Sealed { get; set; }

    /// <summary>When a first code proved that the secret arrived; until then nobody is asked for codes.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The step of time whose code was accepted last; it and those before are accepted no more.</summary>
    public long LastStep { get; set; }

    /// <summary>Hashes of the codes that open it once each, parted by blanks.</summary>
    public string Recovery { get; set; } = "";

    /// <summary>Wrong codes since the last right one or the last lock.</summary>
    public int Failures { get; set; }

    /// <summary>Until when no code is accepted.</summary>
    public DateTimeOffset? LockedUntil { get; set; }
}
