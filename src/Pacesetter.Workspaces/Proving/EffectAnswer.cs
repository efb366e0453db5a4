namespace Pacesetter.Workspaces.Proving;

/// <summary>The effect of a measure on the units that took it up, and what the registered rule says of it.</summary>
public record EffectAnswer
{
    /// <summary>How the estimate was found.</summary>
    public string Method { get; init; } = "conditioned";

    /// <summary>The mean effect on the adopters, in the unit of the outcome; null where there is none.</summary>
    public double? Estimate { get; init; }

    public double? StandardError { get; init; }

    /// <summary>With 95 % confidence.</summary>
    public IReadOnlyList<double>? Interval { get; init; }

    /// <summary>One-sided for the conditioned past, as the rule asks; two-sided else.</summary>
    public double? PValue { get; init; }

    public int Adopters { get; init; }

    public int Donors { get; init; }

    /// <summary>By periods in use.</summary>
    public IReadOnlyList<HorizonRow> Horizons { get; init; } = [];

    public IReadOnlyList<GroupTimeRow> GroupTimes { get; init; } = [];

    public Aggregations? Aggregations { get; init; }

    public IReadOnlyList<UnitWeight> UnitWeights { get; init; } = [];

    public IReadOnlyList<TimeWeight> TimeWeights { get; init; } = [];

    /// <summary>The effect that each donor would seem to have, were it the adopter.</summary>
    public IReadOnlyList<Placebo> Placebos { get; init; } = [];

    public IReadOnlyList<Alternative> Alternatives { get; init; } = [];

    /// <summary>How the two groups went before use. Shown, and never a gate.</summary>
    public PreTrend? PreTrend { get; init; }

    /// <summary>The adopters' mean in use less that of the weeks before: what it looks like.</summary>
    public double? RawChange { get; init; }

    /// <summary>The part of the raw change that would have come anyhow.</summary>
    public double? ExpectedRebound { get; init; }

    /// <summary>The smallest effect that would be proven four times in five.</summary>
    public double? MinimumDetectable { get; init; }

    /// <summary>Before the first look: what chance there is of proof.</summary>
    public PowerRow? Power { get; init; }

    /// <summary>By the registered rule: proven, likely, not_shown, harmed or not_computable, whatever the method of the estimate.</summary>
    public string Verdict { get; init; } = "not_computable";

    /// <summary>Why, in sentences, the weightiest first.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The same as codes with their figures.</summary>
    public IReadOnlyList<ReasonRow> ReasonCodes { get; init; } = [];

    /// <summary>The looks reached so far.</summary>
    public IReadOnlyList<LookRow> Looks { get; init; } = [];

    /// <summary>Units or cells that could not enter.</summary>
    public long LeftOut { get; init; }
}

/// <summary>The effect after h periods in use; 0 is the first.</summary>
public sealed record HorizonRow(int H, double Estimate, double? StandardError);

/// <summary>The effect on those who began in one period, in one period.</summary>
public sealed record GroupTimeRow(string Group, string Period, double Estimate, double? StandardError);

/// <summary>An average; the key is a group, a period, or the periods in use.</summary>
public sealed record AverageRow(string? Key, double Estimate, double? StandardError);

/// <summary>The averages of the group-time effects.</summary>
public sealed record Aggregations(AverageRow Simple, IReadOnlyList<AverageRow> Group, IReadOnlyList<AverageRow> Calendar, IReadOnlyList<AverageRow> Dynamic, AverageRow DynamicOverall, AverageRow GroupOverall, AverageRow CalendarOverall);

/// <summary>A donor's weight, for those who began in one period.</summary>
public sealed record UnitWeight(string Group, string Unit, double Weight);

/// <summary>A period's weight, for those who began in one period.</summary>
public sealed record TimeWeight(string Group, string Period, double Weight);

/// <summary>What a donor would seem to have gained.</summary>
public sealed record Placebo(string Unit, double Estimate);

/// <summary>What another method finds; or why it finds nothing.</summary>
public sealed record Alternative(string Method, double? Estimate, double? StandardError, IReadOnlyList<double>? Interval)
{
    /// <summary>The need that the data do not meet.</summary>
    public string? Reason { get; init; }
}

/// <summary>Slopes before use with the slope that would have been found, or the joint test that all changes before use are none.</summary>
public sealed record PreTrend
{
    public double? Slope { get; init; }

    public double? StandardError { get; init; }

    public double? DetectableSlope { get; init; }

    public double? Statistic { get; init; }

    public int? Degrees { get; init; }

    public required double PValue { get; init; }
}

/// <summary>A reason as a code, with the figures that it is about.</summary>
public sealed record ReasonRow(string Code, int? Weeks, double? Found, double? Needed, string? Subject);

/// <summary>The chance of proof at each look or before.</summary>
/// <param name="Effect">For this true effect.</param>
/// <param name="ByLook">By look.</param>
/// <param name="MinimumDetectable">The smallest effect that would be proven four times in five.</param>
public sealed record PowerRow(double Effect, IReadOnlyList<double> ByLook, double? MinimumDetectable);

/// <summary>What one look found.</summary>
public sealed record LookRow(int Weeks, double Alpha, double? Estimate, double? StandardError, double? PValue, double? NoiseRatio, double? CrossCheck, bool CrossCheckSupports, bool Judged);
