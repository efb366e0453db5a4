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

    /// <summary>A value below zero where none may be.</summary>
    public const string NegativeValue = "negative_value";

    /// <summary>A value of zero or below where a share of it is asked for.</summary>
    public const string NotPositive = "not_positive";

    /// <summary>A column that is zero for every unit.</summary>
    public const string ZeroColumn = "zero_column";

    /// <summary>A unit that used nothing of any input.</summary>
    public const string UnitWithoutInput = "unit_without_input";

    /// <summary>Units that all have the same figures.</summary>
    public const string IdenticalUnits = "identical_units";

    /// <summary>More inputs and outputs than units.</summary>
    public const string MoreColumnsThanUnits = "more_columns_than_units";
}
