namespace Pacesetter.Workspaces.Measuring;

/// <summary>Effects of crossed factors on an outcome, and how sure they are.</summary>
public sealed record FairAnswer
{
    /// <summary>How they were found: <c>reml</c>, <c>ml</c>, <c>fixed</c> or <c>leave-out</c>.</summary>
    public required string Method { get; init; }

    /// <summary>What the outcome is.</summary>
    public string? Outcome { get; init; }

    /// <summary>−2 log likelihood (restricted under <c>reml</c>), or the sum of squared residuals under <c>fixed</c> and <c>leave-out</c>; null where periods are fitted one by one.</summary>
    public double? Criterion { get; init; }

    public double? LogLikelihood { get; init; }

    /// <summary>The variance of each factor's effects, and of the residual for weight 1.</summary>
    public IReadOnlyDictionary<string, double> Variance { get; init; } = new Dictionary<string, double>();

    /// <summary>Under <c>leave-out</c>, the same without the share that noise adds.</summary>
    public IReadOnlyDictionary<string, double>? VarianceCorrected { get; init; }

    /// <summary>From a workspace: the same of the model of earned hours per hour.</summary>
    public IReadOnlyDictionary<string, double>? RateVariance { get; init; }

    public IReadOnlyList<FairCoefficient> Coefficients { get; init; } = [];

    /// <summary>The observations.</summary>
    public long Records { get; init; }

    /// <summary>What could not enter, and why.</summary>
    public IReadOnlyList<FairLeftOut> LeftOut { get; init; } = [];

    /// <summary>How many sets of levels there are that nothing connects; levels of two of them cannot be compared. Null where effects are shrunken to one mean.</summary>
    public int? Components { get; init; }

    /// <summary>Where the periods were fitted one by one: each with its variances.</summary>
    public IReadOnlyList<FairPeriod>? Periods { get; init; }

    /// <summary>The effects, factor by factor, in the order of their codes or of the file.</summary>
    public required IReadOnlyList<FairRow> Rows { get; init; }
}

/// <summary>A coefficient of the fixed part.</summary>
public sealed record FairCoefficient(string Name, double Estimate, double StandardError);

/// <summary>What could not enter the model.</summary>
/// <param name="Cause"><c>nothing_good</c>: hours and nothing good have no logarithm; <c>anonymous</c>: it is not said whose they are; <c>missing</c>: a cell of the file is empty.</param>
/// <param name="Records">How many.</param>
/// <param name="Hours">Their hours, where known.</param>
public sealed record FairLeftOut(string Cause, long Records, double? Hours);

/// <summary>One period, fitted by itself.</summary>
public sealed record FairPeriod(string Period, double Criterion, IReadOnlyDictionary<string, double> Variance, long Records);

/// <summary>The effect of one level of one factor.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Level">The level's code; null for records that name none.</param>
/// <param name="Effect">On the scale of the outcome: log points from a workspace and with <c>--log</c>.</param>
/// <param name="StandardError">Of a fixed effect its standard error, of a random one the standard deviation of what is left uncertain.</param>
public sealed record FairRow(string Factor, string? Level, double Effect, double? StandardError)
{
    /// <summary>exp(effect) on a log scale: 1.00 is average; else null.</summary>
    public double? Index { get; init; }

    public long Records { get; init; }

    /// <summary>The number of the set of the factor's levels that can be compared with one another; null where effects are shrunken to one mean.</summary>
    public int? Component { get; init; }

    /// <summary>From a workspace: the effect in the model of earned hours per hour, in which records with nothing good count too.</summary>
    public double? RateEffect { get; init; }

    /// <summary>Its error, of the same kind as <see cref="StandardError"/>.</summary>
    public double? RateStandardError { get; init; }

    /// <summary>From a workspace, of the first factor: fulfilment as it stands, earned ÷ worked hours.</summary>
    public double? Fulfilment { get; init; }

    /// <summary>From a workspace, of the first factor: why hours were gained or lost against average work.</summary>
    public GainedHours? Gained { get; init; }

    /// <summary>The period, where each was fitted by itself.</summary>
    public string? Period { get; init; }
}

/// <summary>Hours earned beyond what average work in the same hours would have earned, by cause; they sum to the whole difference.</summary>
/// <param name="Own">The own effect.</param>
/// <param name="Operations">The mix of operations: easy jobs and loose quotas.</param>
/// <param name="WorkCentres">The machines.</param>
/// <param name="Shifts">The shifts.</param>
/// <param name="Unexplained">The rest: chance, and what the model does not know.</param>
public sealed record GainedHours(double Own, double Operations, double WorkCentres, double Shifts, double Unexplained);
