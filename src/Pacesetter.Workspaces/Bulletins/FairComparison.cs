namespace Pacesetter.Workspaces.Bulletins;

/// <summary>Teams compared with easy jobs, good machines and shifts taken out, and with how sure that is.</summary>
/// <param name="Share">The share that counts as the best: 0.1 for a tenth.</param>
/// <param name="FalseShare">The greatest expected share of wrong choices among the chosen.</param>
/// <param name="Rows">Teams of at least k persons, in the order of their codes: not a ranking.</param>
public sealed record FairComparison(decimal Share, decimal FalseShare, IReadOnlyList<FairTeam> Rows)
{
    /// <summary>The share of the chosen that are expected not to belong to the best; missing where nobody is chosen.</summary>
    public Figure Expected { get; init; } = Figure.NotShown;

    /// <summary>Records with hours and nothing good, which a logarithm cannot take.</summary>
    public Figure NothingGood { get; init; } = Figure.Of(0);

    /// <summary>True where the mixed model and fixed effects choose the same teams.</summary>
    public bool ModelsAgree => Rows.All(row => row.Chosen == row.ChosenByOther);

    /// <summary>True where the model of earned hours per hour chooses the same teams as that of their logarithm.</summary>
    public bool RateAgrees => Rows.All(row => row.Chosen == row.ChosenByRate);
}

/// <summary>One team in the fair comparison.</summary>
/// <param name="Team">The team.</param>
/// <param name="Fulfilment">As it stands: earned ÷ worked hours.</param>
/// <param name="Index">Net of operation, machine and shift, shrunken: 1.00 is average.</param>
public sealed record FairTeam(Named Team, Figure Fulfilment, Figure Index)
{
    /// <summary>The lower end of the interval of the index.</summary>
    public Figure Low { get; init; } = Figure.NotShown;

    /// <summary>The upper end.</summary>
    public Figure High { get; init; } = Figure.NotShown;

    /// <summary>Hours gained by the team's own effect, against average work in the same hours.</summary>
    public Figure Own { get; init; } = Figure.NotShown;

    /// <summary>Hours gained by the mix of operations.</summary>
    public Figure Operations { get; init; } = Figure.NotShown;

    /// <summary>Hours gained by the machines.</summary>
    public Figure WorkCentres { get; init; } = Figure.NotShown;

    /// <summary>Hours gained by the shifts, and what no effect explains.</summary>
    public Figure Rest { get; init; } = Figure.NotShown;

    /// <summary>Among the best share by the mixed model.</summary>
    public bool Chosen { get; init; }

    /// <summary>Among the best share by fixed effects.</summary>
    public bool ChosenByOther { get; init; }

    /// <summary>Among the best share by the mixed model of earned hours per hour, in which records with nothing good count too.</summary>
    public bool ChosenByRate { get; init; }

    /// <summary>The team's effect in that model: earned hours per hour above average, shrunken.</summary>
    public Figure Rate { get; init; } = Figure.NotShown;
}
