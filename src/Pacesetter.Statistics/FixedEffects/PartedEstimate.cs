namespace Pacesetter.Statistics.FixedEffects;

/// <summary>Crossed effects, estimated part by part.</summary>
/// <param name="ResidualVariance">σ² = SSR ÷ degrees of freedom, for weight 1, of all parts together.</param>
/// <param name="SumOfSquares">SSR: weighted residuals squared, those inside the cells included.</param>
/// <param name="DegreesOfFreedom">Observations less <paramref name="Rank"/>.</param>
/// <param name="Rank">Independent parameters: levels less what cannot be told apart.</param>
public sealed record PartedEstimate(double ResidualVariance, double SumOfSquares, double DegreesOfFreedom, int Rank)
{
    /// <summary>For every factor the effect of every level, with weighted mean zero in every class.</summary>
    public required IReadOnlyList<double[]> Effects { get; init; }

    /// <summary>Standard errors of the effects, as differences from the mean of their class; null where a part left no inverse.</summary>
    public required IReadOnlyList<double[]>? EffectErrors { get; init; }

    /// <summary>For every factor the class of every level: only levels of one class can be compared.</summary>
    public required IReadOnlyList<int[]> Classes { get; init; }

    /// <summary>For every factor the weight at every level.</summary>
    public required IReadOnlyList<double[]> Weights { get; init; }

    /// <summary>The parts.</summary>
    public required int Parts { get; init; }
}
