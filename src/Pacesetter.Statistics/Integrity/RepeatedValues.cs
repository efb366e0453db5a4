using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Distributions;
using Pacesetter.Statistics.Quantiles;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Integrity;

/// <summary>Values in time order that repeat the one before, or vary less than they should.</summary>
/// <remarks>
/// <para>Repeats: r = #{t: x_t = x_(t−1)}, expected Σ_v n_v (n_v − 1) ÷ n; p = (1 + draws of any order with as many) ÷ (1 + draws)   [PhipsonSmyth2010]</para>
/// <para>Steadiness: Σ (x − x̄)² ÷ σ² on n − 1 degrees of freedom, lower tail, σ² from comparable values.</para>
/// <para>Units: those of the values. Assumes: any order equally likely when nobody copies; for steadiness, normal values with variance σ².</para>
/// <para>Checked against: worked cases, the expectation over all orders. Full text: docs/methods/integrity-questions.md.</para>
/// </remarks>
/// <param name="Repeats">r: neighbours that are equal.</param>
/// <param name="Expected">How many a random order has on average.</param>
/// <param name="Question">The question this raises.</param>
public sealed record RepeatedValues(int Repeats, double Expected, PatternQuestion Question)
{
    /// <summary>Counts equal neighbours.</summary>
    /// <param name="values">n ≥ 3 values in time order.</param>
    /// <param name="draws">How many random orders.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <exception cref="AssumptionException">Too few, not finite, all equal.</exception>
    public static RepeatedValues InSequence(ReadOnlySpan<double> values, int draws = 9999, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 99);
        Require.AtLeast(values, 3, nameof(values));
        Require.Finite(values, nameof(values));
        Require.Varying(values, nameof(values));
        double expected = 0;
        double[] all = values.ToArray();
        foreach (IGrouping<double, double> same in all.GroupBy(value => value))
        {
            double count = same.Count();
            expected += count * (count - 1) / all.Length;
        }

        int repeats = Neighbours(values);
        var atLeast = new bool[draws];
        Parallel.For(0, draws, r =>
        {
            double[] order = [.. all];
            new RandomSequence(seed, (ulong)r).Shuffle<double>(order);
            atLeast[r] = Neighbours(order) >= repeats;
        });
        double p = (1.0 + atLeast.Count(x => x)) / (1.0 + draws);
        double ratio = repeats == 0 ? 0 : repeats / expected;
        return new(repeats, expected, new(PatternQuestion.RepeatedValues, ratio, p, all.Length));
    }

    /// <summary>Asks whether values are steadier than comparable ones.</summary>
    /// <param name="values">n ≥ 3 values.</param>
    /// <param name="variance">σ²: the variance of comparable values, above zero.</param>
    /// <exception cref="AssumptionException">Too few, not finite, not above zero.</exception>
    public static PatternQuestion TooSteady(ReadOnlySpan<double> values, double variance)
    {
        Require.AtLeast(values, 3, nameof(values));
        Require.Finite(values, nameof(values));
        Require.Finite([variance], nameof(variance));
        Require.Positive([variance], nameof(variance));
        double sum = Moments.Of(values).Squares;

        int degrees = values.Length - 1;
        return new(PatternQuestion.TooSteady, sum / degrees / variance, ChiSquared.Cumulative(sum / variance, degrees), values.Length);
    }

    static int Neighbours(ReadOnlySpan<double> values)
    {
        int count = 0;
        for (int t = 1; t < values.Length; t++)
        {
            count += values[t] == values[t - 1] ? 1 : 0;
        }

        return count;
    }
}
