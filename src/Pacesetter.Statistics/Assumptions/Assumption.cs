namespace Pacesetter.Statistics.Assumptions;

/// <summary>The stable ids of the needs that methods have of their data.</summary>
public static class Assumption
{
    /// <summary>Fewer values than the method needs.</summary>
    public const string TooFewValues = "too_few_values";

    /// <summary>A value is infinite or not a number.</summary>
    public const string NotFinite = "not_finite";

    /// <summary>Values that stand on different bases and cannot be compared.</summary>
    public const string MixedBases = "mixed_bases";
}
