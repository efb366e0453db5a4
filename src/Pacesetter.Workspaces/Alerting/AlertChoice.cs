namespace Pacesetter.Workspaces.Alerting;

/// <summary>What an account wants to be told of, and how.</summary>
public sealed class AlertChoice
{
    public required string Account { get; init; }

    /// <summary>The kinds, parted by commas; none for nothing any more.</summary>
    public string Kinds { get; set; } = "";

    /// <summary>Where beside the page, parted by commas.</summary>
    public string Channels { get; set; } = "";

    public AlertRhythm Rhythm { get; set; }

    /// <summary>Where digests are mailed to.</summary>
    public string? Mail { get; set; }

    /// <summary>The term pack of the digests.</summary>
    public string Words { get; set; } = "en";

    /// <summary>Since when anything was chosen: what happened before is no news.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>Until when moves and verdicts were looked at.</summary>
    public DateTimeOffset LookedAt { get; set; }

    /// <summary>When the last digest was taken by the mail server.</summary>
    public DateTimeOffset? DigestAt { get; set; }

    /// <summary>Tries since then that failed.</summary>
    public int Failures { get; set; }

    /// <summary>Before when no further try is made.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    public bool Wants(AlertKind kind) => Kinds.Split(',').Contains(UseCases.Words.Of(kind));

    public bool Goes(AlertChannel channel) => Channels.Split(',').Contains(UseCases.Words.Of(channel));

    /// <summary>Whether a digest may go out now.</summary>
    /// <param name="now">The present.</param>
    /// <param name="urgent">Whether a limit that was passed waits to be told.</param>
    public bool IsDue(DateTimeOffset now, bool urgent)
    {
        int days = DigestAt is { } last ? now.UtcDateTime.Date.Subtract(last.UtcDateTime.Date).Days : int.MaxValue;
        return Goes(AlertChannel.Mail) && Mail is not null && !(NextTryAt > now)
            && (Rhythm == AlertRhythm.Weekly ? days >= 7 : days >= 1 || (Rhythm == AlertRhythm.AtOnce && urgent));
    }
}
