namespace Pacesetter.Statistics.FixedEffects;

/// <summary>How the equations were solved.</summary>
public enum EffectSolver
{
    /// <summary>Dense Cholesky factor of what remains after the largest factor is eliminated: exact.</summary>
    Cholesky,

    /// <summary>Preconditioned conjugate gradients, to a residual of the normal equations.</summary>
    ConjugateGradient,
}

/// <summary>Crossed fixed effects, estimated.</summary>
/// <param name="Coefficients">b: the coefficient of every covariate.</param>
/// <param name="CoefficientCovariance">Their covariance under the errors assumed: p × p, row by row.</param>
/// <param name="ResidualVariance">σ² = SSR ÷ degrees of freedom, for weight 1.</param>
/// <param name="SumOfSquares">SSR: weighted residuals squared, those inside the cells included.</param>
/// <param name="DegreesOfFreedom">Observations less <paramref name="Rank"/>.</param>
/// <param name="Rank">Independent parameters: levels less what cannot be told apart, and covariates.</param>
public sealed record CrossedEstimate(double[] Coefficients, double[] CoefficientCovariance, double ResidualVariance, double SumOfSquares, double DegreesOfFreedom, int Rank)
{
    /// <summary>For every factor the effect of every level, with weighted mean zero in every class.</summary>
    public required IReadOnlyList<double[]> Effects { get; init; }

    /// <summary>Standard errors of the effects, as differences from the mean of their class; null where conjugate gradients left no inverse or none was asked for.</summary>
    public required IReadOnlyList<double[]>? EffectErrors { get; init; }

    /// <summary>For every factor the class of every level: only levels of one class can be compared.</summary>
    /// <remarks>With two factors the classes are the components. With more, a component can fall into finer classes.</remarks>
    public required IReadOnlyList<int[]> Classes { get; init; }

    /// <summary>For every factor the connected component of every level.</summary>
    public required IReadOnlyList<int[]> Components { get; init; }

    /// <summary>The weighted mean outcome of every component: what effects and covariates are counted from.</summary>
    public required double[] Means { get; init; }

    /// <summary>The residual of every cell mean.</summary>
    public required double[] Residuals { get; init; }

    /// <summary>The largest weighted sum of residuals over any level, over the largest such sum of the outcome: zero when solved exactly.</summary>
    public required double NormalResidual { get; init; }

    /// <summary>How the equations were solved.</summary>
    public required EffectSolver Solver { get; init; }

    /// <summary>Iterations of conjugate gradients over all columns.</summary>
    public required int Iterations { get; init; }
}
