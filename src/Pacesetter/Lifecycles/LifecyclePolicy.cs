namespace Pacesetter.Lifecycles;

/// <summary>The thresholds of the life-cycles.</summary>
public sealed record LifecyclePolicy
{
    /// <summary>Working days in which anybody concerned may object before something is published or confirmed.</summary>
    public int ObjectionDays { get; init; } = 5;

    /// <summary>Days after a campaign's end in which quotas of its operations stay as they were.</summary>
    public int FreezeDays { get; init; } = 90;

    /// <summary>The longest campaign, in days.</summary>
    public int CampaignDays { get; init; } = 90;

    /// <summary>Days of notice before a quota changes.</summary>
    public int NoticeDays { get; init; } = 14;

    /// <summary>Months between two revisions of one operation's quota whose method did not change.</summary>
    public int RevisionMonths { get; init; } = 12;

    /// <summary>Hours a week that a unit may spend on showing its practice to others.</summary>
    public decimal HostHoursWeek { get; init; } = 4m;

    /// <summary>Days after which a resolution without its owner's report counts as not followed up.</summary>
    public int FollowUpDays { get; init; } = 90;

    /// <summary>Independent units that must have proved a practice.</summary>
    public int ProvenUnits { get; init; } = 3;

    /// <summary>Days that an adoption must last to count as sustained.</summary>
    public int SustainDays { get; init; } = 90;

    /// <summary>The fulfilment above which nothing is verified without a study on the spot.</summary>
    public decimal PlausibleFulfilment { get; init; } = 3m;

    /// <summary>Days in which a suggestion is answered.</summary>
    public int AnswerDays { get; init; } = 30;

    /// <summary>Months after which a title expires.</summary>
    public int TitleMonths { get; init; } = 12;

    /// <summary>The metric of reported near-misses. No goal, condition, practice or guardrail is made of it: whoever reports must not lose by it.</summary>
    public string NearMissMetric { get; init; } = "near_misses";

    /// <summary>The metric of load in shares of what the equipment is rated for (F13). A day above its limit holds a unit's score in a campaign back until maintenance has signed.</summary>
    public string LoadMetric { get; init; } = "load";

    /// <summary>The refusal of a score made of near-misses; null where the metric is another.</summary>
    /// <param name="metric">The metric of the score.</param>
    public Refusal? Scored(string metric) => metric == NearMissMetric
        ? new("near_misses_scored", $"No score is made of {metric}: whoever reports near-misses must not lose by it.", "Take the accidents or the remedied hazards; silence of reports is asked about by measure integrity.")
        : null;
}
