namespace Pacesetter.Statistics.Forecasting;

/// <summary>Initial seasonal terms: means of the first seasons' distances from the centred moving average of one season, made to add up to zero.</summary>
static class SeasonalStart
{
    const int Seasons = 8;

    /// <summary>The terms of periods 1 to m.</summary>
    /// <param name="y">n ≥ 2m values.</param>
    /// <param name="m">Periods in a season, 2 or more.</param>
    public static double[] Of(ReadOnlySpan<double> y, int m)
    {
        ReadOnlySpan<double> first = y[..Math.Min(y.Length, Seasons * m)];
        var sums = new double[m];
        var counts = new int[m];
        int half = m / 2;
        for (int t = half; t + half < first.Length; t++)
        {
            // An even season takes half of the value at either end.
            double sum = 0;
            for (int j = t - half; j <= t + half; j++)
            {
                sum += first[j] * (m % 2 == 0 && (j == t - half || j == t + half) ? 0.5 : 1);
            }

            sums[t % m] += first[t] - (sum / m);
            counts[t % m]++;
        }

        double mean = 0;
        for (int i = 0; i < m; i++)
        {
            sums[i] = counts[i] == 0 ? 0 : sums[i] / counts[i];
            mean += sums[i] / m;
        }

        for (int i = 0; i < m; i++)
        {
            sums[i] -= mean;
        }

        return sums;
    }
}
