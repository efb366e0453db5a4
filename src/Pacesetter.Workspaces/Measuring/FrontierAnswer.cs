using Pacesetter.Statistics.Efficiency;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>How near each unit is to what the best of its kind do, and whom it can learn from.</summary>
public sealed record FrontierAnswer
{
    /// <summary>From a workspace: the class compared.</summary>
    public string? Class { get; init; }

    public required FrontierModel Model { get; init; }

    /// <summary>What the frontier may be made of; <c>fdh</c> for the partial frontiers, which take single units.</summary>
    public required FrontierReturns Returns { get; init; }

    public required Orientation Orientation { get; init; }

    /// <summary>The columns or metrics used up.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Those made.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }

    /// <summary>Those made of which less is better.</summary>
    public required IReadOnlyList<string> Undesirable { get; init; }

    /// <summary>How many units were compared.</summary>
    public required int Units { get; init; }

    /// <summary>What to know before the scores are used.</summary>
    public IReadOnlyList<FrontierNotice> Warnings { get; init; } = [];

    /// <summary>Units that could not enter, and why.</summary>
    public IReadOnlyList<FrontierLeftOut> LeftOut { get; init; } = [];

    /// <summary>The units, in the order of the file or of their codes.</summary>
    public required IReadOnlyList<FrontierRow> Rows { get; init; }
}

/// <summary>Something to know before the scores are used.</summary>
/// <param name="Id">Stable: <c>few_units</c>, <c>duplicate_units</c>, <c>zeros</c>, <c>outliers</c>, <c>undefined</c>, <c>negative_outputs</c>, <c>not_certified</c>, <c>flagged</c>.</param>
/// <param name="Units">The units it is about; empty where it is about all.</param>
/// <param name="Text">What it is and what to do.</param>
public sealed record FrontierNotice(string Id, IReadOnlyList<string> Units, string Text)
{
    /// <summary>Units whose figures are under question.</summary>
    public const string Flagged = "flagged";
}

/// <summary>Units that could not enter.</summary>
/// <param name="Cause"><c>missing</c>: a metric was not observed of them in the period; <c>unnamed</c>: rows of the file without a unit.</param>
/// <param name="Count">How many.</param>
/// <param name="Units">Which.</param>
public sealed record FrontierLeftOut(string Cause, int Count, IReadOnlyList<string> Units);

/// <summary>One unit against the frontier. What could not be computed is null beside a reason.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Score">θ or ρ ≤ 1 for inputs, φ ≥ 1 for outputs, beyond for super-efficiency; the sum of slacks for the additive model.</param>
/// <param name="Efficient">Whether it is on the frontier with nothing left to gain beside its score.</param>
public sealed record FrontierRow(string Unit, double? Score, bool? Efficient)
{
    /// <summary>Whom it can learn from, the largest weight first.</summary>
    public IReadOnlyList<FrontierPeer>? Peers { get; init; }

    /// <summary>What its peers would use and make in its place: inputs, outputs, undesirable outputs, in the order of the answer.</summary>
    public IReadOnlyList<double>? Targets { get; init; }

    public IReadOnlyList<double>? InputSlacks { get; init; }

    public IReadOnlyList<double>? OutputSlacks { get; init; }

    public IReadOnlyList<double>? UndesirableSlacks { get; init; }

    /// <summary>With <c>--bootstrap</c>: the score without its bias.</summary>
    public double? BiasCorrected { get; init; }

    /// <summary>With <c>--bootstrap</c>: the ends of the 95 % interval.</summary>
    public IReadOnlyList<double>? Interval { get; init; }

    /// <summary>The proof of the score.</summary>
    public FrontierCertificate? Certificate { get; init; }

    /// <summary>From what to what, figure by figure, in the order of the targets.</summary>
    public IReadOnlyList<FrontierChange>? Changes { get; init; }

    /// <summary>Why something is null: <c>undefined</c> (the others together cannot do what it does, or it has no output), <c>partial_frontier</c> (which has neither peers nor targets).</summary>
    public string? Reason { get; init; }
}

/// <summary>A unit to learn from, and its share λ of the target.</summary>
public sealed record FrontierPeer(string Unit, double Weight);

/// <summary>One figure of a unit beside what its peers would need or make.</summary>
/// <param name="Name">The column or metric.</param>
/// <param name="Role"><c>input</c>, <c>output</c> or <c>undesirable</c>.</param>
/// <param name="Actual">The unit's figure.</param>
/// <param name="Target">The peers' figure in its place.</param>
/// <param name="Change">Target ÷ actual − 1: −0.06 is 6 % less; null where the actual is zero.</param>
public sealed record FrontierChange(string Name, string Role, double Actual, double Target, double? Change);

/// <summary>The proof of one score: by how much the peers miss the target, by how much a unit beats the prices, and what lies between the two values.</summary>
public sealed record FrontierCertificate(bool Holds, double PrimalViolation, double DualViolation, double Gap);
