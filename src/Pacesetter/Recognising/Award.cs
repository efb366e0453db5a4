using Pacesetter.Lifecycles;

namespace Pacesetter.Recognising;

/// <summary>Something given for a result: a prize, or a banner that travels from one holder to the next.</summary>
public sealed class Award : Entry<AwardState>
{
    /// <summary>What it is called.</summary>
    public string Title { get; set; } = "";

    /// <summary>Banner or prize.</summary>
    public AwardKind Kind { get; set; }

    /// <summary>The campaign it belongs to.</summary>
    public string? Campaign { get; set; }

    /// <summary>Who has it; of a tie, several.</summary>
    public IReadOnlyList<string> Holders { get; set; } = [];

    /// <summary>Who is to have it at the next check.</summary>
    public IReadOnlyList<string> Next { get; set; } = [];

    /// <summary>Whether every guardrail of the next holders holds.</summary>
    public bool GuardrailsHold { get; set; }

    /// <summary>Since when it is held.</summary>
    public DateOnly? Since { get; set; }

    /// <summary>Who had it, and from when to when.</summary>
    public IReadOnlyList<Holding> History { get; set; } = [];

    /// <summary>How often the present holders have had it.</summary>
    public int TimesHeld => Holders.Count == 0 ? 0 : 1 + History.Count(it => Holders.Contains(it.Holder));

    /// <inheritdoc/>
    public override IEnumerable<string?> Involved() => [CreatedBy, .. Holders, .. Next];

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Faults(Facts facts)
    {
        if (Title.Length == 0)
        {
            yield return new("title_missing", "An award needs a title.");
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settled() => State == AwardState.Proposed ? ["holders", "since", "history"] : ["kind", "campaign", "holders", "since", "history"];

    /// <summary>Hands it over to the next holders.</summary>
    public void HandOver(DateOnly day)
    {
        History = [.. History, .. Holders.Select(it => new Holding(it, Since ?? day, day))];
        Holders = Next;
        Next = [];
        Since = day;
        GuardrailsHold = false;
    }
}

/// <summary>The kinds of awards.</summary>
public enum AwardKind
{
    /// <summary>Travels: held until the next comparison.</summary>
    Banner,

    /// <summary>Given once.</summary>
    Prize,
}

/// <summary>Where an award stands.</summary>
public enum AwardState
{
    /// <summary>Offered.</summary>
    Proposed,

    /// <summary>Somebody has it.</summary>
    Held,

    /// <summary>No longer given.</summary>
    Ended,

    /// <summary>Taken back after an objection.</summary>
    Withdrawn,
}

/// <summary>Who had a travelling award.</summary>
/// <param name="Holder">Who.</param>
/// <param name="From">From when.</param>
/// <param name="To">To when.</param>
public sealed record Holding(string Holder, DateOnly From, DateOnly To);
