namespace Pacesetter.Workspaces.Alerting;

/// <summary>Something of a unit or an entry that somebody chose to be told of. It holds codes alone: what they stand for is read when it is shown, as far as they reach then.</summary>
public sealed class Alert
{
    /// <summary>What webhooks and their deliveries call an alert.</summary>
    public const string Word = "alert";

    /// <summary>The noun of an alert that tells of a unit.</summary>
    public const string OfUnit = "unit";

    public required string Id { get; init; }

    /// <summary>Whom it tells.</summary>
    public required string Account { get; init; }

    /// <summary>Kind, subject and period: one condition is told once while it lasts.</summary>
    public required string Key { get; init; }

    public AlertKind Kind { get; init; }

    /// <summary>The noun of the entry, or <see cref="OfUnit"/>.</summary>
    public required string Noun { get; init; }

    /// <summary>The entry's identifier, or the unit's code.</summary>
    public required string Subject { get; init; }

    /// <summary>The metric that passed its limit, or the appointment of the entry; null where it is neither.</summary>
    public string? Part { get; init; }

    /// <summary>The state that was or will be entered, or the verdict.</summary>
    public string? State { get; init; }

    /// <summary>The day beyond the limit on which it began, or the day that comes.</summary>
    public DateOnly? On { get; init; }

    /// <summary>When it was found.</summary>
    public DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>Whether a digest is still to tell of it.</summary>
    public bool ToMail { get; set; }

    public DateTimeOffset? MailedAt { get; set; }
}

/// <summary>What people may be told of.</summary>
public enum AlertKind
{
    /// <summary>A unit within their reach passed a limit.</summary>
    LimitCrossed,

    /// <summary>A day of an entry of theirs comes: a check, an answer, a move that is due.</summary>
    CheckDue,

    /// <summary>The figures gave a verdict, or another one.</summary>
    VerdictIn,

    /// <summary>Somebody else moved an entry of theirs.</summary>
    Move,
}

/// <summary>Where they are told beside the page, which always shows it.</summary>
public enum AlertChannel
{
    Page,
    Mail,
    Webhook,
}

/// <summary>How often a digest may be mailed.</summary>
public enum AlertRhythm
{
    /// <summary>Once a day at most.</summary>
    Daily,

    /// <summary>Once in seven days at most.</summary>
    Weekly,

    /// <summary>Limits that were passed with the next round, all else once a day.</summary>
    AtOnce,
}
