namespace Pacesetter.Statistics.Forecasting;

/// <summary>Finds the smoothing parameters of greatest likelihood: a coarse grid, then Newton steps in the box.</summary>
static class SmoothingSearch
{
    const int Width = SmoothingObjective.Width;
    const double Step = 2e-4;
    const double Enough = 1e-7;

    static readonly double[] Alphas = [0.02, 0.12, 0.25, 0.4, 0.55, 0.7, 0.85, 0.97];
    static readonly double[] Betas = [0.003, 0.04, 0.2, 0.6];
    static readonly double[] Phis = [0.82, 0.95];
    static readonly double[] Gammas = [0.02, 0.3];

    /// <summary>The best parameters found.</summary>
    public static SmoothingParameters Best(SmoothingObjective objective)
    {
        double[] point = objective.Free.Length == 1 ? Zoom(objective) : Newton(objective, Grid(objective));
        return objective.At(point);
    }

    // One parameter: sixteen points over the range, then sixteen between the neighbours of the best, four times; the parabola through the last three.
    static double[] Zoom(SmoothingObjective objective)
    {
        const int Points = 16;
        Span<double> points = stackalloc double[Points * Width];
        Span<double> values = stackalloc double[Points];
        points.Fill(0.5);
        double low = SmoothingObjective.Lowest(0), high = SmoothingObjective.Highest(0);
        double best = low;
        for (int round = 0; round < 4; round++)
        {
            double step = (high - low) / (Points - 1);
            for (int i = 0; i < Points; i++)
            {
                points[i * Width] = i == Points - 1 ? high : low + (i * step);
            }

            objective.Evaluate(points, values);
            int at = Least(values);
            best = points[at * Width];
            (low, high) = (Math.Max(best - step, low), Math.Min(best + step, high));
            if (round == 3 && at is > 0 and < Points - 1)
            {
                double bend = values[at - 1] - (2 * values[at]) + values[at + 1];
                best += bend > 0 ? 0.5 * step * (values[at - 1] - values[at + 1]) / bend : 0;
            }
        }

        return [best, 0.5, 0.5, 0.5];
    }

    static double[] Grid(SmoothingObjective objective)
    {
        double[] betas = objective.Free.Contains(1) ? Betas : [0.5], phis = objective.Free.Contains(2) ? Phis : [0.9], gammas = objective.Free.Contains(3) ? Gammas : [0.5];
        var points = new double[Alphas.Length * betas.Length * phis.Length * gammas.Length * Width];
        int at = 0;
        foreach (double beta in betas)
        {
            foreach (double phi in phis)
            {
                foreach (double gamma in gammas)
                {
                    foreach (double alpha in Alphas)
                    {
                        (points[at], points[at + 1], points[at + 2], points[at + 3]) = (alpha, beta, phi, gamma);
                        at += Width;
                    }
                }
            }
        }

        var values = new double[points.Length / Width];
        objective.Evaluate(points, values);
        return points.AsSpan(Least(values) * Width, Width).ToArray();
    }

    static double[] Newton(SmoothingObjective objective, double[] start)
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

        return point;
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
