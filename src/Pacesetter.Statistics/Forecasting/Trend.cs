namespace Pacesetter.Statistics.Forecasting;

/// <summary>How a smoothed level moves from period to period.</summary>
public enum Trend
{
    /// <summary>No slope: simple exponential smoothing.</summary>
    None,

    /// <summary>A slope that goes on for ever: Holt's method.</summary>
    Additive,

    /// <summary>A slope that dies out by φ each period.</summary>
    Damped,
}
