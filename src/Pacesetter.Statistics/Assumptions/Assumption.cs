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

    /// <summary>A value of zero or below where a share of it is asked for.</summary>
    public const string NotPositive = "not_positive";

    /// <summary>A value lies outside the range in which it has a meaning.</summary>
    public const string OutOfRange = "out_of_range";

    /// <summary>All values are the same, so there is nothing to tell apart.</summary>
    public const string AllEqual = "all_equal";

    /// <summary>A regressor is made up exactly of others, or of the factors.</summary>
    public const string Collinear = "collinear";

    /// <summary>A factor, or an outcome, that takes one level only and so cannot be compared with anything.</summary>
    public const string OneLevel = "one_level";

    /// <summary>A level without a single observation.</summary>
    public const string EmptyLevel = "empty_level";

    /// <summary>An outcome that never varies, or is fitted without any residual.</summary>
    public const string NoResidual = "no_residual";

    /// <summary>Parameters as many as observations: nothing is left to judge the error by.</summary>
    public const string NoDegreesOfFreedom = "no_degrees_of_freedom";

    /// <summary>Cells that hold several observations where the method needs every single one.</summary>
    public const string CellsNotSingle = "cells_not_single";

    /// <summary>No set of levels stays connected when any single one is left out.</summary>
    public const string NoLeaveOutSet = "no_leave_out_set";

    /// <summary>An iteration did not reach its tolerance.</summary>
    public const string NotConverged = "not_converged";

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

    /// <summary>A value below zero where none may be.</summary>
    public const string NegativeValue = "negative_value";

    /// <summary>A column that is zero for every unit.</summary>
    public const string ZeroColumn = "zero_column";

    /// <summary>A unit that used nothing of any input.</summary>
    public const string UnitWithoutInput = "unit_without_input";

    /// <summary>Units that all have the same figures.</summary>
    public const string IdenticalUnits = "identical_units";

    /// <summary>More inputs and outputs than units.</summary>
    public const string MoreColumnsThanUnits = "more_columns_than_units";

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
