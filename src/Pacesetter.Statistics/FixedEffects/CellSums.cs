using System.Runtime.InteropServices;
using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.FixedEffects;

/// <summary>Single observations summed to <see cref="CrossedCells"/>.</summary>
/// <remarks>
/// <para>Observations with the same level of every factor become one cell, in the order in which cells first appear. Two passes:
/// means, then squares about them, so that nothing is lost by subtraction.</para>
/// <para>Units: those of the observations. Assumes: arrays of equal length. Checked against: estimates from single observations.</para>
/// </remarks>
public static class CellSums
{
    /// <summary>Sums observations by their levels.</summary>
    /// <param name="levels">For every factor the level of every observation.</param>
    /// <param name="outcome">y: n outcomes.</param>
    /// <param name="weights">w: n weights above zero, or null for 1.</param>
    /// <param name="covariates">x: covariate by covariate, n values each.</param>
    /// <exception cref="AssumptionException">A weight that is not finite, or not above zero.</exception>
    public static CrossedCells Of(IReadOnlyList<int[]> levels, double[] outcome, double[]? weights = null, IReadOnlyList<double[]>? covariates = null)
    {
        if (levels.Any(it => it.Length != outcome.Length) || (weights?.Length ?? outcome.Length) != outcome.Length || covariates?.Any(it => it.Length != outcome.Length) == true)
        {
            throw new ArgumentException("the observations' arrays differ in length", nameof(levels));
        }

        Require.Positive(weights, "weights"); // their logarithms are summed
        var single = new CrossedCells
        {
            Levels = levels,
            Means = outcome,
            Weights = weights ?? Enumerable.Repeat(1.0, outcome.Length).ToArray(),
            SumLogWeights = weights?.Sum(Math.Log) ?? 0,
            Covariates = covariates ?? [],
        };
        (int[] cell, int[] first) = Group(levels, outcome.Length);
        return first.Length == outcome.Length ? single : Sum(single, cell, first);
    }

    static (int[] Cell, int[] First) Group(IReadOnlyList<int[]> levels, int n)
    {
        int[] cell = new int[n];
        int[] first = new int[n];
        for (int i = 0; i < n; i++)
        {
            first[i] = i;
        }

        int groups = 1;
        foreach (int[] level in levels)
        {
            var seen = new Dictionary<(int, int), int>();
            for (int i = 0; i < n; i++)
            {
                ref int group = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, (cell[i], level[i]), out bool exists);
                if (!exists)
                {
                    group = seen.Count - 1;
                    first[group] = i;
                }

                cell[i] = group;
            }

            groups = seen.Count;
        }

        return (cell, first[..groups]);
    }

    static CrossedCells Sum(CrossedCells single, int[] cell, int[] first)
    {
        int p = single.Covariates.Count;
        double[] weights = new double[first.Length];
        double[] counts = new double[first.Length];
        for (int i = 0; i < cell.Length; i++)
        {
            weights[cell[i]] += single.Weights[i];
            counts[cell[i]]++;
        }

        double[] means = Means(single.Means, single.Weights, cell, weights);
        double[][] covariates = [.. single.Covariates.Select(x => Means(x, single.Weights, cell, weights))];
        double[] within = new double[first.Length];
        double[] squares = new double[first.Length * p * p];
        double[] products = new double[first.Length * p];
        for (int i = 0; i < cell.Length; i++)
        {
            int c = cell[i];
            double y = single.Means[i] - means[c];
            within[c] += single.Weights[i] * y * y;
            for (int k = 0; k < p; k++)
            {
                double x = single.Weights[i] * (single.Covariates[k][i] - covariates[k][c]);
                products[(c * p) + k] += x * y;
                for (int l = 0; l < p; l++)
                {
                    squares[(((c * p) + k) * p) + l] += x * (single.Covariates[l][i] - covariates[l][c]);
                }
            }
        }

        return single with
        {
            Levels = [.. single.Levels.Select(level => Array.ConvertAll(first, i => level[i]))],
            Weights = weights,
            Counts = counts,
            Means = means,
            Within = within,
            Covariates = covariates,
            WithinCovariates = p == 0 ? null : squares,
            WithinProducts = p == 0 ? null : products,
        };
    }

    static double[] Means(double[] values, double[] weights, int[] cell, double[] totals)
    {
        double[] means = new double[totals.Length];
        for (int i = 0; i < cell.Length; i++)
        {
            means[cell[i]] += weights[i] * values[i];
        }

        for (int c = 0; c < means.Length; c++)
        {
            means[c] /= totals[c];
        }

        return means;
    }
}
