namespace Pacesetter.Statistics.Adoption;

/// <summary>The iteration that published synthetic-difference figures rest on: Frank and Wolfe's, stopped before its minimum. For comparison with them alone.</summary>
/// <remarks>From even weights toward the best corner each time, until the mean square falls by no more than the stop; 100 rounds, weights up to a quarter of the largest set to zero, then 10,000 more   [Arkhangelsky2021, its program].</remarks>
static class FrankWolfe
{
    const int First = 100;
    const int Most = 10_000;

    /// <summary>Weights on the columns x toward y; ridge as in the exact minimum.</summary>
    public static double[] Weights(double[][] x, double[] y, double ridge, double stop)
    {
        var w = new double[x.Length];
        Array.Fill(w, 1.0 / w.Length);
        Iterate(x, y, w, (ridge, stop * stop, First));
        double least = w.Max() / 4;
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            w[i] = w[i] <= least ? 0 : w[i];
            sum += w[i];
        }

        for (int i = 0; i < w.Length; i++)
        {
            w[i] /= sum;
        }

        Iterate(x, y, w, (ridge, stop * stop, Most));
        return w;
    }

    static void Iterate(double[][] x, double[] y, double[] w, (double Ridge, double Stop, int Rounds) until)
    {
        int n = y.Length;
        var rest = new double[n];
        double old = double.PositiveInfinity;
        for (int round = 0; round < until.Rounds; round++)
        {
            Residuals(x, y, w, rest);
            int best = 0;
            double slope = 0; // of the best corner, then of the whole step
            double along = 0;
            for (int i = 0; i < w.Length; i++)
            {
                double gradient = Dot(x[i], rest) + (until.Ridge * w[i]);
                along += gradient * w[i];
                (best, slope) = i == 0 || gradient < slope ? (i, gradient) : (best, slope);
            }

            double bend = 0;
            for (int s = 0; s < n; s++)
            {
                double change = x[best][s] - rest[s] - y[s];
                bend += change * change;
            }

            double length = 1 - (2 * w[best]) + Dot(w, w);
            if (length == 0)
            {
                return;
            }

            double step = Math.Clamp((along - slope) / (bend + (until.Ridge * length)), 0, 1);
            for (int i = 0; i < w.Length; i++)
            {
                w[i] -= step * w[i];
            }

            w[best] += step;
            Residuals(x, y, w, rest);
            double value = ((until.Ridge * Dot(w, w)) + Dot(rest, rest)) / n;
            if (old - value <= until.Stop)
            {
                return;
            }

            old = value;
        }
    }

    static void Residuals(double[][] x, double[] y, double[] w, double[] rest)
    {
        for (int s = 0; s < rest.Length; s++)
        {
            rest[s] = -y[s];
        }

        for (int i = 0; i < w.Length; i++)
        {
            for (int s = 0; s < rest.Length && w[i] != 0; s++)
            {
                rest[s] += w[i] * x[i][s];
            }
        }
    }

    static double Dot(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }
}
