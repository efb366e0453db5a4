namespace Pacesetter.Statistics.Forecasting;

/// <summary>How a series is carried on.</summary>
public enum ForecastMethod
{
    /// <summary>The mean of three, the default: the smoothing of least AICc among those whose slope, if any, is damped; the damped trend; Theta.</summary>
    Combination,

    /// <summary>The last value.</summary>
    Naive,

    /// <summary>The last value and the mean step.</summary>
    Drift,

    /// <summary>Simple exponential smoothing.</summary>
    Simple,

    /// <summary>Holt's method: a slope that goes on for ever.</summary>
    Holt,

    /// <summary>A damped slope.</summary>
    Damped,

    /// <summary>The Theta method.</summary>
    Theta,

    /// <summary>The exponential smoothing of least AICc, with a season where there is one.</summary>
    Smoothing,

    /// <summary>Croston's method with the correction of Syntetos and Boylan, for series with many zeros.</summary>
    CrostonSba,

    /// <summary>The method of Teunter, Syntetos and Babai, for series with many zeros that may come to an end.</summary>
    Tsb,
}
