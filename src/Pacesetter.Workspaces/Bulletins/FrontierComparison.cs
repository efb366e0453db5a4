namespace Pacesetter.Workspaces.Bulletins;

/// <summary>From whom units could learn: work centres compared with those of their class alone, on all inputs and outputs at once.</summary>
/// <param name="Classes">The classes of which inputs and outputs were observed, in the order of their codes.</param>
public sealed record FrontierComparison(IReadOnlyList<FrontierClass> Classes);

/// <summary>The units of one class.</summary>
/// <param name="Class">Its code.</param>
/// <param name="Units">How many were compared.</param>
public sealed record FrontierClass(string Class, Figure Units)
{
    /// <summary>What they use.</summary>
    public IReadOnlyList<Named> Inputs { get; init; } = [];

    /// <summary>What they make.</summary>
    public IReadOnlyList<Named> Outputs { get; init; } = [];

    /// <summary>Units on the frontier, who can show others how they work.</summary>
    public IReadOnlyList<Named> Hosts { get; init; } = [];

    /// <summary>Those of the hosts that stand far from all others.</summary>
    public IReadOnlyList<Named> Far { get; init; } = [];

    /// <summary>Those of the hosts whose figures are under question.</summary>
    public IReadOnlyList<Named> Flagged { get; init; } = [];

    /// <summary>Units that could learn from others, in the order of their codes: not a ranking.</summary>
    public IReadOnlyList<FrontierLearner> Learners { get; init; } = [];

    /// <summary>True where there are fewer than three units for each input and output.</summary>
    public bool Few { get; init; }

    /// <summary>Units of which a metric was not observed.</summary>
    public Figure LeftOut { get; init; } = Figure.Of(0);

    /// <summary>Why the class was not compared, or null.</summary>
    public string? Reason { get; init; }
}

/// <summary>A unit that could learn from others.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Score">The share of its inputs with which its peers would make as much.</param>
/// <param name="Peers">Whose practice, mixed, that is; the largest part first.</param>
/// <param name="Savings">Of which input how much less they would need, where it is half a percent or more.</param>
public sealed record FrontierLearner(Named Unit, Figure Score, IReadOnlyList<Named> Peers, IReadOnlyList<FrontierSaving> Savings);

/// <summary>How much less of an input the peers would need, as a share of what the unit used.</summary>
public sealed record FrontierSaving(Named Metric, Figure Share);
