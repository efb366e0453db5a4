using System.Collections.Immutable;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Distributions;

namespace Pacesetter.Statistics.Pooling;

/// <summary>Pools the estimated effects of several studies whose true effects differ: random-effects meta-analysis.</summary>
/// <remarks>
/// <para>y_j = μ + u_j + e_j, u ~ (0, τ²), e ~ (0, v_j); μ̂ = Σ wy ÷ Σ w, w = 1 ÷ (v + τ²); τ² as the rule says, by default restricted likelihood   [Viechtbauer2005]</para>
/// <para>q = Σ w (y − μ̂)² ÷ (k − 1); se² = max(1, q) ÷ Σ w, t with k − 1 degrees   [HartungKnapp2001; the 1: RoeverKnappFriede2015]</para>
/// <para>prediction = μ̂ ± t √(τ² + se²)   [Higgins2009 with k − 1]; shrunken_j = μ̂ + τ² ÷ (τ² + v_j) (y_j − μ̂)</para>
/// <para>Correlated estimates, as from shared controls: the whole V; rotated to its axes, where τ²I stays what it is.</para>
/// <para>Units: effects alike, often on the log scale; v in their square. Assumes: v known; all studies given, also the failed; normal true effects for the prediction.</para>
/// <para>Checked against: R metafor 3.8-1 on six data sets, eight estimates and three errors. Full text: docs/methods/pooling.md.</para>
/// </remarks>
public static class RandomEffects
{
    /// <summary>Pools independent studies.</summary>
    /// <param name="effects">y: k ≥ 1 estimated effects.</param>
    /// <param name="variances">v: their k sampling variances, above zero.</param>
    /// <param name="rule">How; by default restricted likelihood with Hartung and Knapp's error, ad hoc.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewValues"/>, <see cref="Assumption.NotFinite"/>, <see cref="Assumption.NotPositive"/>.</exception>
    public static Pool Estimate(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, PoolingRule? rule = null)
    {
        double[] y = Checked(effects, variances);
        var x = new double[y.Length];
        Array.Fill(x, 1);
        return Estimate((y, x, variances.ToArray()), null, rule ?? new());
    }

    /// <summary>Pools studies whose estimates are correlated in a known way.</summary>
    /// <param name="effects">y: k ≥ 1 estimated effects.</param>
    /// <param name="covariance">V: k × k, row by row, symmetric and positive.</param>
    /// <param name="rule">How; by default restricted likelihood with Hartung and Knapp's error, ad hoc.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewValues"/>, <see cref="Assumption.NotFinite"/>, <see cref="Assumption.NotPositiveDefinite"/>.</exception>
    public static Pool EstimateCorrelated(ReadOnlySpan<double> effects, ReadOnlySpan<double> covariance, PoolingRule? rule = null)
    {
        (SymmetricAxes axes, double[] y, double[] ones) = Rotated(effects, covariance, 1);
        return Estimate((y, ones, axes.Values), (axes, effects.ToArray()), rule ?? new());
    }

    /// <summary>The Q-profile interval of τ².</summary>
    /// <param name="effects">y: k ≥ 2 estimated effects.</param>
    /// <param name="variances">v: their sampling variances, above zero.</param>
    /// <param name="confidence">Of the interval.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewValues"/>, <see cref="Assumption.NotFinite"/>, <see cref="Assumption.NotPositive"/>.</exception>
    public static (double Lower, double Upper) BetweenInterval(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(confidence is > 0 and < 1, true, nameof(confidence));
        Require.AtLeast(effects, 2, nameof(effects));
        double[] y = Checked(effects, variances);
        var x = new double[y.Length];
        Array.Fill(x, 1);
        return BetweenStudies.Interval(y, x, variances.ToArray(), confidence);
    }

    /// <summary>The Q-profile interval of τ² of correlated estimates.</summary>
    /// <param name="effects">y: k ≥ 2 estimated effects.</param>
    /// <param name="covariance">V: k × k, row by row, symmetric and positive.</param>
    /// <param name="confidence">Of the interval.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewValues"/>, <see cref="Assumption.NotFinite"/>, <see cref="Assumption.NotPositiveDefinite"/>.</exception>
    public static (double Lower, double Upper) BetweenIntervalCorrelated(ReadOnlySpan<double> effects, ReadOnlySpan<double> covariance, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(confidence is > 0 and < 1, true, nameof(confidence));
        (SymmetricAxes axes, double[] y, double[] ones) = Rotated(effects, covariance, 2);
        return BetweenStudies.Interval(y, ones, axes.Values, confidence);
    }

