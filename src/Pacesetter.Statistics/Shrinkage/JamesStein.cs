using System.Collections.Immutable;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Quantiles;

namespace Pacesetter.Statistics.Shrinkage;

/// <summary>Pulls values that are all equally noisy towards their mean.</summary>
/// <remarks>
/// <para>shrunk_i = m + B (y_i − m), B = max(0, 1 − (n − 3) v ÷ Σ (y_i − m)²)   [EfronMorris1975]</para>
/// <para>Units: those of the values; v in their square; B without unit. Assumes: independent normal values with one known variance v; four or more.</para>
/// <para>Checked against: the 18 players of the source. Full text: docs/methods/empirical-bayes.md.</para>
/// </remarks>
public static class JamesStein
{
    /// <summary>Shrinks the values.</summary>
    /// <param name="values">n ≥ 4 values.</param>
    /// <param name="variance">v: the variance of each around its truth, above zero.</param>
    /// <exception cref="AssumptionException">Too few, not finite, not above zero, all equal.</exception>
    public static EqualShrinkage Shrink(ReadOnlySpan<double> values, double variance)
    {
        Require.AtLeast(values, 4, nameof(values));
        Require.Finite(values, nameof(values));
        Require.Finite([variance], nameof(variance));
        Require.Positive([variance], nameof(variance));
        Require.Varying(values, nameof(values));
        (double mean, double sum) = Moments.Of(values);

        double factor = Math.Max(0, 1 - ((values.Length - 3) * variance / sum));
        var shrunk = ImmutableArray.CreateBuilder<double>(values.Length);
        foreach (double value in values)
        {
            shrunk.Add(mean + (factor * (value - mean)));
        }

        return new(mean, factor, shrunk.MoveToImmutable());
    }
}

/// <summary>Values after shrinking by one factor.</summary>
/// <param name="Mean">m.</param>
/// <param name="Factor">B: the share of the distance to the mean that remains.</param>
/// <param name="Shrunk">n shrunken values.</param>
public sealed record EqualShrinkage(double Mean, double Factor, ImmutableArray<double> Shrunk);
