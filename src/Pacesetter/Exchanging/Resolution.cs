using Pacesetter.Lifecycles;

namespace Pacesetter.Exchanging;

/// <summary>What a conference resolved to do, with an owner and a day.</summary>
public sealed class Resolution : Entry<ResolutionState>
{
    /// <summary>The conference.</summary>
    public string Conference { get; set; } = "";

    /// <summary>What is to be done.</summary>
    public string Text { get; set; } = "";

    /// <summary>A word by which resolutions of several conferences are counted together: <c>widen_the_movement</c>.</summary>
    public string? Subject { get; set; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; set; }

    /// <summary>The day by which it is done.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>The day on which it was adopted.</summary>
    public DateOnly? AdoptedOn { get; set; }

    /// <summary>What the owner reports.</summary>
    public string? Report { get; set; }

    /// <summary>The adoptions that came of it.</summary>
    public IReadOnlyList<string> Adoptions { get; set; } = [];

    /// <inheritdoc/>
    public override string Searched() => Text;

    /// <inheritdoc/>
    public override IEnumerable<string?> Involved() => [CreatedBy, Owner];

    /// <inheritdoc/>
    public override IEnumerable<Appointment> Appointments() => DueOn is { } day ? [new("due", $"Due: {Text}", day, day)] : [];

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Faults(Facts facts)
    {
        if (Text.Length == 0)
        {
            yield return new("text_missing", "A resolution says what is to be done.");
        }

        if (facts.Find<Conference>(Conference) is null)
        {
            yield return new("conference_unknown", $"There is no conference {Conference}.", "Add it first: pacesetter conference add");
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settled() => State == ResolutionState.Proposed ? [] : ["conference", "text", "adopted_on"];
}

/// <summary>Where a resolution stands.</summary>
public enum ResolutionState
{
    /// <summary>Put forward.</summary>
    Proposed,

    /// <summary>Adopted, with an owner and a day.</summary>
    Adopted,

    /// <summary>Not adopted.</summary>
    Rejected,

    /// <summary>Its owner has reported.</summary>
    Reported,

    /// <summary>Somebody else has seen that it was done.</summary>
    FollowedUp,

    /// <summary>The time is over, and its owner has not reported.</summary>
    NotFollowedUp,
}
