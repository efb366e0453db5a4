using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Statistics.FixedEffects.LeaveOut;
using Pacesetter.Statistics.MixedModels;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>How effects are found.</summary>
public enum FairMethod
{
    /// <summary>Random effects, variances by restricted maximum likelihood.</summary>
    Reml,

    /// <summary>Random effects, variances by maximum likelihood.</summary>
    Ml,

    /// <summary>Fixed effects by least squares.</summary>
    Fixed,

    /// <summary>Fixed effects, with variances corrected by leaving each match out.</summary>
    LeaveOut,
}

/// <summary>A model of crossed factors, fitted: one form for fixed and random effects.</summary>
sealed record FairModel
{
    public required double Criterion { get; init; }

    public required double LogLikelihood { get; init; }

    public required IReadOnlyList<double[]> Effects { get; init; }

    /// <summary>Null where the equations were solved without an inverse.</summary>
    public required IReadOnlyList<double[]>? Errors { get; init; }

    public required double[] Variances { get; init; }

    public required double ResidualVariance { get; init; }

    public LeaveOutEstimate? Corrected { get; init; }

    public IReadOnlyList<FairCoefficient> Coefficients { get; init; } = [];

    /// <summary>For every factor the connected set of every level; null for random effects.</summary>
    public IReadOnlyList<int[]>? Components { get; init; }

    /// <summary>Fits.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="method">How.</param>
    /// <param name="names">The names of the covariates.</param>
    /// <param name="cluster">The factor within whose levels errors may go together, for the coefficients of fixed effects.</param>
    /// <exception cref="AssumptionException">The data do not suit the method.</exception>
    public static FairModel Fit(CrossedCells cells, FairMethod method, IReadOnlyList<string> names, int? cluster = null) => method switch
    {
        FairMethod.Reml => Random(MixedModel.Fit(cells, Likelihood.Restricted), names),
        FairMethod.Ml => Random(MixedModel.Fit(cells, Likelihood.Full), names),
        FairMethod.Fixed => Fixed(cells, names, cluster),
        _ => LeaveOut(cells, names),
    };

    static FairModel LeaveOut(CrossedCells cells, IReadOnlyList<string> names)
    {
        bool single = cells.Counts is null ? cells.Weights.All(weight => weight == 1) : cells.Weights.AsSpan().SequenceEqual(cells.Counts);
        if (cells.Levels.Count != 2 || names.Count > 0 || !single)
        {
            throw new RefusalException(RefusalKind.Usage, "leave_out_needs_two_factors", "Leaving out works with two factors, no covariates and no weights.", "Name two factors, and free the outcome of anything else before.");
        }

        return Fixed(cells, names, null) with { Corrected = LeaveOutVariance.Estimate(cells) };
    }

    static FairModel Random(MixedEstimate fit, IReadOnlyList<string> names)
    {
        int p = fit.Coefficients.Length;
        return new()
        {
            Criterion = fit.Criterion,
            LogLikelihood = -fit.Criterion / 2,
            Effects = fit.Effects,
            Errors = fit.ConditionalDeviations,
            Variances = fit.Variances,
            ResidualVariance = fit.ResidualVariance,
            Coefficients = [.. fit.Coefficients.Select((b, k) => new FairCoefficient(k == 0 ? "intercept" : names[k - 1], b, Math.Sqrt(fit.CoefficientCovariance[(k * p) + k])))],
        };
    }

    static FairModel Fixed(CrossedCells cells, IReadOnlyList<string> names, int? cluster)
    {
        if (cells.Levels.Count < 2)
        {
            throw new AssumptionException(Assumption.OneLevel, "factors", "factors: fixed effects compare along two or more, and all but one have a single level here");
        }

        CrossedEstimate fit = CrossedEffects.Estimate(cells, cluster is { } factor ? Statistics.FixedEffects.Errors.ClusteredBy(factor) : null);
        double n = cells.Observations;
        int p = fit.Coefficients.Length;
        return new()
        {
            Criterion = fit.SumOfSquares,
            LogLikelihood = Likely(fit.SumOfSquares, n, cells.SumLogWeights),
            Effects = fit.Effects,
            Errors = fit.EffectErrors,
            Variances = [.. fit.Effects.Select((effects, factor) => Variance(cells, effects, factor))],
            ResidualVariance = fit.ResidualVariance,
            Coefficients = [.. fit.Coefficients.Select((b, k) => new FairCoefficient(names[k], b, Math.Sqrt(fit.CoefficientCovariance[(k * p) + k])))],
            Components = fit.Classes,
        };
    }

    /// <summary>The form of fixed effects estimated part by part.</summary>
    /// <param name="fit">The estimate.</param>
    /// <param name="n">The observations.</param>
    /// <param name="sumLogWeights">Σ ln w over them.</param>
    public static FairModel Of(PartedEstimate fit, double n, double sumLogWeights) => new()
    {
        Criterion = fit.SumOfSquares,
        LogLikelihood = Likely(fit.SumOfSquares, n, sumLogWeights),
        Effects = fit.Effects,
        Errors = fit.EffectErrors,
        Variances = [.. fit.Effects.Select((effects, factor) => Variance(effects, fit.Weights[factor]))],
        ResidualVariance = fit.ResidualVariance,
        Components = fit.Classes,
    };

    static double Likely(double squares, double n, double sumLogWeights) => (-0.5 * n * (Math.Log(2 * Math.PI * squares / n) + 1)) + (0.5 * sumLogWeights);

    // As they stand, noise included.
    static double Variance(CrossedCells cells, double[] effects, int factor)
    {
        double[] weights = new double[effects.Length];
        for (int c = 0; c < cells.Count; c++)
        {
            weights[cells.Levels[factor][c]] += cells.Weights[c];
        }

        return Variance(effects, weights);
    }

    static double Variance(double[] effects, double[] weights)
    {
        double sum = 0;
        double squares = 0;
        double weight = 0;
        for (int level = 0; level < effects.Length; level++)
        {
            weight += weights[level];
            sum += weights[level] * effects[level];
            squares += weights[level] * effects[level] * effects[level];
        }

        return (squares / weight) - (sum / weight * (sum / weight));
    }
}
