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

    /// <summary>Fewer periods than a forecast may be made from.</summary>
    public const string TooFewPeriods = "too_few_periods";

    /// <summary>A series has a period without a value.</summary>
    public const string SeriesWithHoles = "series_with_holes";

    /// <summary>An output below zero.</summary>
    public const string NegativeOutput = "negative_output";

    /// <summary>Output in a period in which nobody worked.</summary>
    public const string OutputWithoutWork = "output_without_work";

    /// <summary>A target that what is done has passed already.</summary>
    public const string TargetBelowDone = "target_below_done";

    /// <summary>Nobody has room for anybody.</summary>
    public const string NoCapacity = "no_capacity";

    /// <summary>Parents that do not form one tree.</summary>
    public const string NotATree = "not_a_tree";

    /// <summary>Not everybody can be placed as the question demands.</summary>
    public const string NoCompletePlan = "no_complete_plan";
}
