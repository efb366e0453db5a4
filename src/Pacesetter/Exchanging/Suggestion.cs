using Pacesetter.Lifecycles;

namespace Pacesetter.Exchanging;

/// <summary>Somebody's idea for better work, with a day by which it is answered.</summary>
public sealed class Suggestion : Entry<SuggestionState>
{
    /// <summary>What it is called.</summary>
    public string Title { get; set; } = "";

    /// <summary>What is suggested.</summary>
    public string Text { get; set; } = "";

    /// <summary>Whose idea it is.</summary>
    public IReadOnlyList<string> Authors { get; set; } = [];

    /// <summary>The day by which it is answered.</summary>
    public DateOnly? AnswerDue { get; set; }

    /// <summary>The answer, with its reasons.</summary>
    public string? Answer { get; set; }

    /// <summary>What it saves in its first year, in the workspace's currency.</summary>
    public decimal? Saving { get; set; }

    /// <summary>The reward, in the workspace's currency.</summary>
    public decimal? Reward { get; set; }

    /// <inheritdoc/>
    public override string Searched() => $"{Title}\n{Text}";

    /// <inheritdoc/>
    public override IEnumerable<string?> Involved() => [CreatedBy, .. Authors];

    /// <inheritdoc/>
    public override IEnumerable<Appointment> Appointments() => AnswerDue is { } day ? [new("answer", $"Answer due: {Title}", day, day)] : [];

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Faults(Facts facts)
    {
        if (Title.Length == 0 || Text.Length == 0)
        {
            yield return new("text_missing", "A suggestion needs a title and says what is suggested.", "Set title and text.");
        }

        if (Saving < 0 || Reward < 0)
        {
            yield return new("amount_negative", "Saving and reward are not negative.");
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settled() => State is SuggestionState.Submitted or SuggestionState.Acknowledged ? [] : ["title", "text", "authors"];

    /// <inheritdoc/>
    public override void Complete(Facts facts) => AnswerDue ??= facts.Today.AddDays(facts.Policy.AnswerDays);
}

/// <summary>Where a suggestion stands.</summary>
public enum SuggestionState
{
    /// <summary>Handed in.</summary>
    Submitted,

    /// <summary>Its authors know that it arrived.</summary>
    Acknowledged,

    /// <summary>Looked at by industrial engineering, quality and safety.</summary>
    Examined,

    /// <summary>Accepted.</summary>
    Accepted,

    /// <summary>Being tried.</summary>
    Trial,

    /// <summary>Declined, with reasons.</summary>
    Declined,

    /// <summary>In use.</summary>
    InUse,

    /// <summary>Somebody else has verified the saving.</summary>
    SavingVerified,

    /// <summary>Rewarded.</summary>
    Rewarded,
}
