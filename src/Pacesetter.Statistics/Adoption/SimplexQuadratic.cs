namespace Pacesetter.Statistics.Adoption;

/// <summary>The minimum of ½ w'Hw − c'w over weights that are not negative and sum to one, exactly, by active sets [Wolfe1976].</summary>
/// <remarks>H must be positive definite. It begins at the best single weight, frees the weight of steepest descent, and drops those that reach zero on the way; each round lowers the objective, so it ends.</remarks>
sealed class SimplexQuadratic
{
    readonly double[] h; // k × k
    readonly double[] c;
    readonly int k;
    readonly double[] root; // Cholesky factor over the free weights, packed k × k
    readonly int[] free;
    int count;

    SimplexQuadratic(double[] h, double[] c)
    {
        (this.h, this.c, k) = (h, c, c.Length);
        root = new double[k * k];
        free = new int[k];
    }

    /// <summary>The k weights.</summary>
    public static double[] Minimum(double[] h, double[] c) => new SimplexQuadratic(h, c).Solve();

    double[] Solve()
    {
        var w = new double[k];
        int start = 0;
        double size = 0;
        for (int i = 0; i < k; i++)
        {
            start = (0.5 * h[(i * k) + i]) - c[i] < (0.5 * h[(start * k) + start]) - c[start] ? i : start;
            size = Math.Max(size, h[(i * k) + i]);
        }

        w[start] = 1;
        Free(start);
        var gradient = new double[k];
        for (int round = 0; round < 20 * k; round++)
        {
            double multiplier = Settle(w);
            int best = -1;
            double steepest = -1e-12 * size;
            Gradient(w, gradient);
            for (int i = 0; i < k; i++)
            {
                double slope = gradient[i] - multiplier;
                (best, steepest) = w[i] == 0 && slope < steepest && Array.IndexOf(free, i, 0, count) < 0 ? (i, slope) : (best, steepest);
            }

            if (best < 0 || !Free(best))
            {
                break;
            }
        }

        return w;
    }

    void Gradient(double[] w, double[] gradient)
    {
        for (int i = 0; i < k; i++)
        {
            gradient[i] = -c[i];
        }

        for (int f = 0; f < count; f++)
        {
            ReadOnlySpan<double> row = h.AsSpan(free[f] * k, k);
            double weight = w[free[f]];
            for (int i = 0; i < k; i++)
            {
                gradient[i] += weight * row[i];
            }
        }
    }

    // Goes to the minimum over the free weights, stopping at each wall; returns the multiplier of the sum.
    double Settle(double[] w)
    {
        var one = new double[count];
        var target = new double[count];
        while (true)
        {
            Array.Resize(ref one, count);
            Array.Resize(ref target, count);
            for (int f = 0; f < count; f++)
            {
                one[f] = 1;
                target[f] = c[free[f]];
            }

            Substitute(one);
            Substitute(target);
            double multiplier = (target.Sum() - 1) / one.Sum(); // w = H⁻¹(c − μ1) with 1'w = 1
            double step = 1;
            int wall = -1;
            for (int f = 0; f < count; f++)
            {
                target[f] -= multiplier * one[f];
                double at = w[free[f]];
                double room = target[f] < 0 ? at / (at - target[f]) : 1;
                (step, wall) = target[f] < 0 && (wall < 0 || room < step) ? (room, f) : (step, wall);
            }

            for (int f = 0; f < count; f++)
            {
                ref double weight = ref w[free[f]];
                weight = f == wall ? 0 : wall < 0 ? target[f] : Math.Max(0, weight + (step * (target[f] - weight)));
            }

            if (wall < 0)
            {
                return -multiplier;
            }

            Drop(wall);
        }
    }

    // H over the free weights has a new last row; false where it is a combination of the others.
    bool Free(int i)
    {
        for (int j = 0; j <= count; j++)
        {
            double sum = j == count ? h[(i * k) + i] : h[(i * k) + free[j]];
            for (int p = 0; p < j; p++)
            {
                sum -= root[(count * k) + p] * root[(j * k) + p];
            }

            if (j == count && !(sum > 1e-14 * h[(i * k) + i]))
            {
                return false;
            }

            root[(count * k) + j] = j == count ? Math.Sqrt(sum) : sum / root[(j * k) + j];
        }

        free[count++] = i;
        return true;
    }

    // Removing a row leaves the rows below with one entry too many each; plane rotations clear it.
    void Drop(int at)
    {
        count--;
        for (int r = at; r < count; r++)
        {
            free[r] = free[r + 1];
            root.AsSpan((r + 1) * k, r + 2).CopyTo(root.AsSpan(r * k, r + 2));
        }

        for (int j = at; j < count; j++)
        {
            double a = root[(j * k) + j];
            double b = root[(j * k) + j + 1];
            double length = Math.Sqrt((a * a) + (b * b));
            (double cos, double sin) = (a / length, b / length);
            for (int r = j; r < count; r++)
            {
                ref double x = ref root[(r * k) + j];
                ref double y = ref root[(r * k) + j + 1];
                (x, y) = ((cos * x) + (sin * y), (cos * y) - (sin * x));
            }
        }
    }

    void Substitute(double[] x)
    {
        for (int i = 0; i < count; i++)
        {
            for (int p = 0; p < i; p++)
            {
                x[i] -= root[(i * k) + p] * x[p];
            }

            x[i] /= root[(i * k) + i];
        }

        for (int i = count - 1; i >= 0; i--)
        {
            for (int p = i + 1; p < count; p++)
            {
                x[i] -= root[(p * k) + i] * x[p];
            }

            x[i] /= root[(i * k) + i];
        }
    }
}
