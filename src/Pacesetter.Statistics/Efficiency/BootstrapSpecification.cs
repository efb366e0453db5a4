namespace Pacesetter.Statistics.Efficiency;

/// <summary>What is asked of <see cref="EfficiencyBootstrap.Estimate"/>.</summary>
public sealed record BootstrapSpecification
{
    /// <summary>What the frontier may be made of; mixtures must be possible.</summary>
    public Returns Returns { get; init; } = Returns.Variable;

    /// <summary>Inputs or outputs.</summary>
    public Orientation Orientation { get; init; } = Orientation.Input;

    /// <summary>B: how often the frontier is drawn again.</summary>
    public int Replications { get; init; } = 2000;

    /// <summary>The chance that an interval is meant to hold the true score, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>h: by how much a drawn score is moved; null for the rule of the normal reference.</summary>
    public double? Bandwidth { get; init; }

    /// <summary>
    /// Whether drawn scores are drawn in towards their mean after they were moved, as first proposed [SimarWilson1998], and not towards the frontier
    /// [SimarWilson2008]. It keeps their variance but moves the frontier away from the best, which adds to the bias found and costs coverage.
    /// </summary>
    public bool TowardsMean { get; init; }

    /// <summary>The seed of the draws.</summary>
    public ulong Seed { get; init; } = 1998;

    /// <summary>Whether outputs below zero are let in, as in <see cref="FrontierSpecification.NegativeOutputs"/>.</summary>
    public bool NegativeOutputs { get; init; }

    /// <summary>How many threads at most; the answer does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
