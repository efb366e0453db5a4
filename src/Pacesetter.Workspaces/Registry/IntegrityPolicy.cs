namespace Pacesetter.Workspaces.Registry;

/// <summary>When a pattern in the figures is worth a question.</summary>
public sealed record IntegrityPolicy
{
    /// <summary>The share of false questions accepted among all that are asked: the greatest q-value.</summary>
    public double FalseDiscovery { get; init; } = 0.05;

    /// <summary>A median of those who know a job below this asks whether its quota is tight (F7).</summary>
    public double MedianLow { get; init; } = 0.90;

    /// <summary>A median above this asks whether it is loose.</summary>
    public double MedianHigh { get; init; } = 1.30;

    /// <summary>The least share of them that should reach the quota.</summary>
    public double ReachFloor { get; init; } = 0.90;

    /// <summary>How far an operation may be off the others, net of persons and machines, before its quota is asked about.</summary>
    public double OffBy { get; init; } = 0.10;

    /// <summary>The hours on a job that make somebody count as knowing it.</summary>
    public double LeastHours { get; init; } = 8;

    /// <summary>The width of a bin of fulfilment next to the quota or a target (F23).</summary>
    public double BinWidth { get; init; } = 0.01;

    /// <summary>How many days make the end of a month.</summary>
    public int LastDays { get; init; } = 3;

    /// <summary>The share of a ticket's time that makes somebody present at it.</summary>
    public double LeastOverlap { get; init; } = 0.5;

    /// <summary>The least excess at a threshold worth a question, in expected counts of a bin.</summary>
    public double LeastExcess { get; init; } = 1;

    /// <summary>The least share just above, among those just above and just below.</summary>
    public double LeastAbove { get; init; } = 0.6;

    /// <summary>The least unevenness of last digits: 0 even, 1 all the same.</summary>
    public double LeastUnevenness { get; init; } = 0.1;

    /// <summary>The least ratio of repeats to those expected.</summary>
    public double LeastRepeats { get; init; } = 1.5;

    /// <summary>The least ratio of the last days' output to their even share.</summary>
    public double LeastEndLoading { get; init; } = 1.25;

    /// <summary>What is wrong with these values, or null.</summary>
    public string? Fault() => this switch
    {
        { FalseDiscovery: not (> 0 and <= 1) } => "integrity.false_discovery lies above 0 and at most at 1",
        { MedianLow: not > 0 } => "integrity.median_low must be above zero",
        _ when !(MedianHigh > MedianLow) => "integrity.median_high must lie above integrity.median_low",
        { ReachFloor: not (>= 0 and <= 1) } or { LeastAbove: not (>= 0 and <= 1) } or { LeastUnevenness: not (>= 0 and <= 1) } => "the shares of integrity lie between 0 and 1",
        { OffBy: not (>= 0 and < 1) } => "integrity.off_by lies from 0 to below 1",
        { BinWidth: not (> 0 and <= 0.1) } => "integrity.bin_width lies above 0 and at most at 0.1",
        { LastDays: not (>= 1 and <= 10) } => "integrity.last_days lies between 1 and 10",
        { LeastOverlap: not (> 0 and <= 1) } => "integrity.least_overlap lies above 0 and at most at 1",
        { LeastHours: not >= 0 } or { LeastExcess: not >= 0 } or { LeastRepeats: not >= 0 } or { LeastEndLoading: not >= 0 } => "the least values of integrity are not negative",
        _ => null,
    };
}
