using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Integrity;

/// <summary>Whether values have two humps, and where they lie.</summary>
/// <remarks>
/// <para>dip = min over distributions with one hump of the greatest distance to the sample; p = (1 + uniform samples with as great a dip) ÷ (1 + draws)   [HartiganHartigan1985]</para>
/// <para>Humps: the split with the least variance within the two parts   [Otsu1979].</para>
/// <para>Units: those of the values; dip without unit. Assumes: independent values. The uniform is the one-humped case with the greatest dips, so p is cautious. Values recorded in coarse steps need the step, else the steps are taken for humps.</para>
/// <para>Checked against: dips by hand; a published data set; false alarms at the stated rate. Full text: docs/methods/integrity-questions.md.</para>
/// </remarks>
/// <param name="Lower">Share and mean of the lower part.</param>
/// <param name="Upper">Share and mean of the upper part.</param>
/// <param name="Question">The question this raises; estimate: the dip.</param>
public sealed record TwoHumps(Hump Lower, Hump Upper, PatternQuestion Question)
{
    /// <summary>Estimates.</summary>
    /// <param name="values">n ≥ 4 values, in any order.</param>
    /// <param name="step">The step in which the values are recorded; 0 for none worth the name.</param>
    /// <param name="draws">How many uniform samples.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <exception cref="AssumptionException">Too few, not finite, all equal.</exception>
    public static TwoHumps In(ReadOnlySpan<double> values, double step = 0, int draws = 1999, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 99);
        Require.AtLeast(values, 4, nameof(values));
        Require.Finite(values, nameof(values));
        Require.Varying(values, nameof(values));
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        double dip = Dip.Of(sorted);
        double width = sorted[^1] - sorted[0] + step;
        var atLeast = new bool[draws];
        Parallel.For(0, draws, r =>
        {
            var random = new RandomSequence(seed, (ulong)r);
            var drawn = new double[sorted.Length];
            for (int i = 0; i < drawn.Length; i++)
            {
                double u = random.NextUniform() * width;
                drawn[i] = step > 0 ? Math.Floor(u / step) : u;
            }

            Array.Sort(drawn);
            atLeast[r] = Dip.Of(drawn) >= dip - 1e-12;
        });
        double p = (1.0 + atLeast.Count(x => x)) / (1.0 + draws);
        int split = Split(sorted);
        return new(Part(sorted.AsSpan(0, split), sorted.Length), Part(sorted.AsSpan(split), sorted.Length), new(PatternQuestion.TwoHumps, dip, p, sorted.Length));
    }

    // The least variance within is the greatest between: n₁ n₂ (mean₂ − mean₁)².
    static int Split(double[] sorted)
    {
        double whole = sorted.Sum();
        double sum = 0;
        (int best, double greatest) = (1, -1);
        for (int i = 1; i < sorted.Length; i++)
        {
            sum += sorted[i - 1];
            double apart = ((whole - sum) / (sorted.Length - i)) - (sum / i);
            double between = i * (double)(sorted.Length - i) * apart * apart;
            (best, greatest) = sorted[i] != sorted[i - 1] && between > greatest ? (i, between) : (best, greatest);
        }

        return best;
    }

    static Hump Part(ReadOnlySpan<double> values, int total)
    {
        double mean = 0;
        foreach (double value in values)
        {
            mean += value / values.Length;
        }

        return new((double)values.Length / total, mean);
    }
}

/// <summary>One of two parts.</summary>
/// <param name="Share">Its share of the values.</param>
/// <param name="Mean">Its mean.</param>
public sealed record Hump(double Share, double Mean);
