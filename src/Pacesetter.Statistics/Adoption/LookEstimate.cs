using System.Collections.Immutable;

namespace Pacesetter.Statistics.Adoption;

/// <summary>What one look found.</summary>
public sealed record LookEstimate
{
    /// <summary>P and alpha.</summary>
    public required Look Look { get; init; }

    /// <summary>Adopters and donors that were compared.</summary>
    public required (int Adopters, int Donors) Units { get; init; }

    /// <summary>Why the look is not judged; empty where it is.</summary>
    public ImmutableArray<VerdictReason> Refusals { get; init; } = [];

    /// <summary>A, the effect beyond the forecast from the past; null where it could not be computed.</summary>
    public ConditionedPast? Effect { get; init; }

    /// <summary>B, the cross-check.</summary>
    public DonutDifference? CrossCheck { get; init; }

    /// <summary>h: the adopters' noise variance divided by the donors'.</summary>
    public double? NoiseRatio { get; init; }

    /// <summary>p, one-sided, against no improvement.</summary>
    public double? PValue { get; init; }

    /// <summary>True where B supports an improvement of A's size.</summary>
    public bool CrossCheckSupports { get; init; }

    /// <summary>True where B supports a harm of A's size.</summary>
    public bool CrossCheckSupportsHarm { get; init; }

    /// <summary>The smallest effect that this look would prove with 80 % chance.</summary>
    public double? MinimumDetectable { get; init; }

    /// <summary>The adopters' mean in use less their mean of the last weeks: the change that it looks like.</summary>
    public double? RawChange { get; init; }

    /// <summary>The forecast without help less the mean of the last weeks: the part of the raw change that would have come anyhow.</summary>
    public double? ExpectedRebound { get; init; }

    /// <summary>Donors of the register that were left out, for gaps or for want of others in their place.</summary>
    public int DonorsLeftOut { get; init; }

    /// <summary>The share of the donors that took the measure up before the look ended: the effect is understated by up to that share.</summary>
    public double DonorsAdopted { get; init; }

    /// <summary>True where nothing stands against judging.</summary>
    public bool Judged => Refusals.IsEmpty;

    /// <summary>The 95 % interval of A; null where the look is not judged, for then it would not hold.</summary>
    public (double Lower, double Upper)? Interval => Judged ? Effect?.Interval : null;

    internal bool Proves => Judged && PValue <= Look.Alpha && CrossCheckSupports;

    internal bool ShowsHarm => Judged && 1 - PValue <= Look.Alpha && CrossCheckSupportsHarm;
}
