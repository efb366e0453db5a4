namespace Pacesetter.Workspaces.Bulletins;

/// <summary>Medians and spread of fulfilment within teams.</summary>
/// <param name="TypicalRatio">The median over teams of P90 ÷ P10.</param>
/// <param name="Rows">Teams of at least k persons, in the order to print.</param>
public sealed record TeamSpreads(Figure TypicalRatio, IReadOnlyList<TeamSpread> Rows)
{
    /// <summary>Teams left out because they have fewer than k persons, or because a hidden team could be worked out from them.</summary>
    public Figure Hidden { get; init; } = Figure.Of(0);
}

/// <summary>The distribution of fulfilment over the persons of one team. All but the counts are ratios.</summary>
/// <param name="Team">The team.</param>
/// <param name="Persons">Its persons with hours on quota, learners apart.</param>
/// <param name="Median">The median.</param>
public sealed record TeamSpread(Named Team, Figure Persons, Figure Median)
{
    /// <summary>The department or site it belongs to.</summary>
    public Named? Of { get; init; }

    /// <summary>The first decile, P10.</summary>
    public Figure Low { get; init; } = Figure.NotShown;

    /// <summary>The ninth decile, P90.</summary>
    public Figure High { get; init; } = Figure.NotShown;

    /// <summary>P90 ÷ P10, without unit: 1.0 when all are alike.</summary>
    public Figure Ratio { get; init; } = Figure.NotShown;

    /// <summary>True for a team that is named as pacesetter in this bulletin.</summary>
    public bool Pacesetter { get; init; }

    /// <summary>True where a record behind the figures was corrected.</summary>
    public bool Restated { get; init; }
}
