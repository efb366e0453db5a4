using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>Which work the bulletin is about.</summary>
/// <param name="Organisation">The unit on top of those covered, or the workspace.</param>
/// <param name="Period">The days covered, a whole month or week unless the named right allows otherwise.</param>
public sealed record Population(Named Organisation, Period Period)
{
    /// <summary>The period compared with, of the same length, or null when there is none.</summary>
    public Period? Before { get; init; }

    /// <summary>The units covered (sites, as a rule); empty when all are.</summary>
    public IReadOnlyList<Named> Units { get; init; } = [];

    /// <summary>Workers on the roll, weighted by days on the roll.</summary>
    public required Figure OnRoll { get; init; }

    /// <summary>Workers with hours on quota in the period.</summary>
    public required Figure OnQuota { get; init; }

    /// <summary>Teams with records in the period.</summary>
    public required Figure Teams { get; init; }

    /// <summary>Work records behind the bulletin, net of corrections.</summary>
    public required Figure Records { get; init; }
}
