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

    /// <summary>A value that must be above zero is not.</summary>
    public const string NotPositive = "not_positive";

    /// <summary>A value lies outside the range in which it has a meaning.</summary>
    public const string OutOfRange = "out_of_range";

    /// <summary>All values are the same, so there is nothing to tell apart.</summary>
    public const string AllEqual = "all_equal";

    /// <summary>A regressor is a combination of the others.</summary>
    public const string Collinear = "collinear";
}
