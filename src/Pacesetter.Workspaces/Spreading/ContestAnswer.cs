using Pacesetter.Measuring;
using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Where the units of a campaign stand, class by class.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="State">Where it stands itself.</param>
/// <param name="Period">The days that were read.</param>
/// <param name="Over">Whether these days are over; until then it is how things stand.</param>
/// <param name="Rows">The units that take part: those of a class together, in it by place.</param>
public sealed record ContestAnswer(string Campaign, string State, Period Period, bool Over, IReadOnlyList<ContestRow> Rows);

/// <summary>One unit that takes part.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Class">The class it is compared within, else its kind.</param>
/// <param name="Compared">How many units of that class stand in the comparison.</param>
/// <param name="Place">One more than there are better ones; null outside the standing.</param>
/// <param name="Tied">Whether others share the place.</param>
/// <param name="Score">The weighted mean of its attainments, 1 = the target.</param>
/// <param name="Outside">Why it stands outside: <c>guardrail_broken</c>, <c>check_failed</c>, <c>overloaded</c> until maintenance has signed, <c>no_figure</c>, <c>no_peer</c>; or why nothing is shown of it: <c>below_k</c>, <c>complementary</c>, <c>not_over</c>.</param>
public sealed record ContestRow(string Unit, string Class, int Compared, int? Place, bool Tied, decimal? Score, string? Outside)
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its Chinese name.</summary>
    public string? NameZh { get; init; }

    /// <summary>Each condition that counts.</summary>
    public IReadOnlyList<ContestFigure> Figures { get; init; } = [];

    /// <summary>Each guardrail.</summary>
    public IReadOnlyList<ContestGate> Gates { get; init; } = [];

    /// <summary>That its equipment bore more than it is rated for; null where it did not, nothing is said of load, or single teams are not to be seen.</summary>
    public ContestOverload? Overload { get; init; }

    /// <summary>Output of the last days ÷ all output; null while it runs, or where there are too few days.</summary>
    public decimal? LastShare { get; init; }

    /// <summary>The same at an even pace.</summary>
    public decimal? EvenShare { get; init; }

    /// <summary>More than twice the even pace (AT-54): a question, no minus.</summary>
    public bool Storming { get; init; }
}

/// <summary>What a unit reached of one condition.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Basis">Of what it is a share; null where it is an amount.</param>
/// <param name="Figure">The median over its days, like for like; null where there is none.</param>
/// <param name="Target">What was to be reached.</param>
/// <param name="Attainment">Figure ÷ target, or target ÷ figure where less is better.</param>
/// <param name="Weight">Its weight in the score.</param>
/// <param name="Days">The days behind it.</param>
/// <param name="Reason">Why there is no figure: <c>metric_unknown</c>, <c>not_observed</c>, <c>no_baseline</c>, <c>target_missing</c>.</param>
public sealed record ContestFigure(string Metric, Basis? Basis, decimal? Figure, decimal? Target, decimal? Attainment, decimal Weight, int Days, string? Reason);

/// <summary>Load above what equipment is rated for: an alarm, never an achievement (AT-46).</summary>
/// <param name="Metric">The metric of load.</param>
/// <param name="Days">The days on which it passed the limit.</param>
/// <param name="Worst">The reading furthest beyond.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Last">The last of these days.</param>
/// <param name="Cleared">Whether maintenance has signed since that the equipment has borne it; until then the score does not count.</param>
public sealed record ContestOverload(string Metric, int Days, decimal Worst, decimal Limit, DateOnly Last, bool Cleared)
{
    /// <summary>The metric's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its Chinese name.</summary>
    public string? NameZh { get; init; }
}

/// <summary>Whether a guardrail held.</summary>
/// <param name="Metric">The metric, or <c>check</c> for what the last check found.</param>
/// <param name="Figure">Its figure over the days; null where it was not observed.</param>
/// <param name="Limit">What it must not pass; null where nothing was set.</param>
/// <param name="Holds">Whether it held; null where that cannot be told.</param>
public sealed record ContestGate(string Metric, decimal? Figure, decimal? Limit, bool? Holds);
