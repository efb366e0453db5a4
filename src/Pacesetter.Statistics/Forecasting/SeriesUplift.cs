namespace Pacesetter.Statistics.Forecasting;

/// <summary>Something that may raise, or lower, the output of one series of a tree, and with it that of all above.</summary>
/// <param name="Series">The number of the series.</param>
/// <param name="Uplift">By what share, from when on.</param>
public sealed record SeriesUplift(int Series, Uplift Uplift);
