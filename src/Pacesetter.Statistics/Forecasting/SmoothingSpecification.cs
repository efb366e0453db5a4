namespace Pacesetter.Statistics.Forecasting;

/// <summary>Which exponential smoothing: ETS(A, trend, season).</summary>
/// <param name="Trend">How the level moves.</param>
/// <param name="Season">m, periods in a season; 1 for none.</param>
public sealed record SmoothingSpecification(Trend Trend = Trend.None, int Season = 1)
{
    internal bool Seasonal => Season > 1;

    // States and parameters, and one for the variance: the count of the information criterion.
    internal int Count => 3 + (Trend == Trend.None ? 0 : 2) + (Trend == Trend.Damped ? 1 : 0) + (Seasonal ? Season : 0);
}
