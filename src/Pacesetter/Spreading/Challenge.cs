using Pacesetter.Lifecycles;

namespace Pacesetter.Spreading;

/// <summary>A unit's public pledge that asks others to match it.</summary>
public sealed class Challenge : Entry<ChallengeState>
{
    /// <summary>The unit that challenges.</summary>
    public string Challenger { get; set; } = "";

    /// <summary>The units that are asked; none means all of the campaign.</summary>
    public IReadOnlyList<string> Challenged { get; set; } = [];

    /// <summary>The campaign it belongs to.</summary>
    public string? Campaign { get; set; }

    /// <summary>What the challenger undertakes, and asks of the others.</summary>
    public string Text { get; set; } = "";

    /// <summary>The day by which an answer is hoped for.</summary>
    public DateOnly? AnswerBy { get; set; }

    /// <summary>Who answered. Silence carries no penalty and is not stored.</summary>
    public IReadOnlyList<ChallengeResponse> Responses { get; set; } = [];

    /// <inheritdoc/>
    public override string Searched() => Text;

    /// <inheritdoc/>
    public override IEnumerable<Appointment> Appointments() => AnswerBy is { } day ? [new("answer", $"Answers to {Challenger}", day, day)] : [];

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Faults(Facts facts)
    {
        if (Challenger.Length == 0 || Text.Length == 0)
        {
            yield return new("challenge_incomplete", "A challenge says who undertakes what.", "Set challenger and text.");
        }

        if (Challenged.Contains(Challenger) || Responses.Any(it => it.Unit == Challenger))
        {
            yield return new("own_challenge", "A unit does not challenge itself.", "Take it out of challenged and responses.");
        }

        if (Challenged.Count > 0 && Responses.FirstOrDefault(it => !Challenged.Contains(it.Unit)) is { } stranger)
        {
            yield return new("not_challenged", $"{stranger.Unit} is not among those asked.", "Add it to challenged first.");
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settled() => State == ChallengeState.Drafted ? [] : ["challenger", "text", "campaign"];
}

/// <summary>Where a challenge stands.</summary>
public enum ChallengeState
{
    /// <summary>Being written.</summary>
    Drafted,

    /// <summary>Posted.</summary>
    Issued,

    /// <summary>Somebody has answered.</summary>
    Answered,

    /// <summary>Over.</summary>
    Closed,

    /// <summary>Taken back.</summary>
    Withdrawn,
}

/// <summary>An answer to a challenge.</summary>
/// <param name="Unit">Who answers.</param>
/// <param name="On">The day.</param>
/// <param name="Accepted">Whether they take it up.</param>
/// <param name="Text">What they undertake.</param>
public sealed record ChallengeResponse(string Unit, DateOnly On, bool Accepted, string? Text = null);
