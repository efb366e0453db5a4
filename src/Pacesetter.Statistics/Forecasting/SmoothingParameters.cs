namespace Pacesetter.Statistics.Forecasting;

/// <summary>The smoothing parameters in error-correction form.</summary>
/// <param name="Alpha">α, 0 to 1: the share of an error that moves the level.</param>
/// <param name="Beta">β, 0 to α: the share that moves the slope; 0 without a slope.</param>
/// <param name="Phi">φ, 0 to 1: what is left of the slope after a period; 0 without a slope.</param>
/// <param name="Gamma">γ, 0 to 1 − α: the share that moves the seasonal term; 0 without a season.</param>
public readonly record struct SmoothingParameters(double Alpha, double Beta = 0, double Phi = 0, double Gamma = 0);
