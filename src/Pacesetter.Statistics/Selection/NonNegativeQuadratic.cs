namespace Pacesetter.Statistics.Selection;

/// <summary>The minimum of ½ x'Hx − b'x over x ≥ 0, for a few dozen unknowns, by active sets [LawsonHanson1974, chapter 23].</summary>
static class NonNegativeQuadratic
{
    /// <summary>The minimum.</summary>
    /// <param name="h">H: k × k, symmetric, not negative; a trace-sized ridge of 1e-12 keeps near copies apart.</param>
    /// <param name="b">b: k.</param>
    /// <param name="start">A point to begin from; its positive entries are free at first.</param>
    public static double[] Minimum(double[][] h, double[] b, double[] start)
    {
        int k = b.Length;
        double[] x = [.. start];
        var free = new List<int>(Enumerable.Range(0, k).Where(j => x[j] > 0));
        double ridge = 1e-12 * Enumerable.Range(0, k).Max(j => h[j][j]);
        for (int round = 0; round < 10 * k; round++)
        {
            Settle(h, b, x, free, ridge);
            int best = -1;
            double steepest = 1e-12;
            for (int j = 0; j < k; j++)
            {
                double slope = free.Contains(j) ? 0 : b[j] - Row(h[j], x);
                (best, steepest) = slope > steepest ? (j, slope) : (best, steepest);
            }

            if (best < 0)
            {
                break;
            }

            free.Add(best);
        }

        return x;
    }

    // Goes to the minimum over the free entries; where that leaves the positive side, stops at the wall and drops what touches it.
    static void Settle(double[][] h, double[] b, double[] x, List<int> free, double ridge)
    {
        while (free.Count > 0)
        {
            double[] wanted = Solve(h, b, free, ridge);
            double step = 1;
            int wall = -1;
            for (int j = 0; j < free.Count; j++)
            {
                double at = x[free[j]];
                double room = wanted[j] <= 0 ? at / (at - wanted[j]) : 1;
                (step, wall) = wanted[j] <= 0 && (wall < 0 || room < step) ? (double.IsNaN(room) ? 0 : room, j) : (step, wall);
            }

            for (int j = 0; j < free.Count; j++)
            {
                x[free[j]] += step * (wanted[j] - x[free[j]]);
            }

            if (wall < 0)
            {
                return;
            }

            x[free[wall]] = 0;
            free.RemoveAt(wall);
        }
    }

    static double[] Solve(double[][] h, double[] b, List<int> free, double ridge)
    {
        int k = free.Count;
        var l = new double[k, k];
        var y = new double[k];
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = h[free[i]][free[j]] + (i == j ? ridge : 0);
                for (int p = 0; p < j; p++)
                {
                    sum -= l[i, p] * l[j, p];
                }

                l[i, j] = i == j ? Math.Sqrt(Math.Max(sum, ridge)) : sum / l[j, j];
            }

            double right = b[free[i]];
            for (int p = 0; p < i; p++)
            {
                right -= l[i, p] * y[p];
            }

            y[i] = right / l[i, i];
        }

        for (int i = k - 1; i >= 0; i--)
        {
            for (int p = i + 1; p < k; p++)
            {
                y[i] -= l[p, i] * y[p];
            }

            y[i] /= l[i, i];
        }

        return y;
    }

    static double Row(double[] row, double[] x)
    {
        double sum = 0;
        for (int j = 0; j < x.Length; j++)
        {
            sum += row[j] * x[j];
        }

        return sum;
    }
}
