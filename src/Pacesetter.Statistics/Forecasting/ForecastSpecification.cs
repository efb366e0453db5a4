namespace Pacesetter.Statistics.Forecasting;

/// <summary>What to forecast and how.</summary>
/// <param name="Horizon">H, periods ahead.</param>
public sealed record ForecastSpecification(int Horizon)
{
    /// <summary>The method.</summary>
    public ForecastMethod Method { get; init; }

    /// <summary>m, periods in a season; 1 for none.</summary>
    public int Season { get; init; } = 1;

    /// <summary>The share of values an interval is to hold, above 0 and below 1.</summary>
    public double Level { get; init; } = 0.8;

    /// <summary>The most origins from which the past is forecast again to size the intervals; the latest are taken.</summary>
    public int Origins { get; init; } = 40;

    /// <summary>Periods between origins.</summary>
    public int Stride { get; init; } = 4;

    /// <summary>Working shares of the n past periods; none where every period is full.</summary>
    public IReadOnlyList<double>? Worked { get; init; }

    /// <summary>Working shares of the H periods ahead; none where every period is full.</summary>
    public IReadOnlyList<double>? ToWork { get; init; }
}
