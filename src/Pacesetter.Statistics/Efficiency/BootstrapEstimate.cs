namespace Pacesetter.Statistics.Efficiency;

/// <summary>Scores with the part that is only luck of who was there to be compared with.</summary>
/// <param name="Bandwidth">h that was used.</param>
/// <param name="Units">n units in the order of the panel.</param>
public sealed record BootstrapEstimate(double Bandwidth, IReadOnlyList<BootstrappedScore> Units);

/// <summary>A unit's score with its bias and interval, all in the unit of the score.</summary>
/// <param name="Score">θ or φ as it was found.</param>
/// <param name="Bias">Mean of the replications − score: inputs above zero, outputs below.</param>
/// <param name="Corrected">Score − bias.</param>
/// <param name="StandardError">Standard deviation of the replications.</param>
/// <param name="Lower">The lower end of the interval.</param>
/// <param name="Upper">The upper end of the interval.</param>
public readonly record struct BootstrappedScore(double Score, double Bias, double Corrected, double StandardError, double Lower, double Upper);
