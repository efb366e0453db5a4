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

    /// <summary>The same unit has two values for the same period.</summary>
    public const string DuplicateUnitPeriod = "duplicate_unit_period";

    /// <summary>A unit takes the measure up before the first period, so that nothing is known of it without the measure.</summary>
    public const string AdoptedBeforeFirstPeriod = "adopted_before_first_period";

    /// <summary>No unit takes the measure up within the panel.</summary>
    public const string NoAdopters = "no_adopters";

    /// <summary>No unit is left to compare with.</summary>
    public const string NoDonors = "no_donors";

    /// <summary>The periods and units that nothing was done to fall into parts that cannot be compared with each other.</summary>
    public const string NotConnected = "not_connected";

    /// <summary>Values are missing where the method needs every one.</summary>
    public const string Gaps = "gaps";

    /// <summary>Some combination of the characteristics has units of one kind alone.</summary>
    public const string NoOverlap = "no_overlap";

    /// <summary>A matrix of variances and covariances is not symmetric and positive.</summary>
    public const string NotPositiveDefinite = "not_positive_definite";
}
