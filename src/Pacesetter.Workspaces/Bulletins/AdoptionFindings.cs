using Pacesetter.Workspaces.Proving;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>Whether the adoptions of practices worked, as far as the weeks to the end of the period tell.</summary>
/// <param name="Practices">Practices with adoptions, in the order of their codes: not a ranking.</param>
public sealed record AdoptionFindings(IReadOnlyList<PracticeFinding> Practices)
{
    /// <summary>The practice whose course is drawn: the first that is proven somewhere, else the first that has a course.</summary>
    public PracticeFinding? Drawn => Practices.FirstOrDefault(it => it.Course is not null && it.Cohorts.Any(one => one.Verdict == "proven")) ?? Practices.FirstOrDefault(it => it.Course is not null);
}

/// <summary>What a practice gave over all groups that took it up.</summary>
/// <param name="Practice">The practice.</param>
/// <param name="Metric">What is compared.</param>
/// <param name="Cohorts">Its groups, each of units that began in the same week after the same choice.</param>
public sealed record PracticeFinding(Named Practice, Named Metric, IReadOnlyList<CohortFinding> Cohorts)
{
    /// <summary>True where the metric is a ratio, printed in points.</summary>
    public bool Ratio { get; init; }

    /// <summary>Groups with an estimate.</summary>
    public int Estimates { get; init; }

    /// <summary><c>shown</c>, <c>not_shown</c>, <c>not_computable</c>: of the mean over all groups.</summary>
    public string Verdict { get; init; } = "not_computable";

    public Figure Mean { get; init; } = Figure.NotShown;

    public Figure Low { get; init; } = Figure.NotShown;

    public Figure High { get; init; } = Figure.NotShown;

    /// <summary>The lower end of what the next unit can expect.</summary>
    public Figure NextLow { get; init; } = Figure.NotShown;

    /// <summary>The upper end.</summary>
    public Figure NextHigh { get; init; } = Figure.NotShown;

    /// <summary>Week by week, of the largest group that may be shown.</summary>
    public EffectCourse? Course { get; init; }
}

/// <summary>The verdict on one group.</summary>
/// <param name="Units">How many units.</param>
/// <param name="InUse">The first day in use; null where it is planned only.</param>
/// <param name="Verdict">The verdict.</param>
public sealed record CohortFinding(Figure Units, DateOnly? InUse, string Verdict)
{
    public Figure Effect { get; init; } = Figure.NotShown;

    public Figure Low { get; init; } = Figure.NotShown;

    public Figure High { get; init; } = Figure.NotShown;

    /// <summary>What it looks like: the mean in use less that of the last weeks before.</summary>
    public Figure RawChange { get; init; } = Figure.NotShown;

    /// <summary>The part of it that would have come anyhow.</summary>
    public Figure Rebound { get; init; } = Figure.NotShown;

    /// <summary>Why, the weightiest first.</summary>
    public IReadOnlyList<ReasonRow> Reasons { get; init; } = [];
}

/// <summary>An effect week by week.</summary>
/// <param name="Units">How many units.</param>
/// <param name="InUse">The first day in use.</param>
/// <param name="Weeks">The weeks; 0 is the first in use.</param>
/// <param name="Recent">The last weeks before use, which the units were chosen by.</param>
/// <param name="Rebound">The rise after those that would have come anyhow.</param>
public sealed record EffectCourse(int Units, DateOnly InUse, IReadOnlyList<EffectWeek> Weeks, int Recent, Figure Rebound);

/// <summary>One week of it.</summary>
public sealed record EffectWeek(int Week, decimal Effect, decimal Low, decimal High);
