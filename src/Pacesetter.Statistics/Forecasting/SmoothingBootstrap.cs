using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>A series that a fitted smoothing might as well have produced.</summary>
static class SmoothingBootstrap
{
    /// <summary>Runs the model from its beginning with its errors drawn anew, centred and with their degrees of freedom restored.</summary>
    public static double[] Series(SmoothingModel model, RandomSequence random)
    {
        int n = model.Errors.Count;
        double mean = model.Errors.Average();
        double restored = Math.Sqrt(n / Math.Max(1.0, n - (model.Specification.Count - 1)));
        SmoothingParameters p = model.Parameters;
        (double level, double slope) = model.Initial;
        double[] ring = [.. model.InitialSeasons], series = new double[n];
        for (int t = 0; t < n; t++)
        {
            double e = (model.Errors[random.NextInt(n)] - mean) * restored;
            level += p.Phi * slope;
            series[t] = level + e;
            if (ring.Length > 0)
            {
                series[t] += ring[t % ring.Length];
                ring[t % ring.Length] += p.Gamma * e;
            }

            level += p.Alpha * e;
            slope = (p.Phi * slope) + (p.Beta * e);
        }

        return series;
    }
}
