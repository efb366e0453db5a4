namespace Pacesetter.Statistics.Forecasting;

/// <summary>Finds the smoothing parameters of greatest likelihood: a coarse grid, then Newton steps in the box.</summary>
static class SmoothingSearch
{
    const int Width = SmoothingObjective.Width;
    const int Points = 16;
    const double Step = 2e-4;
    const double Enough = 1e-7;

    // As many valleys of the grid are descended into, as long as they are this close in likelihood to its lowest point.
    const int Starts = 3;
    const double Within = 2;

    static readonly double[] Alphas = [0.02, 0.12, 0.25, 0.4, 0.55, 0.7, 0.85, 0.97];
    static readonly double[] Betas = [0.003, 0.04, 0.2, 0.6];
    static readonly double[] Phis = [0.82, 0.95];
    static readonly double[] Gammas = [0.02, 0.3];

    /// <summary>The best parameters found.</summary>
    public static SmoothingParameters Best(SmoothingObjective objective)
    {
        double[] point = objective.Free.Length == 1 ? Zoom(objective) : Descend(objective);
        return objective.At(point);
    }

    // One parameter: sixteen points over the range, closer near zero, where the likelihood of n values bends within 1 ÷ n; then every valley they show is searched, for the lowest of them need not hold the least.
    static double[] Zoom(SmoothingObjective objective)
    {
        Span<double> points = stackalloc double[Points * Width];
        Span<double> values = stackalloc double[Points];
        double low = SmoothingObjective.Lowest(0), high = SmoothingObjective.Highest(0);
        points.Fill(0.5);
        for (int i = 0; i < Points; i++)
        {
            points[i * Width] = i == Points - 1 ? high : low + ((high - low) * i * i / ((Points - 1) * (Points - 1)));
        }

        objective.Evaluate(points, values);
        (double best, double least) = (low, double.PositiveInfinity);
        for (int i = 0; i < Points; i++)
        {
            double before = i == 0 ? double.PositiveInfinity : values[i - 1], after = i == Points - 1 ? double.PositiveInfinity : values[i + 1];
            if (values[i] < before && values[i] <= after)
            {
                (double at, double value) = Valley(objective, points[Math.Max(i - 1, 0) * Width], points[Math.Min(i + 1, Points - 1) * Width]);
                (best, least) = value < least ? (at, value) : (best, least);
            }
        }

        return [best, 0.5, 0.5, 0.5];
    }

    // Sixteen points between the neighbours of the best, three times; the parabola through the last three.
    static (double At, double Value) Valley(SmoothingObjective objective, double low, double high)
    {
        Span<double> points = stackalloc double[Points * Width];
        Span<double> values = stackalloc double[Points];
        points.Fill(0.5);
        double best = low, least = double.PositiveInfinity;
        for (int round = 0; round < 3; round++)
        {
            double step = (high - low) / (Points - 1);
            for (int i = 0; i < Points; i++)
            {
                points[i * Width] = i == Points - 1 ? high : low + (i * step);
            }

            objective.Evaluate(points, values);
            int at = Least(values);
            (best, least) = (points[at * Width], values[at]);
            (low, high) = (Math.Max(best - step, low), Math.Min(best + step, high));
            if (round == 2 && at is > 0 and < Points - 1)
            {
                double bend = values[at - 1] - (2 * values[at]) + values[at + 1];
                best += bend > 0 ? 0.5 * step * (values[at - 1] - values[at + 1]) / bend : 0;
            }
        }

        return (best, least);
    }

    // The likelihood may have several valleys: the descent begins at the lowest points of the grid that are lower than their neighbours.
    static double[] Descend(SmoothingObjective objective)
    {
        (double[] best, double least) = ([], double.PositiveInfinity);
        foreach (double[] start in Grid(objective))
        {
            (double[] at, double value) = Newton(objective, start);
            (best, least) = best.Length == 0 || value < least ? (at, value) : (best, least);
        }

        return best;
    }

