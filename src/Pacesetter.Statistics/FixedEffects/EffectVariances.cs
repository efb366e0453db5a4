using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.FixedEffects;

/// <summary>The exact variance of every effect as a difference from the weighted mean of its class, in units of σ².</summary>
/// <remarks>
/// <para>With V the generalised inverse of the normal equations and w the class weights over their sum G: V_ll − 2 (V w)_l + w'V w.</para>
/// <para>Eliminated factor: V_jj = 1 ÷ g_j + c_j'S⁻c_j ÷ g_j², (V w)_j = 1 ÷ G + c_j'h ÷ g_j, w'V w = 1 ÷ G + s'h, with s the weights at which
/// the class meets the rest, over G, and h = S⁻ s. The covariates add k'(x̃'Wx̃)⁻¹k, k the effects of the covariates themselves.</para>
/// </remarks>
sealed class EffectVariances(CrossProducts cross, SymmetricMatrix inverse, int threads)
{
    const int RowBlock = 1024;

    public double[] Of(int factor, int[] classes)
    {
        int count = classes.Max() + 1;
        ReadOnlyMemory<double> weights = cross.WeightsOf(factor).ToArray();
        double[] totals = new double[count];
        for (int level = 0; level < classes.Length; level++)
        {
            totals[classes[level]] += weights.Span[level];
        }

        Entry[][] meets = factor == cross.Eliminated ? Meets(classes, totals) : Own(factor, classes, totals);
        double[] variances = new double[classes.Length];
        int[][] members = [.. Enumerable.Range(0, classes.Length).GroupBy(level => classes[level]).OrderBy(it => it.Key).Select(it => it.ToArray())];
        for (int of = 0; of < count; of++)
        {
            Fill(variances, factor, members[of], (meets[of], totals[of]));
        }

        return variances;
    }

    void Fill(double[] variances, int factor, int[] members, (Entry[] Weights, double Total) mean)
    {
        // Only the levels of the rest that the members meet are asked of h.
        double[] h = new double[cross.Rest];
        Blocks.Run(Blocks.Count(cross.Rest, RowBlock), members.Length < 64 ? 1 : threads, block =>
        {
            (int first, int end) = Blocks.Range(block, RowBlock, cross.Rest);
            for (int r = first; r < end; r++)
            {
                foreach (Entry entry in mean.Weights)
                {
                    h[r] += entry.Weight * inverse[r, entry.Level];
                }
            }
        });
        double square = mean.Weights.Sum(entry => entry.Weight * h[entry.Level]);
        Blocks.Run(Blocks.Count(members.Length, RowBlock), threads, block =>
        {
            (int first, int end) = Blocks.Range(block, RowBlock, members.Length);
            foreach (int level in members.AsSpan(first, end - first))
            {
                variances[level] = Math.Max(0, factor == cross.Eliminated ? OfRow(level, h, mean.Total) + square : OfRest(cross.Offsets[factor] + level, h) + square);
            }
        });
    }

    double OfRest(int row, double[] h) => inverse[row, row] - (2 * h[row]);

    double OfRow(int row, double[] h, double total)
    {
        ReadOnlySpan<Entry> entries = cross.Entries.AsSpan(cross.Start[row], cross.Start[row + 1] - cross.Start[row]);
        double weight = cross.RowWeights[row];
        double sandwich = 0, with = 0;
        for (int i = 0; i < entries.Length; i++)
        {
            ReadOnlySpan<double> lower = inverse.Lower(entries[i].Level);
            double left = entries[i].Weight * lower[entries[i].Level];
            for (int j = 0; j < i; j++)
            {
                left += 2 * entries[j].Weight * lower[entries[j].Level];
            }

            sandwich += entries[i].Weight * left;
            with += entries[i].Weight * h[entries[i].Level];
        }

        return (1 / weight) + (sandwich / (weight * weight)) - (2 * with / weight) - (1 / total);
    }

    // −(V w) meets the rest: V_0R w is −c'S⁻ ÷ g, and s = Σ_j (w_j ÷ g_j) c_j = Σ_j c_j ÷ G.
    Entry[][] Meets(int[] classes, double[] totals)
    {
        var sums = new Dictionary<int, double>[totals.Length];
        for (int row = 0; row < classes.Length; row++)
        {
            Dictionary<int, double> own = sums[classes[row]] ??= [];
            foreach (Entry entry in cross.Entries.AsSpan(cross.Start[row], cross.Start[row + 1] - cross.Start[row]))
            {
                own[entry.Level] = own.GetValueOrDefault(entry.Level) + (entry.Weight / totals[classes[row]]);
            }
        }

        return [.. sums.Select(it => it.OrderBy(pair => pair.Key).Select(pair => new Entry(pair.Value, pair.Key)).ToArray())];
    }

    Entry[][] Own(int factor, int[] classes, double[] totals)
    {
        int offset = cross.Offsets[factor];
        return [.. Enumerable.Range(0, classes.Length).GroupBy(level => classes[level]).OrderBy(it => it.Key)
            .Select(it => it.Select(level => new Entry(cross.Diagonal[offset + level] / totals[it.Key], offset + level)).ToArray())];
    }
}
