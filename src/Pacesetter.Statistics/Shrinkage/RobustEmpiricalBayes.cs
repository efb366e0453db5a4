using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Pacesetter.Statistics.Shrinkage;

/// <summary>Pulls noisy effects towards what is predicted for them, with intervals that cover on average whatever the distribution of the true effects.</summary>
/// <remarks>
/// <para>shrunk_i = x_i'δ + w_i (Y_i − x_i'δ), w_i = μ₂ ÷ (μ₂ + s_i²); half-length_i = w_i s_i cva(s_i² ÷ μ₂, κ, α)   [ArmstrongKolesarPlagborgMoller2022]</para>
/// <para>δ by weighted least squares; μ₂ and κ: weighted second and fourth moments of the residuals less those of the noise, with the posterior-mean-trimming floors.</para>
/// <para>Units: effects, errors and half-lengths in the unit of the measure, μ₂ in its square; κ and w without unit.</para>
/// <para>Assumes: independent estimates, normal around their truth with known s; true effects not related to s beyond the regressors (put ln s among them where they may be). Coverage is an average over the units, not a promise to each.</para>
/// <para>Checked against: ebci 1.0.0 on 595 commuting zones, 1e-8; simulated coverage. Full text: docs/methods/empirical-bayes.md.</para>
/// </remarks>
public static class RobustEmpiricalBayes
{
    const int Block = 512;
    const int Many = 4096;

    /// <summary>Shrinks the effects.</summary>
    /// <param name="effects">n ≥ 3 estimates with their errors, and more units than coefficients.</param>
    /// <param name="alpha">α: the share of intervals that may miss, between 0 and 1.</param>
    /// <exception cref="Assumptions.AssumptionException">Too few, not finite, not above zero, all equal, collinear.</exception>
    public static RobustShrinkage Shrink(NoisyEffects effects, double alpha)
    {
        ArgumentNullException.ThrowIfNull(effects);
        ArgumentOutOfRangeException.ThrowIfNotEqual(alpha is > 0 and < 1, true, nameof(alpha));
        effects.Check(fewest: Math.Max(3, effects.Regressors.Count + 2));
        double[] weights = effects.Weights.IsEmpty ? [.. Enumerable.Repeat(1.0, effects.Effects.Length)] : effects.Weights.ToArray();
        double[] coefficients = Coefficients(effects, weights);
        double[] predicted = Predicted(effects, coefficients);
        var residuals = new double[predicted.Length];
        for (int i = 0; i < residuals.Length; i++)
        {
            residuals[i] = effects.Effects.Span[i] - predicted[i];
        }

        (double variance, double kurtosis) = Moments(residuals, effects.StandardErrors.Span, weights);
        return Pull(new(predicted, residuals, effects.StandardErrors), coefficients, (variance, kurtosis), alpha);
    }

    static double[] Coefficients(NoisyEffects effects, double[] weights)
    {
        int n = weights.Length;
        int k = effects.Regressors.Count + 1;
        var x = new double[n * k]; // n × k, column by column, the constant first
        var y = new double[n];
        for (int i = 0; i < n; i++)
        {
            double root = Math.Sqrt(weights[i]);
            y[i] = root * effects.Effects.Span[i];
            x[i] = root;
            for (int j = 1; j < k; j++)
            {
                x[(j * n) + i] = root * effects.Regressors[j - 1].Span[i];
            }
        }

        return LeastSquares.Solve(x, y, k);
    }

    static double[] Predicted(NoisyEffects effects, double[] coefficients)
    {
        var predicted = new double[effects.Effects.Length];
        for (int i = 0; i < predicted.Length; i++)
        {
            predicted[i] = coefficients[0];
            for (int j = 1; j < coefficients.Length; j++)
            {
                predicted[i] += coefficients[j] * effects.Regressors[j - 1].Span[i];
            }
        }

        return predicted;
    }

