namespace Pacesetter.Statistics.Efficiency;

/// <summary>What is asked of <see cref="Frontier.Measure"/>.</summary>
public sealed record FrontierSpecification
{
    /// <summary>How the distance is measured.</summary>
    public EfficiencyMeasure Measure { get; init; } = EfficiencyMeasure.Radial;

    /// <summary>What the frontier may be made of.</summary>
    public Returns Returns { get; init; } = Returns.Variable;

    /// <summary>What a unit is asked to change. The additive measure changes both whatever is said here.</summary>
    public Orientation Orientation { get; init; } = Orientation.Input;

    /// <summary>Whether the radial score is followed by a second programme that finds what remains to gain beside it. Without it the slacks shown are those of the first, not the largest.</summary>
    public bool SecondPhase { get; init; } = true;

    /// <summary>In what units slacks are added up. The slacks themselves are always given in the units of the data.</summary>
    public SlackUnits SlackUnits { get; init; } = SlackUnits.AsGiven;

    /// <summary>
    /// Whether outputs below zero are let in. The input score under variable returns and the additive measure under variable returns do not change when an
    /// output is shifted, so they are sound with them; elsewhere read with care, and units without a positive output have no output score.
    /// </summary>
    public bool NegativeOutputs { get; init; }

    /// <summary>The look for units that pull the frontier away by themselves; null for none.</summary>
    public OutlierScreen? Outliers { get; init; } = new();

    /// <summary>How many threads at most; the answer does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
