namespace Pacesetter.Statistics.Forecasting;

/// <summary>One run of the recursion over a series: best initial level and slope, errors, and the states after the last period.</summary>
ref struct SmoothingTrace
{
    readonly SmoothingParameters p;
    readonly int m;
    readonly Span<double> ring;

    SmoothingTrace(SmoothingParameters parameters, Span<double> ring)
    {
        p = parameters;
        this.ring = ring;
        m = ring.Length;
    }

    public double Level;
    public double Slope;

    /// <summary>Runs from a given level and slope; <paramref name="ring"/> holds the seasonal terms and ends with those of the next m periods, rotated by n.</summary>
    public static SmoothingTrace Run(ReadOnlySpan<double> y, SmoothingParameters p, (double Level, double Slope) start, Span<double> ring, Span<double> errors)
    {
        var trace = new SmoothingTrace(p, ring) { Level = start.Level, Slope = start.Slope };
        for (int t = 0; t < y.Length; t++)
        {
            errors[t] = trace.Next(y[t], t);
        }

        return trace;
    }

    /// <summary>The level and slope before period 1 that make the sum of squared errors least, with these parameters and seasonal terms.</summary>
    public static (double Level, double Slope) Start(ReadOnlySpan<double> y, SmoothingParameters p, ReadOnlySpan<double> season, InitialSlope slope)
    {
        // Three runs side by side: the series from nothing, and a level and a slope of one left to themselves.
        double[] ring = season.ToArray(), ring1 = new double[season.Length], ring2 = new double[season.Length];
        SmoothingTrace own = new(p, ring) { Slope = slope.Value }, level = new(p, ring1) { Level = 1 }, along = new(p, ring2) { Slope = slope.Searched ? 1 : 0 };
        double g11 = 0, g12 = 0, g22 = 0, e1 = 0, e2 = 0;
        bool live = true;
        for (int t = 0; t < y.Length && live; t++)
        {
            // The responses come out as errors of a series of zeros, so with their sign turned.
            double e = own.Next(y[t], t), g1 = -level.Next(0, t), g2 = -along.Next(0, t);
            (g11, g12, g22) = (g11 + (g1 * g1), g12 + (g1 * g2), g22 + (g2 * g2));
            (e1, e2) = (e1 + (g1 * e), e2 + (g2 * e));
            live = season.Length > 0 || Math.Abs(g1) + Math.Abs(g2) + Math.Abs(level.Slope) + Math.Abs(along.Slope) > 1e-13;
        }

        double rest = g22 - (g12 * g12 / g11);
        double more = slope.Searched && rest > g22 * 1e-12 ? (e2 - (g12 / g11 * e1)) / rest : 0;
        return ((e1 - (g12 * more)) / g11, slope.Value + more);
    }

    double Next(double value, int t)
    {
        double term = m == 0 ? 0 : ring[t % m];
        double e = value - (Level + (p.Phi * Slope) + term);
        Level += (p.Phi * Slope) + (p.Alpha * e);
        Slope = (p.Phi * Slope) + (p.Beta * e);
        if (m > 0)
        {
            ring[t % m] = term + (p.Gamma * e);
        }

        return e;
    }
}
