namespace Pacesetter.Statistics.Adoption;

/// <summary>The regressors of the donors' past, made orthogonal once and used for every outcome after it.</summary>
sealed class PastRegression
{
    // Below this share of its size a regressor counts as the same for all, or as a copy of the other.
    const double Flat = 1e-20;

    readonly double meanRecent;
    readonly double meanEarlier;
    readonly double[] earlier; // e − ē
    readonly double[] recent; // b − b̄ less its projection on e − ē
    readonly double squareEarlier;
    readonly double squareRecent;
    readonly double projection;

    public PastRegression(ReadOnlySpan<double> b, ReadOnlySpan<double> e)
    {
        int n = b.Length;
        (meanRecent, recent) = Centre(b);
        (meanEarlier, earlier) = Centre(e);
        squareEarlier = Kept(Dot(earlier, earlier), Largest(e), n);
        projection = squareEarlier > 0 ? Dot(recent, earlier) / squareEarlier : 0;
        for (int i = 0; i < n; i++)
        {
            recent[i] -= projection * earlier[i];
        }

        squareRecent = Kept(Dot(recent, recent), Largest(b), n);
    }

    public int Degrees => recent.Length - 1 - (squareEarlier > 0 ? 1 : 0) - (squareRecent > 0 ? 1 : 0);

    /// <summary>A and its error for adopters' means and donors' p; own = what stands beside the leverage in the variance.</summary>
    public ConditionedPast Effect((double[] B, double[] E, double[] P) adopters, ReadOnlySpan<double> after, double own)
    {
        int n = recent.Length;
        double mean = Mean(after);
        double slopeEarlier = squareEarlier > 0 ? Dot(earlier, after) / squareEarlier : 0;
        double slopeRecent = squareRecent > 0 ? Dot(recent, after) / squareRecent : 0;
        double rss = 0;
        for (int i = 0; i < n; i++)
        {
            double u = after[i] - mean - (slopeEarlier * earlier[i]) - (slopeRecent * recent[i]);
            rss += u * u;
        }

        double gapEarlier = Mean(adopters.E) - meanEarlier;
        double gapRecent = Mean(adopters.B) - meanRecent - (projection * gapEarlier);
        double forecast = mean + (slopeEarlier * gapEarlier) + (slopeRecent * gapRecent);
        double leverage = (1.0 / n) + Share(gapEarlier, squareEarlier) + Share(gapRecent, squareRecent);
        double s2 = rss / Degrees;
        return new(Mean(adopters.P) - forecast, Math.Sqrt(s2 * (own + leverage)), Degrees, forecast, s2, (slopeRecent, slopeEarlier - (projection * slopeRecent)), leverage);
    }

    /// <summary>The donors' weights in the forecast of adopters with these means; they sum to 1.</summary>
    public double[] Weights(double adoptersRecent, double adoptersEarlier)
    {
        double gapEarlier = adoptersEarlier - meanEarlier;
        double gapRecent = adoptersRecent - meanRecent - (projection * gapEarlier);
        var weights = new double[recent.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = (1.0 / weights.Length) + (squareEarlier > 0 ? earlier[i] * gapEarlier / squareEarlier : 0) + (squareRecent > 0 ? recent[i] * gapRecent / squareRecent : 0);
        }

        return weights;
    }

    /// <summary>What the donors' past leaves of p.</summary>
    public double[] Residuals(ReadOnlySpan<double> after)
    {
        double mean = Mean(after);
        double slopeEarlier = squareEarlier > 0 ? Dot(earlier, after) / squareEarlier : 0;
        double slopeRecent = squareRecent > 0 ? Dot(recent, after) / squareRecent : 0;
        var residuals = new double[recent.Length];
        for (int i = 0; i < residuals.Length; i++)
        {
            residuals[i] = after[i] - mean - (slopeEarlier * earlier[i]) - (slopeRecent * recent[i]);
        }

        return residuals;
    }

    static double Share(double gap, double square) => square > 0 ? gap * gap / square : 0;

    static double Kept(double square, double largest, int n) => square > Flat * n * largest * largest ? square : 0;

    static (double Mean, double[] Centred) Centre(ReadOnlySpan<double> values)
    {
        double mean = Mean(values);
        var centred = new double[values.Length];
        for (int i = 0; i < centred.Length; i++)
        {
            centred[i] = values[i] - mean;
        }

        return (mean, centred);
    }

    internal static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    internal static double Variance(ReadOnlySpan<double> values)
    {
        double mean = Mean(values);
        double sum = 0;
        foreach (double value in values)
        {
            sum += (value - mean) * (value - mean);
        }

        return sum / (values.Length - 1);
    }

    static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    static double Largest(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