    // Effects and the constant on the axes of the covariance, where they are independent of each other.
    static (SymmetricAxes Axes, double[] Effects, double[] Ones) Rotated(ReadOnlySpan<double> effects, ReadOnlySpan<double> covariance, int least)
    {
        int k = effects.Length;
        Require.AtLeast(effects, least, nameof(effects));
        Require.Finite(effects, nameof(effects));
        ArgumentOutOfRangeException.ThrowIfNotEqual(covariance.Length, k * k, nameof(covariance));
        SymmetricAxes axes = SymmetricAxes.Of(covariance, k, nameof(covariance));
        var ones = new double[k];
        Array.Fill(ones, 1);
        return (axes, axes.Rotate(effects), axes.Rotate(ones));
    }

    internal static double[] Checked(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(variances.Length, effects.Length, nameof(variances));
        Require.AtLeast(effects, 1, nameof(effects));
        Require.Finite(effects, nameof(effects));
        Require.Finite(variances, nameof(variances));
        Require.Positive(variances, nameof(variances));
        return effects.ToArray();
    }

    static Pool Estimate((double[] Y, double[] X, double[] V) studies, (SymmetricAxes Axes, double[] Effects)? correlated, PoolingRule rule)
    {
        (double[] y, double[] x, double[] v) = studies;
        double[] effects = correlated?.Effects ?? y;
        int k = y.Length;
        var range = (effects.Min(), effects.Max());
        if (k == 1)
        {
            return Single(effects[0], v[0], rule, range);
        }

        (double t2, double t2Error) = BetweenStudies.Estimate(y, x, v, rule);
        WeightedFit fit = BetweenStudies.At(y, x, v, t2);
        ErrorScale errors = ErrorScale.Of(fit, (k, 1), rule);
        double mean = fit.Coefficients[0];
        double se = Math.Sqrt(errors.Factor * fit.Covariance(0, 0));
        WeightedFit common = BetweenStudies.At(y, x, v, 0);
        (double share, double relative) = ErrorScale.Inconsistency(common, t2, k - 1, rule.Between);
        double reach = errors.Critical * Math.Sqrt(t2 + (se * se));
        return new()
        {
            Studies = k,
            Mean = mean,
            StandardError = se,
            Degrees = errors.Degrees,
            Interval = k == 2 ? null : (mean - (errors.Critical * se), mean + (errors.Critical * se)),
            PValue = k == 2 ? null : 2 * StudentT.Upper(Math.Abs(mean) / se, errors.Degrees),
            Range = range,
            Between = t2,
            BetweenError = double.IsNaN(t2Error) ? null : t2Error,
            Prediction = k == 2 || rule.Between == BetweenVariance.CommonEffect ? null : (mean - reach, mean + reach),
            Heterogeneity = (common.Weighted, k - 1, ChiSquared.Upper(common.Weighted, k - 1)),
            Inconsistency = share,
            RelativeVariance = relative,
            Rows = correlated is { } it ? it.Axes.Shrunken(it.Effects, fit, t2, errors.Factor) : Rows(y, v, fit, (t2, errors.Factor)),
        };
    }

    static Pool Single(double effect, double variance, PoolingRule rule, (double, double) range)
    {
        double se = Math.Sqrt(variance);
        double half = Normal.Quantile((1 + rule.Confidence) / 2) * se;
        return new()
        {
            Studies = 1,
            Mean = effect,
            StandardError = se,
            Degrees = double.PositiveInfinity,
            Interval = (effect - half, effect + half),
            PValue = 2 * Normal.Upper(Math.Abs(effect) / se),
            Range = range,
            Rows = [new(effect, 1, effect, se)],
        };
    }

    static ImmutableArray<PooledStudy> Rows(double[] y, double[] v, WeightedFit fit, (double Between, double Factor) scale)
    {
        double sum = v.Sum(variance => 1 / (variance + scale.Between));
        return [.. y.Select((effect, i) =>
        {
            double own = scale.Between / (scale.Between + v[i]);
            double drawn = 1 - own;
            return new PooledStudy(effect, 1 / (v[i] + scale.Between) / sum, (own * effect) + (drawn * fit.Coefficients[0]), Math.Sqrt((own * v[i]) + (drawn * drawn * scale.Factor * fit.Covariance(0, 0))));
        })];
    }
}
