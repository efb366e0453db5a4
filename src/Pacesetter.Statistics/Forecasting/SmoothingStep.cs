namespace Pacesetter.Statistics.Forecasting;

/// <summary>One step of the search: eight candidates along Newton's direction and the scaled gradient, cut to the box.</summary>
static class SmoothingStep
{
    const int Width = SmoothingObjective.Width;

    static readonly double[] Lengths = [1, 0.5, 0.2, 0.05];

    /// <summary>The best of the candidates.</summary>
    /// <param name="objective">What is made small.</param>
    /// <param name="point">Where the step begins.</param>
    /// <param name="gradient">First derivatives of the free coordinates.</param>
    /// <param name="hessian">Second derivatives, rows of <see cref="Width"/>.</param>
    /// <param name="reached">The objective at the point returned.</param>
    public static double[] Best(SmoothingObjective objective, ReadOnlySpan<double> point, ReadOnlySpan<double> gradient, ReadOnlySpan<double> hessian, out double reached)
    {
        ReadOnlySpan<int> free = objective.Free;
        Span<double> directions = stackalloc double[2 * Width];
        Directions(free, point, gradient, hessian, directions);
        Span<double> points = stackalloc double[8 * Width];
        Span<double> values = stackalloc double[8];
        for (int k = 0; k < 8; k++)
        {
            Span<double> to = points.Slice(k * Width, Width);
            point.CopyTo(to);
            for (int i = 0; i < free.Length; i++)
            {
                // The last candidate is the point itself: a step never makes it worse.
                double length = k == 7 ? 0 : Lengths[k % 4];
                to[free[i]] = Math.Clamp(to[free[i]] + (length * directions[(k < 4 ? 0 : Width) + i]), SmoothingObjective.Lowest(free[i]), SmoothingObjective.Highest(free[i]));
            }
        }

        objective.Evaluate(points, values);
        int best = SmoothingSearch.Least(values);
        reached = values[best];
        return points.Slice(best * Width, Width).ToArray();
    }

    // Coordinates held by their edge stay; the others solve (H + λI)d = −g with the least λ of a ladder that keeps it definite.
    static void Directions(ReadOnlySpan<int> free, ReadOnlySpan<double> point, ReadOnlySpan<double> gradient, ReadOnlySpan<double> hessian, Span<double> directions)
    {
        Span<double> newton = directions[..Width], slope = directions[Width..];
        int d = free.Length;
        Span<int> moving = stackalloc int[Width];
        int count = 0;
        double largest = 1e-8;
        for (int i = 0; i < d; i++)
        {
            bool held = (point[free[i]] <= SmoothingObjective.Lowest(free[i]) && gradient[i] > 0) || (point[free[i]] >= SmoothingObjective.Highest(free[i]) && gradient[i] < 0);
            (newton[i], slope[i]) = (0, held ? 0 : -gradient[i] / Math.Max(Math.Abs(hessian[(i * Width) + i]), 1e-3));
            largest = Math.Max(largest, Math.Abs(hessian[(i * Width) + i]));
            if (!held)
            {
                moving[count++] = i;
            }
        }

        Span<double> a = stackalloc double[Width * Width];
        Span<double> right = stackalloc double[Width];
        for (double lambda = 0; lambda < 1e6 * largest; lambda = Math.Max(lambda * 10, 1e-4 * largest))
        {
            for (int i = 0; i < count; i++)
            {
                right[i] = -gradient[moving[i]];
                for (int j = 0; j < count; j++)
                {
                    a[(i * Width) + j] = hessian[(moving[i] * Width) + moving[j]] + (i == j ? lambda : 0);
                }
            }

            if (Solve(a, right, count))
            {
                for (int i = 0; i < count; i++)
                {
                    newton[moving[i]] = right[i];
                }

                return;
            }
        }
    }

    // Cholesky in place; false where the matrix is not positive definite.
    static bool Solve(Span<double> a, Span<double> right, int count)
    {
        for (int j = 0; j < count; j++)
        {
            for (int i = j; i < count; i++)
            {
                double sum = a[(i * Width) + j];
                for (int k = 0; k < j; k++)
                {
                    sum -= a[(i * Width) + k] * a[(j * Width) + k];
                }

                if (i == j && !(sum > 0))
                {
                    return false;
                }

                a[(i * Width) + j] = i == j ? Math.Sqrt(sum) : sum / a[(j * Width) + j];
            }
        }

        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < i; k++)
            {
                right[i] -= a[(i * Width) + k] * right[k];
            }

            right[i] /= a[(i * Width) + i];
        }

        for (int i = count - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < count; k++)
            {
                right[i] -= a[(k * Width) + i] * right[k];
            }

            right[i] /= a[(i * Width) + i];
        }

        return true;
    }
}