    static (double Variance, double Kurtosis) Moments(ReadOnlySpan<double> e, ReadOnlySpan<double> s, ReadOnlySpan<double> w)
    {
        double sum = 0;
        double second = 0;
        double fourth = 0;
        (double w1s2, double w1s4, double w2s4, double w2s8) = (0, 0, 0, 0);
        for (int i = 0; i < e.Length; i++)
        {
            double s2 = s[i] * s[i];
            double e2 = e[i] * e[i];
            sum += w[i];
            second += w[i] * (e2 - s2);
            fourth += w[i] * ((e2 * e2) - (6 * s2 * e2) + (3 * s2 * s2));
            w1s2 += w[i] * s2;
            w1s4 += w[i] * s2 * s2;
            w2s4 += w[i] * w[i] * s2 * s2;
            w2s8 += w[i] * w[i] * s2 * s2 * s2 * s2;
        }

        double variance = Math.Max(second / sum, 2 * w2s4 / (sum * w1s2));
        double squared = variance * variance;
        return (variance, Math.Max(fourth / sum / squared, 1 + (32 * w2s8 / (sum * w1s4) / squared)));
    }

    // Intervals in fixed blocks: no number hangs on its neighbours, so the bits do not hang on the threads.
    static RobustShrinkage Pull(Parts parts, double[] coefficients, (double Variance, double Kurtosis) moments, double alpha)
    {
        int n = parts.Predicted.Length;
        (var shrunk, var lengths, var weights) = (new double[n], new double[n], new double[n]);
        Func<double, double> critical = Critical(parts.StandardErrors.Span, moments, alpha);
        Parallel.For(0, (n + Block - 1) / Block, block =>
        {
            ReadOnlySpan<double> s = parts.StandardErrors.Span;
            for (int i = block * Block; i < Math.Min(n, (block + 1) * Block); i++)
            {
                double bias = s[i] * s[i] / moments.Variance;
                weights[i] = 1 / (1 + bias);
                shrunk[i] = parts.Predicted[i] + (weights[i] * parts.Residuals[i]);
                lengths[i] = weights[i] * s[i] * critical(bias);
            }
        });
        return new(Whole(coefficients), moments.Variance, moments.Kurtosis, Whole(shrunk)) { HalfLengths = Whole(lengths), Weights = Whole(weights) };
    }

    // A search for each unit; from a few thousand on, a curve that the searches set up once.
    static Func<double, double> Critical(ReadOnlySpan<double> s, (double Variance, double Kurtosis) moments, double alpha)
    {
        if (s.Length <= Many)
        {
            return bias => CriticalValue.Of(bias, moments.Kurtosis, alpha);
        }

        (double least, double greatest) = (s[0], s[0]);
        foreach (double error in s)
        {
            (least, greatest) = (Math.Min(least, error), Math.Max(greatest, error));
        }

        return new CriticalValueCurve((least * least / moments.Variance, greatest * greatest / moments.Variance), moments.Kurtosis, alpha).At;
    }

    static ImmutableArray<double> Whole(double[] values) => ImmutableCollectionsMarshal.AsImmutableArray(values);

    sealed record Parts(double[] Predicted, double[] Residuals, ReadOnlyMemory<double> StandardErrors);
}

/// <summary>Effects after shrinking, with intervals.</summary>
/// <param name="Coefficients">δ: the constant, then one for each regressor.</param>
/// <param name="Variance">μ₂: the variance of the true effects around their prediction.</param>
/// <param name="Kurtosis">κ: their fourth moment over the square of the second.</param>
/// <param name="Shrunk">n shrunken effects.</param>
public sealed record RobustShrinkage(ImmutableArray<double> Coefficients, double Variance, double Kurtosis, ImmutableArray<double> Shrunk)
{
    /// <summary>n half-lengths of the intervals around the shrunken effects.</summary>
    public required ImmutableArray<double> HalfLengths { get; init; }

    /// <summary>w: n shares of the own estimate that remain, 0 to 1.</summary>
    public required ImmutableArray<double> Weights { get; init; }
}