    static List<double[]> Grid(SmoothingObjective objective)
    {
        double[][] axes = [Alphas, objective.Free.Contains(1) ? Betas : [0.5], objective.Free.Contains(2) ? Phis : [0.9], objective.Free.Contains(3) ? Gammas : [0.5]];
        int count = axes.Aggregate(1, (product, axis) => product * axis.Length);
        var points = new double[count * Width];
        for (int k = 0; k < count; k++)
        {
            for (int i = 0, rest = k; i < Width; rest /= axes[i].Length, i++)
            {
                points[(k * Width) + i] = axes[i][rest % axes[i].Length];
            }
        }

        var values = new double[count];
        objective.Evaluate(points, values);
        double least = values[Least(values)];
        return [.. Enumerable.Range(0, count)
            .Where(k => !(values[k] > least + Within) && IsValley(values, axes, k))
            .OrderBy(k => values[k]).Take(Starts)
            .Select(k => points.AsSpan(k * Width, Width).ToArray())];
    }

    static bool IsValley(double[] values, double[][] axes, int k)
    {
        for (int i = 0, stride = 1; i < Width; stride *= axes[i].Length, i++)
        {
            int at = k / stride % axes[i].Length;
            if ((at > 0 && values[k - stride] <= values[k]) || (at < axes[i].Length - 1 && values[k + stride] < values[k]))
            {
                return false;
            }
        }

        return true;
    }

    static (double[] At, double Value) Newton(SmoothingObjective objective, double[] start)
    {
        double[] point = start;
        double value = double.PositiveInfinity;
        Span<double> gradient = stackalloc double[Width];
        Span<double> hessian = stackalloc double[Width * Width];
        for (int round = 0; round < 30; round++)
        {
            Derivatives(objective, point, gradient, hessian);
            double[] next = SmoothingStep.Best(objective, point, gradient, hessian, out double reached);
            double gain = value - reached;
            if (reached < value)
            {
                (point, value) = (next, reached);
            }

            if (!(gain > Enough))
            {
                break;
            }
        }

        return (point, value);
    }

    // Central differences; a point on the edge is measured a step inside it.
    static void Derivatives(SmoothingObjective objective, ReadOnlySpan<double> point, Span<double> gradient, Span<double> hessian)
    {
        ReadOnlySpan<int> free = objective.Free;
        int d = free.Length;
        int count = 1 + (2 * d) + (d * (d - 1) / 2);
        Span<double> points = stackalloc double[16 * Width];
        Span<double> values = stackalloc double[16];
        for (int k = 0; k < count; k++)
        {
            Span<double> to = points.Slice(k * Width, Width);
            point.CopyTo(to);
            foreach (int i in free)
            {
                to[i] = Math.Clamp(to[i], SmoothingObjective.Lowest(i) + Step, SmoothingObjective.Highest(i) - Step);
            }
        }

        int pair = 1 + (2 * d);
        for (int i = 0; i < d; i++)
        {
            points[((1 + (2 * i)) * Width) + free[i]] += Step;
            points[((2 + (2 * i)) * Width) + free[i]] -= Step;
            for (int j = 0; j < i; j++, pair++)
            {
                points[(pair * Width) + free[i]] += Step;
                points[(pair * Width) + free[j]] += Step;
            }
        }

        objective.Evaluate(points[..(count * Width)], values[..count]);
        pair = 1 + (2 * d);
        for (int i = 0; i < d; i++)
        {
            double up = values[1 + (2 * i)], down = values[2 + (2 * i)];
            gradient[i] = (up - down) / (2 * Step);
            hessian[(i * Width) + i] = (up - (2 * values[0]) + down) / (Step * Step);
            for (int j = 0; j < i; j++, pair++)
            {
                double cross = (values[pair] - up - values[1 + (2 * j)] + values[0]) / (Step * Step);
                (hessian[(i * Width) + j], hessian[(j * Width) + i]) = (cross, cross);
            }
        }
    }

    public static int Least(ReadOnlySpan<double> values)
    {
        int least = 0;
        for (int i = 1; i < values.Length; i++)
        {
            least = values[i] < values[least] ? i : least;
        }

        return least;
    }
}
