namespace Pacesetter.Statistics.Forecasting;

/// <summary>A fitted exponential smoothing: parameters, states and errors.</summary>
/// <param name="Specification">What was fitted.</param>
/// <param name="Parameters">α, β, φ, γ.</param>
/// <param name="Initial">Level and slope before the first period.</param>
/// <param name="Level">l, after the last period, in the unit of the series.</param>
/// <param name="Slope">b, a period, after the last period.</param>
/// <param name="Seasons">The seasonal terms of the next m periods; empty without a season.</param>
/// <param name="InitialSeasons">The seasonal terms of the first m periods.</param>
/// <param name="Errors">n one-step errors.</param>
public sealed record SmoothingModel(
    SmoothingSpecification Specification,
    SmoothingParameters Parameters,
    (double Level, double Slope) Initial,
    double Level,
    double Slope,
    IReadOnlyList<double> Seasons,
    IReadOnlyList<double> InitialSeasons,
    IReadOnlyList<double> Errors)
{
    /// <summary>The sum of squared one-step errors.</summary>
    public double SumOfSquares { get; } = Squares(Errors as double[] ?? [.. Errors]);

    /// <summary>σ, the standard deviation of an error: √(SSE ÷ (n − parameters and states)).</summary>
    public double Sigma => Math.Sqrt(SumOfSquares / Math.Max(1, Errors.Count - (Specification.Count - 1)));

    /// <summary>Akaike's criterion with its correction for short series, n ln SSE + 2k + 2k(k + 1) ÷ (n − k − 1) [HurvichTsai1989]; infinite where n is too small for k.</summary>
    public double Aicc
    {
        get
        {
            double n = Errors.Count, k = Specification.Count;
            return n - k - 1 <= 0 ? double.PositiveInfinity : (n * Math.Log(Math.Max(SumOfSquares, 1e-300))) + (2 * k) + (2 * k * (k + 1) / (n - k - 1));
        }
    }

    static double Squares(ReadOnlySpan<double> errors)
    {
        double sum = 0;
        foreach (double e in errors)
        {
            sum += e * e;
        }

        return sum;
    }

    /// <summary>The forecast of the next periods.</summary>
    /// <param name="horizon">H, one or more.</param>
    public ForecastLaw Forecast(int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(horizon);
        var points = new double[horizon];
        double level = Level, slope = Slope;
        for (int h = 0; h < horizon; h++)
        {
            slope *= Parameters.Phi;
            level += slope;
            points[h] = level + (Seasons.Count == 0 ? 0 : Seasons[h % Seasons.Count]);
        }

        return new(points, ForecastLaw.Carry(Parameters, Specification.Season, horizon), Sigma);
    }
}
