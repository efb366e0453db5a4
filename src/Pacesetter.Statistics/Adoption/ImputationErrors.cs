using System.Numerics;

namespace Pacesetter.Statistics.Adoption;

/// <summary>The exact standard errors of the imputation: of every horizon, then of the whole.</summary>
/// <remarks>On cells not in use v_it = −(a_i + b_t) with Mb = w_.t − Σ_i m_it w_i. ÷ n_i. The residuals of a unit sum to zero there, so a_i falls out: Σ_t v e = −Σ_t b_t e_it.</remarks>
static class ImputationErrors
{
    public static double[] Of(StaggeredPanel panel, UnusedFit fit, ImputedCells cells)
    {
        int t = panel.Outcome.Periods;
        int all = t; // the row of the whole, after those of the horizons
        var b = new double[(t + 1) * t];
        double[][] sums = RightSides(panel, fit, cells);
        for (int h = 0; h <= t; h++)
        {
            if (h == all || cells.Horizons[h].Count > 0)
            {
                fit.Solve(sums[h]).CopyTo(b, h * t);
            }
        }

        int last = Array.FindLastIndex(cells.Horizons, it => it.Count > 0);
        var scores = new Dictionary<int, double[]>();
        var squares = new double[t + 1];
        var own = new double[t + 1];
        var e = new double[t];
        for (int i = 0; i < panel.Outcome.Units; i++)
        {
            Array.Clear(own);
            Score(panel, fit, cells, i, (b, e, own, last));
            if (panel.Clusters.IsEmpty)
            {
                AddSquares(squares, own);
                continue;
            }

            if (!scores.TryGetValue(panel.Clusters[i], out double[]? score))
            {
                scores[panel.Clusters[i]] = score = new double[t + 1];
            }

            for (int h = 0; h <= t; h++)
            {
                score[h] += own[h];
            }
        }

        foreach (double[] score in scores.OrderBy(it => it.Key).Select(it => it.Value))
        {
            AddSquares(squares, score);
        }

        return [.. squares.Select(Math.Sqrt)];
    }

    static void AddSquares(double[] squares, double[] score)
    {
        for (int h = 0; h < squares.Length; h++)
        {
            squares[h] += score[h] * score[h];
        }
    }

    static void Score(StaggeredPanel panel, UnusedFit fit, ImputedCells cells, int unit, (double[] B, double[] E, double[] Own, int Last) at)
    {
        int t = panel.Outcome.Periods;
        int unused = Math.Clamp(panel.FirstUse[unit], 0, t);
        ReadOnlySpan<double> y = panel.Outcome[unit];
        if (fit.Counts[unit] == 0)
        {
            return;
        }

        for (int s = 0; s < unused; s++)
        {
            at.E[s] = double.IsNaN(y[s]) ? 0 : y[s] - fit.Alpha[unit] - fit.Beta[s];
        }

        ReadOnlySpan<double> e = at.E.AsSpan(0, unused);
        for (int h = 0; h <= at.Last; h++)
        {
            at.Own[h] = -Dot(at.B.AsSpan(h * t, unused), e);
        }

        at.Own[t] = -Dot(at.B.AsSpan(t * t, unused), e);
        for (int s = unused; s < t; s++)
        {
            double deviation = double.IsNaN(y[s]) || !fit.Kept[s] ? 0 : cells.Deviation(unit, s);
            at.Own[s - unused] += deviation / Math.Max(1, cells.Horizons[s - unused].Count);
            at.Own[t] += deviation / cells.Count;
        }
    }

    // w_.t − Σ_i m_it w_i. ÷ n_i for every horizon and the whole.
    static double[][] RightSides(StaggeredPanel panel, UnusedFit fit, ImputedCells cells)
    {
        int t = panel.Outcome.Periods;
        var right = new double[t + 1][];
        for (int h = 0; h <= t; h++)
        {
            right[h] = new double[t];
        }

        var weights = new double[t + 1];
        var shares = new Dictionary<int, double[]>(); // complete adopters by first use: Σ w_i. ÷ n_i of each horizon
        for (int i = 0; i < panel.Outcome.Units; i++)
        {
            if (!cells.HasImputed(i))
            {
                continue;
            }

            int first = panel.FirstUse[i];
            ReadOnlySpan<double> y = panel.Outcome[i];
            Array.Clear(weights);
            for (int s = first; s < t; s++)
            {
                bool imputed = fit.Kept[s] && !double.IsNaN(y[s]);
                double w = imputed ? 1.0 / cells.Horizons[s - first].Count : 0;
                double whole = imputed ? 1.0 / cells.Count : 0;
                right[s - first][s] += w;
                right[t][s] += whole;
                weights[s - first] += w / fit.Counts[i];
                weights[t] += whole / fit.Counts[i];
            }

            if (fit.Counts[i] < first)
            {
                SubtractMask(right, weights, y[..first]);
                continue;
            }

            if (!shares.TryGetValue(first, out double[]? share))
            {
                shares[first] = share = new double[t + 1];
            }

            for (int h = 0; h <= t; h++)
            {
                share[h] += weights[h];
            }
        }

        foreach ((int first, double[] share) in shares)
        {
            SubtractMask(right, share, new double[first]);
        }

        return right;
    }

    static void SubtractMask(double[][] right, double[] weights, ReadOnlySpan<double> y)
    {
        for (int h = 0; h < right.Length; h++)
        {
            for (int s = 0; s < y.Length && weights[h] != 0; s++)
            {
                right[h][s] -= double.IsNaN(y[s]) ? 0 : weights[h];
            }
        }
    }

    static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var sum = Vector<double>.Zero;
        int width = Vector<double>.Count;
        int i = 0;
        for (; i <= x.Length - width; i += width)
        {
            sum += new Vector<double>(x[i..]) * new Vector<double>(y[i..]);
        }

        double total = Vector.Sum(sum);
        for (; i < x.Length; i++)
        {
            total += x[i] * y[i];
        }

        return total;
    }
}
