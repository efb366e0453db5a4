namespace Pacesetter.Statistics.Efficiency;

/// <summary>How the distance of a unit from the frontier is measured.</summary>
public enum EfficiencyMeasure
{
    /// <summary>One proportion for all inputs (θ ≤ 1) or outputs (φ ≥ 1) [Farrell1957].</summary>
    Radial,

    /// <summary>The same against the other units only, so that those on the frontier differ [AndersenPetersen1993].</summary>
    SuperRadial,

    /// <summary>The largest sum of slacks, in the units of the data; zero on the frontier [CharnesEtAl1985].</summary>
    Additive,

    /// <summary>Slacks as shares of the unit's own figures, ρ ≤ 1; undesirable outputs may be given [Tone2001].</summary>
    SlacksBased,

    /// <summary>The slacks-based distance of a unit from the others only; for one orientation [Tone2002].</summary>
    SuperSlacksBased,
}
