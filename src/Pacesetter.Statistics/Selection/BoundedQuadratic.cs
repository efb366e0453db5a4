namespace Pacesetter.Statistics.Selection;

/// <summary>The step p from weights w that makes g'p − ½ p'Hp greatest and leaves no weight below zero, for a few dozen unknowns, by active sets [LawsonHanson1974, chapter 23].</summary>
/// <remarks>The step is sought, not the weights: near the optimum it is tiny, and its digits would be lost in theirs.</remarks>
sealed class BoundedQuadratic
{
    readonly double[][] h;
    readonly double[] g;
    readonly double[] w;
    readonly double[] p;
    readonly double ridge;
    readonly List<int> free;

    BoundedQuadratic(double[][] h, double[] g, double[] w)
    {
        (this.h, this.g, this.w, p) = (h, g, w, new double[w.Length]);
        ridge = 1e-13 * Enumerable.Range(0, w.Length).Max(j => h[j][j]);
        free = [.. Enumerable.Range(0, w.Length).Where(j => w[j] > 0)];
    }

    /// <summary>The step.</summary>
    /// <param name="h">H: k × k, symmetric, not negative; a ridge of 1e-13 of its greatest entry keeps near copies apart and only shortens the step.</param>
    /// <param name="g">g: k.</param>
    /// <param name="w">w: k weights, zero or more; those above zero are free to begin with.</param>
    public static double[] Step(double[][] h, double[] g, double[] w)
    {
        var problem = new BoundedQuadratic(h, g, w);
        problem.Run();
        return problem.p;
    }

    void Run()
    {
        double least = 1e-9 * g.Max(Math.Abs);
        for (int round = 0; round < 10 * w.Length; round++)
        {
            Settle();
            int best = -1;
            double steepest = least;
            for (int j = 0; j < w.Length; j++)
            {
                double slope = free.Contains(j) ? 0 : g[j] - Row(j);
                (best, steepest) = slope > steepest ? (j, slope) : (best, steepest);
            }

            if (best < 0)
            {
                break;
            }

            free.Add(best);
        }
    }

    // Goes to the optimum over the free entries; where that takes a weight below zero, stops at the wall and holds what touches it.
    void Settle()
    {
        while (free.Count > 0)
        {
            double[] wanted = Solve();
            double step = 1;
            int wall = -1;
            for (int j = 0; j < free.Count; j++)
            {
                double at = p[free[j]] + w[free[j]];
                double fall = p[free[j]] - wanted[j];
                if (fall >= at && (wall < 0 || (fall > 0 ? at / fall : 0) < step))
                {
                    (step, wall) = (fall > 0 ? at / fall : 0, j);
                }
            }

            for (int j = 0; j < free.Count; j++)
            {
                p[free[j]] += step * (wanted[j] - p[free[j]]);
            }

            if (wall < 0)
            {
                return;
            }

            p[free[wall]] = -w[free[wall]];
            free.RemoveAt(wall);
        }
    }

    // Cholesky on the free entries, those held taken over to the right.
    double[] Solve()
    {
        int k = free.Count;
        var l = new double[k, k];
        var y = new double[k];
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = h[free[i]][free[j]] + (i == j ? ridge : 0);
                for (int q = 0; q < j; q++)
                {
                    sum -= l[i, q] * l[j, q];
                }

                l[i, j] = i == j ? Math.Sqrt(Math.Max(sum, ridge)) : sum / l[j, j];
            }

            y[i] = Right(free[i]);
            for (int q = 0; q < i; q++)
            {
                y[i] -= l[i, q] * y[q];
            }

            y[i] /= l[i, i];
        }

        for (int i = k - 1; i >= 0; i--)
        {
            for (int q = i + 1; q < k; q++)
            {
                y[i] -= l[q, i] * y[q];
            }

            y[i] /= l[i, i];
        }

        return y;
    }

    double Right(int i)
    {
        double right = g[i];
        for (int j = 0; j < p.Length; j++)
        {
            right -= free.Contains(j) ? 0 : h[i][j] * p[j];
        }

        return right;
    }

    double Row(int i)
    {
        double sum = 0;
        for (int j = 0; j < p.Length; j++)
        {
            sum += h[i][j] * p[j];
        }

        return sum;
    }
}
