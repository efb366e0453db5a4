namespace Pacesetter.Statistics.Forecasting;

/// <summary>A covariance matrix of errors with mean zero, its correlations shrunk towards none.</summary>
static class ShrunkCovariance
{
    // A series that was never off still has to be movable: its variance is this share of the mean one.
    const double Least = 1e-12;

    /// <summary>W, m × m row by row, and λ.</summary>
    /// <param name="errors">n rows of m errors.</param>
    /// <param name="m">Series.</param>
    public static (double[] Matrix, double Shrinkage) Of(ReadOnlySpan<double> errors, int m)
    {
        int n = errors.Length / m;
        double[] scales = new double[m], w = new double[m * m];
        double total = 0;
        for (int i = 0; i < m; i++)
        {
            for (int t = 0; t < n; t++)
            {
                scales[i] += errors[(t * m) + i] * errors[(t * m) + i] / n;
            }

            total += scales[i];
        }

        for (int i = 0; i < m; i++)
        {
            scales[i] = total == 0 ? 1 : Math.Sqrt(Math.Max(scales[i], Least * total / m));
        }

        double lambda = Lambda(errors, scales, w);
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < m; j++)
            {
                w[(i * m) + j] = i == j ? scales[i] * scales[i] : (1 - lambda) * w[(i * m) + j] * scales[i] * scales[j];
            }
        }

        return (w, lambda);
    }

    // λ; leaves the correlations r in w. Var(r_ij) = Σ_t (x_ti x_tj − r_ij)² ÷ (n(n − 1)), x scaled errors.
    static double Lambda(ReadOnlySpan<double> errors, double[] scales, double[] w)
    {
        int m = scales.Length, n = errors.Length / m;
        double noise = 0, signal = 0;
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double sum = 0, squares = 0;
                for (int t = 0; t < n; t++)
                {
                    double product = errors[(t * m) + i] / scales[i] * (errors[(t * m) + j] / scales[j]);
                    (sum, squares) = (sum + product, squares + (product * product));
                }

                double r = sum / n;
                (w[(i * m) + j], w[(j * m) + i]) = (r, r);
                noise += (squares - (n * r * r)) / (n * (n - 1.0));
                signal += r * r;
            }
        }

        return signal == 0 ? 1 : Math.Clamp(noise / signal, 0, 1);
    }
}
