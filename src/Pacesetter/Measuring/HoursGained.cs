namespace Pacesetter.Measuring;

/// <summary>Why somebody's earned hours differ from what average work would have earned: the difference in hours, shared out among its causes without remainder.</summary>
/// <remarks>
/// <para>earned − worked × m = Σ_k L × e_k, with L = (earned − worked × m) ÷ ln(earned ÷ (worked × m)), the logarithmic mean,
/// and ln(earned ÷ (worked × m)) = Σ_k e_k: additive decomposition by logarithmic means   [Ang2004]</para>
/// <para>m is the average fulfilment that the effects are measured from. Units: hours; effects are log points, averaged over the hours worked.
/// What the named effects leave of the logarithm is <see cref="Unexplained"/>.</para>
/// <para>Checked against: a worked example and the sum. Full text: docs/methods/fair-index.md.</para>
/// </remarks>
/// <param name="Own">What the person's, or unit's, own effect gained.</param>
/// <param name="Operations">What the mix of operations gained: easy jobs and loose quotas.</param>
/// <param name="WorkCentres">What the machines gained.</param>
/// <param name="Shifts">What the shifts gained.</param>
/// <param name="Unexplained">The rest: chance, and what the model does not know.</param>
public sealed record HoursGained(double Own, double Operations, double WorkCentres, double Shifts, double Unexplained)
{
    /// <summary>Earned hours beyond what average work would have earned.</summary>
    public double Sum => Own + Operations + WorkCentres + Shifts + Unexplained;

    /// <summary>Shares out a difference.</summary>
    /// <param name="earned">Hours earned, above zero.</param>
    /// <param name="worked">Hours worked × average fulfilment, above zero.</param>
    /// <param name="effects">The effects in log points.</param>
    /// <exception cref="ArgumentOutOfRangeException">Hours are not above zero.</exception>
    public static HoursGained Of(double earned, double worked, JobEffects effects)
    {
        ArgumentNullException.ThrowIfNull(effects);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(earned);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(worked);
        double log = Math.Log(earned / worked);
        double mean = Math.Abs(log) < 1e-8 ? worked * (1 + (log / 2)) : (earned - worked) / log;
        return new(mean * effects.Own, mean * effects.Operations, mean * effects.WorkCentres, mean * effects.Shifts, mean * (log - effects.Sum));
    }
}

/// <summary>Effects on the logarithm of fulfilment, each averaged over the hours of one person or unit.</summary>
/// <param name="Own">The own effect.</param>
/// <param name="Operations">That of the operations worked.</param>
/// <param name="WorkCentres">That of the machines.</param>
/// <param name="Shifts">That of the shifts.</param>
public sealed record JobEffects(double Own, double Operations, double WorkCentres, double Shifts)
{
    /// <summary>All of them.</summary>
    public double Sum => Own + Operations + WorkCentres + Shifts;
}
