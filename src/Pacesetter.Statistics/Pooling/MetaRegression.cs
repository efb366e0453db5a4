using System.Collections.Immutable;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Distributions;

namespace Pacesetter.Statistics.Pooling;

/// <summary>One coefficient of a meta-regression.</summary>
/// <param name="Estimate">The effect of one unit of the moderator; the first is the intercept.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Interval">Its interval.</param>
/// <param name="PValue">Two-sided p against zero.</param>
public sealed record ModeratorCoefficient(double Estimate, double StandardError, (double Lower, double Upper) Interval, double PValue);

/// <summary>How true effects depend on what the studies differ in: random-effects meta-regression.</summary>
/// <remarks>
/// <para>y_j = x_j'β + u_j + e_j; τ² and errors as in <see cref="RandomEffects"/>, with k − p degrees   [KnappHartung2003]</para>
/// <para>R² = 1 − τ²(with) ÷ τ²(without), not below zero   [Raudenbush2009]</para>
/// <para>Units: the effects'. Assumes: what <see cref="RandomEffects"/> assumes; few moderators, chosen beforehand, and ten studies for each.</para>
/// <para>Checked against: R metafor 3.8-1. Full text: docs/methods/pooling.md.</para>
/// </remarks>
/// <param name="Coefficients">Intercept first, then the moderators in order.</param>
/// <param name="Between">τ² that the moderators leave.</param>
/// <param name="Explained">R², 0 to 1; null where nothing differs without the moderators.</param>
/// <param name="Residual">Q of the residuals, its degrees and p.</param>
/// <param name="Shrunken">The best predictions of the studies' true effects.</param>
public sealed record MetaRegression(ImmutableArray<ModeratorCoefficient> Coefficients, double Between, double? Explained, (double Q, int Degrees, double PValue) Residual, ImmutableArray<double> Shrunken)
{
    /// <summary>The regression of k studies on p − 1 moderators.</summary>
    /// <param name="effects">y: k effects.</param>
    /// <param name="variances">v: their sampling variances, above zero.</param>
    /// <param name="moderators">k × (p − 1), study by study, without the intercept.</param>
    /// <param name="rule">How; by default restricted likelihood with Hartung and Knapp's error, ad hoc.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewValues"/> below p + 1 studies, <see cref="Assumption.NotFinite"/>, <see cref="Assumption.NotPositive"/>, <see cref="Assumption.Collinear"/>.</exception>
    public static MetaRegression Estimate(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, ReadOnlySpan<double> moderators, PoolingRule? rule = null)
    {
        rule ??= new();
        double[] y = RandomEffects.Checked(effects, variances);
        double[] v = variances.ToArray();
        int k = y.Length;
        Require.Finite(moderators, nameof(moderators));
        ArgumentOutOfRangeException.ThrowIfNotEqual(moderators.Length % k, 0, nameof(moderators));
        int p = 1 + (moderators.Length / k);
        Require.AtLeast(effects, p + 1, nameof(effects));
        var ones = new double[k];
        var x = new double[k * p];
        for (int i = 0; i < k; i++)
        {
            ones[i] = x[i * p] = 1;
            moderators.Slice(i * (p - 1), p - 1).CopyTo(x.AsSpan((i * p) + 1));
        }

        double t2 = BetweenStudies.Estimate(y, x, v, rule).Variance;
        double without = BetweenStudies.Estimate(y, ones, v, rule).Variance;
        WeightedFit fit = BetweenStudies.At(y, x, v, t2);
        ErrorScale scale = ErrorScale.Of(fit, (k, p), rule);
        double q = BetweenStudies.At(y, x, v, 0).Weighted;
        return new(
            [.. Enumerable.Range(0, p).Select(j => Coefficient(fit, j, scale))],
            t2,
            without > 0 ? Math.Max(0, 1 - (t2 / without)) : null,
            (q, k - p, ChiSquared.Upper(q, k - p)),
            [.. y.Select((effect, i) => effect - (v[i] / (v[i] + t2) * fit.Residuals[i]))]);
    }

    static ModeratorCoefficient Coefficient(WeightedFit fit, int j, ErrorScale scale)
    {
        double estimate = fit.Coefficients[j];
        double se = Math.Sqrt(scale.Factor * fit.Covariance(j, j));
        return new(estimate, se, (estimate - (scale.Critical * se), estimate + (scale.Critical * se)), 2 * StudentT.Upper(Math.Abs(estimate) / se, scale.Degrees));
    }
}
