namespace Pacesetter.Panels;

/// <summary>Where equipment stands among comparable units, by rule and never by label (F11, R13).</summary>
/// <remarks>Units: those of the metric. The advanced mean is the mean of the figures better than the mean of all.</remarks>
/// <param name="Mean">The mean of the comparable units, null with fewer than <see cref="FewestUnits"/>.</param>
/// <param name="AdvancedMean">The mean of those better than that mean; the mean itself where all are alike.</param>
/// <param name="HigherIsBetter">More of the metric is better.</param>
public sealed record EquipmentStanding(decimal? Mean, decimal? AdvancedMean, bool HigherIsBetter)
{
    /// <summary>With fewer units a quarter of them means little.</summary>
    public const int FewestUnits = 8;

    readonly IReadOnlyList<decimal> figures = [];

    /// <summary>The standings of a class by the figures of its units.</summary>
    public static EquipmentStanding Of(IReadOnlyList<decimal> figures, bool higherIsBetter)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.Count < FewestUnits)
        {
            return new(null, null, higherIsBetter);
        }

        decimal mean = figures.Average();
        decimal[] better = [.. figures.Where(it => higherIsBetter ? it > mean : it < mean)];
        return new(mean, better.Length == 0 ? mean : better.Average(), higherIsBetter, figures);
    }

    EquipmentStanding(decimal? mean, decimal? advancedMean, bool higherIsBetter, IReadOnlyList<decimal> figures)
        : this(mean, advancedMean, higherIsBetter) => this.figures = figures;

    /// <summary>The standing of one figure; null where there are too few units to compare with.</summary>
    /// <param name="figure">The unit's figure, one of those compared.</param>
    /// <param name="guardrailBroken">Whether one of its guardrails has passed its limit.</param>
    public Standing? For(decimal figure, bool guardrailBroken) => AdvancedMean is not { } advanced ? null
        : AtLeast(figure, advanced) ? (guardrailBroken ? Standing.FasterGuardrailBroken : Standing.Advanced)
        // Itself among them: at most a quarter of the units stand where it stands or worse.
        : figures.Count(it => AtLeast(figure, it)) * 4 <= figures.Count ? Standing.BelowPeers
        : Standing.AmongPeers;

    bool AtLeast(decimal one, decimal other) => HigherIsBetter ? one >= other : one <= other;
}

/// <summary>Where a piece of equipment stands.</summary>
public enum Standing
{
    /// <summary>In the bottom quarter of comparable units.</summary>
    BelowPeers,

    /// <summary>Neither in the bottom quarter nor as good as the advanced mean.</summary>
    AmongPeers,

    /// <summary>As good as the advanced mean or better, and every guardrail holds.</summary>
    Advanced,

    /// <summary>As good as that, and a guardrail has passed its limit: faster at the cost of the equipment, of quality or of safety.</summary>
    FasterGuardrailBroken,
}
