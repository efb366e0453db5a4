namespace Pacesetter.Workspaces.Measuring.Questions;

/// <summary>What the figures give cause to ask. They ask, they never accuse: each question names what else brings the pattern about, and how often chance alone would.</summary>
public sealed record IntegrityAnswer
{
    /// <summary>Values at the threshold; from a workspace, person-days at the quota.</summary>
    public required BunchingFigures Bunching { get; init; }

    /// <summary>From a workspace with a daily target: team-days at the target.</summary>
    public BunchingFigures? Target { get; init; }

    /// <summary>Last digits of counts of three digits or more.</summary>
    public required LastDigitFigures LastDigit { get; init; }

    /// <summary>The same value twice in a row.</summary>
    public required RepeatFigures Duplicates { get; init; }

    /// <summary>Operations whose quota may be loose, by their median or by their effect.</summary>
    public IReadOnlyList<QuotaFigures> Loose { get; init; } = [];

    /// <summary>Operations whose quota may be tight.</summary>
    public IReadOnlyList<QuotaFigures> Tight { get; init; } = [];

    /// <summary>The share of the last days in the output of each team and month that the figures cover to its end.</summary>
    public IReadOnlyList<MonthEnd> Storming { get; init; } = [];

    /// <summary>The questions, the strongest first; those on single persons only for those who may see them.</summary>
    public required IReadOnlyList<IntegrityFlag> Flags { get; init; }

    /// <summary>How many tests the q-values are over, those without a pattern and those not shown included.</summary>
    public required int Tests { get; init; }

    /// <summary>The greatest q-value that is asked about.</summary>
    public required double FalseDiscovery { get; init; }

    /// <summary>What could not be looked at, and the stable id of the reason.</summary>
    public IReadOnlyDictionary<string, string> Missing { get; init; } = new Dictionary<string, string>();
}

/// <summary>Values at a threshold.</summary>
/// <param name="Excess">B: values beyond a smooth spread.</param>
/// <param name="B">b: the same in expected counts of a bin.</param>
/// <param name="StandardError">Of b.</param>
/// <param name="JustBelow">Values in the bin below the threshold.</param>
/// <param name="JustAbove">Values in the bin from the threshold on.</param>
/// <param name="PValue">Of so many just above among both, exact.</param>
public sealed record BunchingFigures(double? Excess, double? B, double? StandardError, long? JustBelow, long? JustAbove, double? PValue)
{
    /// <summary>Of so great an excess, by the normal distribution.</summary>
    public double? ExcessPValue { get; init; }

    public double? Threshold { get; init; }

    public double? Bin { get; init; }

    /// <summary>The stable id of why the excess, or all, is null.</summary>
    public string? Reason { get; init; }
}

/// <summary>Last digits.</summary>
/// <param name="Counts">How many end in 0 … 9; null where not looked at.</param>
/// <param name="ChiSquare">Against a tenth each, 9 degrees of freedom.</param>
/// <param name="PValue">Of so uneven a spread.</param>
public sealed record LastDigitFigures(IReadOnlyList<long>? Counts, double? ChiSquare, double? PValue)
{
    /// <summary>Five times the share that ends in 0 or 5: 1 without heaping.</summary>
    public double? Whipple { get; init; }

    /// <summary>Values of fewer than three digits.</summary>
    public long? LeftOut { get; init; }

    public string? Reason { get; init; }
}

/// <summary>The same value as the one before.</summary>
/// <param name="Repeats">How many.</param>
/// <param name="Expected">How many any order of the same values has on average.</param>
/// <param name="PValue">Of so many; from a workspace null, as each person's days are tested by themselves.</param>
public sealed record RepeatFigures(long? Repeats, double? Expected, double? PValue)
{
    public string? Reason { get; init; }
}

/// <summary>A quota that may not fit.</summary>
/// <param name="Operation">The operation's code.</param>
/// <param name="Median">The median fulfilment of those who know the job, learners apart.</param>
/// <param name="ShareReaching">The share of them at or above the quota.</param>
/// <param name="Effect">How far the operation is off the others net of persons, machines and shifts, shrunken: 0.2 = a fifth too easy. Null where it cannot be told.</param>
/// <param name="Interval">Of the effect.</param>
/// <param name="Persons">Those who know the job.</param>
public sealed record QuotaFigures(string Operation, double? Median, double? ShareReaching, double? Effect, IReadOnlyList<double>? Interval, int Persons);

/// <summary>The end of one month in one team.</summary>
/// <param name="Unit">The team's code.</param>
/// <param name="Period">The month.</param>
/// <param name="Share">The share of its last days with work in the month's earned hours.</param>
/// <param name="Even">Their share if every day were like the mean.</param>
public sealed record MonthEnd(string Unit, string Period, double Share, double Even)
{
    /// <summary>The median of the month's days in earned hours, which a rush does not move.</summary>
    public double? MedianDay { get; init; }

    /// <summary>The chance of so great a share when any order of the days is equally likely.</summary>
    public double? PValue { get; init; }

    /// <summary>Over the whole family of tests.</summary>
    public double? QValue { get; init; }

    /// <summary>The stable id of why there was no test.</summary>
    public string? Reason { get; init; }
}

/// <summary>One question.</summary>
/// <param name="Unit">Whom or what it is about: the code of a team, an operation or a person, the column of a file, or <c>all</c>.</param>
/// <param name="Test">The stable id of the pattern.</param>
/// <param name="Question">The question in words.</param>
/// <param name="PValue">The chance of as much when nothing of the kind goes on.</param>
/// <param name="QValue">The share of false questions among all asked at this strength or above (Benjamini–Hochberg).</param>
public sealed record IntegrityFlag(string Unit, string Test, string Question, double PValue, double QValue)
{
    /// <summary><c>all</c>, <c>team</c>, <c>operation</c>, <c>person</c> or <c>file</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What the values were held against: <c>quota</c>, <c>target</c>, a number, a month or <c>months</c>; null where nothing.</summary>
    public string? At { get; init; }

    /// <summary>How strong the pattern is, in the unit of its test.</summary>
    public required double Estimate { get; init; }

    public required long Observations { get; init; }

    /// <summary>What a false alarm would be, and what else brings the pattern about.</summary>
    public required string FalseAlarm { get; init; }
}
