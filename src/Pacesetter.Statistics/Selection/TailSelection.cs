using System.Collections.Immutable;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Distributions;

namespace Pacesetter.Statistics.Selection;

/// <summary>Chooses the units that belong to the top share, as many as a capacity and a limit on false choices allow.</summary>
/// <remarks>
/// <para>v_i = P(θ_i ≥ t | data), t the value that a share α of the true effects exceeds; units in order of v, as many as keep their number at or below the capacity and the mean of 1 − v over the chosen at or below the limit   [GuKoenker2023]</para>
/// <para>Equal v stand or fall together, so that the order of the input decides nothing.</para>
/// <para>Units: probabilities. Assumes: v from a fitted prior; the limit holds for the threshold t of that prior, on average.</para>
/// <para>Checked against: 400 synthetic workers with known truth (45 chosen at α = γ = 0.10); simulated false share. Full text: docs/methods/selection.md.</para>
/// </remarks>
public static class TailSelection
{
    /// <summary>v for posteriors that are normal.</summary>
    /// <param name="means">n posterior means.</param>
    /// <param name="deviations">n posterior standard deviations, above zero.</param>
    /// <param name="threshold">t, in the unit of the means.</param>
    /// <exception cref="AssumptionException">None given, not finite, not above zero.</exception>
    public static double[] TailProbabilities(ReadOnlySpan<double> means, ReadOnlySpan<double> deviations, double threshold)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(deviations.Length, means.Length);
        Require.AtLeast(means, 1, nameof(means));
        Require.Finite(means, nameof(means));
        Require.Finite(deviations, nameof(deviations));
        Require.Positive(deviations, nameof(deviations));
        Require.Finite([threshold], nameof(threshold));
        var tail = new double[means.Length];
        for (int i = 0; i < tail.Length; i++)
        {
            tail[i] = Normal.Upper((threshold - means[i]) / deviations[i]);
        }

        return tail;
    }

    /// <summary>The value that a share of the true effects exceeds, where each is normal around its own prediction with one variance.</summary>
    /// <param name="predictions">n predictions; all the same without regressors.</param>
    /// <param name="variance">The variance of the true effects around them, above zero.</param>
    /// <param name="share">α, between 0 and 1.</param>
    /// <exception cref="AssumptionException">None given, not finite, not above zero.</exception>
    public static double Threshold(ReadOnlySpan<double> predictions, double variance, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(share is > 0 and < 1, true, nameof(share));
        Require.AtLeast(predictions, 1, nameof(predictions));
        Require.Finite(predictions, nameof(predictions));
        Require.Finite([variance], nameof(variance));
        Require.Positive([variance], nameof(variance));
        double deviation = Math.Sqrt(variance);
        double step = deviation * Normal.Quantile(1 - share);
        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double prediction in predictions)
        {
            (low, high) = (Math.Min(low, prediction + step), Math.Max(high, prediction + step));
        }

        while (high - low > 1e-14 * Math.Max(Math.Abs(low), Math.Abs(high)) && low + ((high - low) / 2) is var middle && middle > low && middle < high)
        {
            double above = 0;
            foreach (double prediction in predictions)
            {
                above += Normal.Upper((middle - prediction) / deviation);
            }

            (low, high) = above > share * predictions.Length ? (middle, high) : (low, middle);
        }

        return low == high ? low : low + ((high - low) / 2);
    }

    /// <summary>Chooses.</summary>
    /// <param name="tailProbabilities">v: one or more, each from 0 to 1.</param>
    /// <param name="limits">How many may be chosen, and how wrong the choice may be.</param>
    /// <exception cref="AssumptionException">None given, not finite, out of range.</exception>
    public static TailChoice Choose(ReadOnlySpan<double> tailProbabilities, SelectionLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        Require.AtLeast(tailProbabilities, 1, nameof(tailProbabilities));
        Require.Finite(tailProbabilities, nameof(tailProbabilities));
        Require.Within(tailProbabilities, (0, 1), nameof(tailProbabilities));
        int n = tailProbabilities.Length;
        int[] order = [.. Enumerable.Range(0, n)];
        var misses = new double[n];
        for (int i = 0; i < n; i++)
        {
            misses[i] = -tailProbabilities[i];
        }

        Array.Sort(misses, order);
        int byFalseShare = 0;
        int both = 0;
        double sum = 0;
        double kept = 0;
        for (int i = 0; i < n; i++)
        {
            sum += 1 + misses[i];
            bool whole = i == n - 1 || misses[i + 1] != misses[i];
            if (!whole || sum > limits.FalseShare * (i + 1))
            {
                continue;
            }

            byFalseShare = i + 1;
            if (i + 1 <= limits.Capacity)
            {
                (both, kept) = (i + 1, sum);
            }
        }

        int[] chosen = order[..both];
        Array.Sort(chosen);
        double? cut = both == 0 ? null : -misses[both - 1];
        return new([.. chosen], byFalseShare, cut) { ExpectedFalseShare = both == 0 ? 0 : kept / both, Binding = Bound(both, byFalseShare, n) };
    }

    static SelectionBound Bound(int both, int byFalseShare, int n) =>
        both < byFalseShare ? SelectionBound.Capacity : both < n ? SelectionBound.FalseShare : SelectionBound.None;
}

/// <summary>How many units may be chosen, and how wrong the choice may be.</summary>
/// <param name="Capacity">The greatest number of chosen units.</param>
/// <param name="FalseShare">γ: the greatest expected share of chosen units that do not belong to the top, 0 to 1.</param>
public sealed record SelectionLimits(int Capacity, double FalseShare)
{
    /// <summary>Room for a share of the units: ⌊share × units⌋, and for one at least.</summary>
    /// <param name="share">α: above 0, at most 1.</param>
    /// <param name="units">n: how many there are.</param>
    /// <param name="falseShare">γ.</param>
    public static SelectionLimits Of(double share, int units, double falseShare)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(share is > 0 and <= 1, true, nameof(share));
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        double room = share * units * (1 + 1e-12); // 0.29 × 100 is a little below 29
        return new(Math.Max(1, (int)room), falseShare);
    }
}

/// <summary>Which limit stopped a choice.</summary>
public enum SelectionBound
{
    /// <summary>Neither: all units are chosen.</summary>
    None,

    /// <summary>More would have been sure enough, but there was no room.</summary>
    Capacity,

    /// <summary>There was room, but no further unit was sure enough.</summary>
    FalseShare,
}

/// <summary>The chosen units.</summary>
/// <param name="Chosen">Their places in the input, ascending; empty where nobody can be told apart surely enough.</param>
/// <param name="WithoutCapacity">How many the limit on false choices alone would allow.</param>
/// <param name="Cut">The least tail probability among the chosen; null where none is.</param>
public sealed record TailChoice(ImmutableArray<int> Chosen, int WithoutCapacity, double? Cut)
{
    /// <summary>The mean of 1 − v over the chosen.</summary>
    public required double ExpectedFalseShare { get; init; }

    /// <summary>Which limit stopped the choice.</summary>
    public required SelectionBound Binding { get; init; }
}
