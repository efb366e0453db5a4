namespace Pacesetter.Workspaces.Bulletins;

/// <summary>Which finding the headline states.</summary>
public enum Finding
{
    /// <summary>The share of pacesetters, with no period to compare with.</summary>
    Share,

    /// <summary>It is higher than in the period before (compared unrounded).</summary>
    ShareRose,

    /// <summary>It is lower.</summary>
    ShareFell,

    /// <summary>It is the same.</summary>
    ShareSame,

    /// <summary>It may not be shown or could not be computed.</summary>
    ShareMissing,

    /// <summary>The share of team-days at or above the daily target.</summary>
    Target,
}

/// <summary>Everything a bulletin prints: the renderers look up words and set numbers, and compute nothing.</summary>
public sealed record Bulletin
{
    /// <summary>The finding of the headline.</summary>
    public required Finding Headline { get; init; }

    /// <summary>Period and population.</summary>
    public required Population Population { get; init; }

    /// <summary>The share of pacesetters.</summary>
    public required PacesetterShare Share { get; init; }

    /// <summary>Those named, and those excluded with the reason.</summary>
    public required Pacesetters Pacesetters { get; init; }

    /// <summary>The distribution over persons; null with a reason in <see cref="Missing"/>.</summary>
    public Distribution? Distribution { get; init; }

    /// <summary>Medians and spread of teams; null with a reason in <see cref="Missing"/>.</summary>
    public TeamSpreads? Teams { get; init; }

    /// <summary>The teams compared like for like; null with a reason in <see cref="Missing"/>.</summary>
    public FairComparison? Fair { get; init; }

    /// <summary>From whom units could learn; null where no class has inputs and outputs (the section is then left away).</summary>
    public FrontierComparison? Frontier { get; init; }

    /// <summary>Whether adoptions of practices worked; null where nothing was taken up (the section is then left away).</summary>
    public AdoptionFindings? Adoptions { get; init; }

    /// <summary>The biggest movers; null with a reason in <see cref="Missing"/>.</summary>
    public Movers? Movers { get; init; }

    /// <summary>Hours saved and their worth; null with a reason in <see cref="Missing"/>.</summary>
    public HoursSaved? Hours { get; init; }

    /// <summary>The share of team-days on target; null when no target was imported (the section is then left away).</summary>
    public TargetShare? Target { get; init; }

    /// <summary>Where the goals stand; null where none is agreed (the section is then left away).</summary>
    public PlanStandings? Plan { get; init; }

    /// <summary>The claims that were entered, beside what the records give; null where nothing was claimed.</summary>
    public ClaimTable? Claims { get; init; }

    /// <summary>What the figures give cause to ask; null when nothing was asked.</summary>
    public QuestionList? Questions { get; init; }

    /// <summary>Why a part is null: the part (<c>distribution</c>, <c>teams</c>, <c>fair</c>, <c>movers</c>, <c>hours</c>) and the id of the reason, whose text is the wording's <c>reason.ID</c>.</summary>
    public IReadOnlyDictionary<string, string> Missing { get; init; } = new Dictionary<string, string>();

    /// <summary>What was left out, and why.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    /// <summary>Remarks carried by batches.</summary>
    public IReadOnlyList<BatchNote> Notes { get; init; } = [];

    /// <summary>The policy values that shaped the figures.</summary>
    public IReadOnlyList<PolicyValue> Policy { get; init; } = [];

    /// <summary>How each figure is computed.</summary>
    public IReadOnlyList<Computation> Computed { get; init; } = [];

    /// <summary>True when the data is made up; printed on top.</summary>
    public bool Constructed { get; init; }

    /// <summary>True when any figure was restated since it was first printed.</summary>
    public bool Restated { get; init; }

    /// <summary>The day the bulletin was made, or null to leave it away.</summary>
    public DateOnly? Issued { get; init; }

    /// <summary>The headline of a share and the share before it, compared unrounded.</summary>
    public static Finding FindingOf(Figure share, Figure before) => (share.Value, before.Value) switch
    {
        (null, _) => Finding.ShareMissing,
        (_, null) => Finding.Share,
        var (now, then) when now > then => Finding.ShareRose,
        var (now, then) when now < then => Finding.ShareFell,
        _ => Finding.ShareSame,
    };
}
