namespace Pacesetter.Statistics.Forecasting;

/// <summary>A fitted Theta method: simple smoothing and half the slope of the straight line.</summary>
/// <param name="Alpha">α of the simple smoothing.</param>
/// <param name="Level">l_n, its level after the last period.</param>
/// <param name="Slope">b, the least-squares slope of the series, a period.</param>
/// <param name="Periods">n.</param>
/// <param name="Sigma">σ of the one-step errors of the simple smoothing.</param>
public sealed record ThetaModel(double Alpha, double Level, double Slope, int Periods, double Sigma)
{
    /// <summary>The forecast of the next periods: l_n + b ÷ 2 × (h − 1 + (1 − (1 − α)ⁿ) ÷ α).</summary>
    /// <param name="horizon">H, one or more.</param>
    public ForecastLaw Forecast(int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(horizon);
        double lag = (1 - Math.Pow(1 - Alpha, Periods)) / Alpha;
        var points = new double[horizon];
        for (int h = 0; h < horizon; h++)
        {
            points[h] = Level + (Slope / 2 * (h + lag));
        }

        return new(points, ForecastLaw.Carry(new(Alpha), 1, horizon), Sigma);
    }
}
