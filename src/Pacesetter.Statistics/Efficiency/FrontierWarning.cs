namespace Pacesetter.Statistics.Efficiency;

/// <summary>Something to know before the scores are used; no reason to refuse them.</summary>
/// <param name="Id">One of the constants of this type.</param>
/// <param name="Units">The units it is about, by position from zero; empty where it is about all.</param>
/// <param name="Text">What it is and what to do, in one sentence.</param>
public sealed record FrontierWarning(string Id, IReadOnlyList<int> Units, string Text)
{
    /// <summary>n &lt; 3 (m + s): many are on the frontier only because few are compared.</summary>
    public const string FewUnits = "few_units";

    /// <summary>Units with equal figures in every column.</summary>
    public const string Duplicates = "duplicate_units";

    /// <summary>Units with a zero somewhere.</summary>
    public const string Zeros = "zeros";

    /// <summary>Units of the frontier that stand far from all others.</summary>
    public const string Outliers = "outliers";

    /// <summary>Units whose programme has no answer.</summary>
    public const string Undefined = "undefined";

    /// <summary>Outputs below zero were let in.</summary>
    public const string NegativeOutputs = "negative_outputs";

    /// <summary>Units whose certificate does not hold.</summary>
    public const string NotCertified = "not_certified";
}
