using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>Who is counted in a share of pacesetters.</summary>
public enum Counted
{
    /// <summary>Persons.</summary>
    Persons,

    /// <summary>Teams: where work is booked on teams alone.</summary>
    Teams,
}

/// <summary>The share of those who reached at least the threshold, with both denominators.</summary>
/// <param name="Threshold">The fulfilment to reach, as a ratio; the comparator is "at least".</param>
public sealed record PacesetterShare(decimal Threshold)
{
    /// <summary>Persons or teams.</summary>
    public Counted Counted { get; init; } = Counted.Persons;

    /// <summary>How many reached the threshold and were not excluded.</summary>
    public required Figure Holders { get; init; }

    /// <summary>The first denominator: everybody on the roll.</summary>
    public required Figure OnRoll { get; init; }

    /// <summary>The second denominator: those with hours on quota.</summary>
    public required Figure OnQuota { get; init; }

    /// <summary>Holders ÷ everybody on the roll, a ratio.</summary>
    public required Figure OfRoll { get; init; }

    /// <summary>Holders ÷ those on quota, a ratio.</summary>
    public required Figure OfOnQuota { get; init; }

    /// <summary>The share of the roll in the period before, a ratio.</summary>
    public Figure OfRollBefore { get; init; } = Figure.Missing("no_period_before");

    /// <summary>The share of the roll in the periods up to and including this one, oldest first; empty when there is only one.</summary>
    public IReadOnlyList<SharePoint> Series { get; init; } = [];
}

/// <summary>The share of pacesetters in one period.</summary>
/// <param name="Period">The period.</param>
/// <param name="OfRoll">Holders ÷ everybody on the roll, a ratio.</param>
/// <param name="OnRoll">The denominator.</param>
/// <param name="Restated">True where a record of that period was corrected since.</param>
public sealed record SharePoint(Period Period, Figure OfRoll, Figure OnRoll, bool Restated = false);
