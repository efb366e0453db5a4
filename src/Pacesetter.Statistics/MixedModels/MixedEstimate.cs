namespace Pacesetter.Statistics.MixedModels;

/// <summary>A mixed model with crossed random intercepts, fitted.</summary>
/// <param name="Criterion">−2 log likelihood at the estimates (restricted or full).</param>
/// <param name="Ratios">γ_k: the variance of every factor over the residual variance, in the order of the factors.</param>
/// <param name="ResidualVariance">σ², in the square of the outcome's unit, for weight 1.</param>
/// <param name="Coefficients">The intercept and the coefficient of every covariate.</param>
/// <param name="CoefficientCovariance">Their covariance, row by row.</param>
public sealed record MixedEstimate(double Criterion, double[] Ratios, double ResidualVariance, double[] Coefficients, double[] CoefficientCovariance)
{
    /// <summary>γ_k σ²: the variance of every factor.</summary>
    public double[] Variances => Array.ConvertAll(Ratios, ratio => ratio * ResidualVariance);

    /// <summary>Standard errors of ln γ_k; infinite for a factor whose variance is zero.</summary>
    public required double[] LogRatioErrors { get; init; }

    /// <summary>For every factor the predicted effect (BLUP) of every level.</summary>
    public required IReadOnlyList<double[]> Effects { get; init; }

    /// <summary>For every factor the standard deviation of prediction of every level, the uncertainty of the fixed part included.</summary>
    public required IReadOnlyList<double[]> Deviations { get; init; }

    /// <summary>The same as if the fixed part were known: smaller, and what other programs often print.</summary>
    public required IReadOnlyList<double[]> ConditionalDeviations { get; init; }

    /// <summary>Half the Newton decrement: how far the criterion still is above its minimum, to second order.</summary>
    public required double Decrement { get; init; }

    /// <summary>How often the criterion was evaluated.</summary>
    public required int Evaluations { get; init; }

    /// <summary>The number of observations.</summary>
    public required double Observations { get; init; }
}
