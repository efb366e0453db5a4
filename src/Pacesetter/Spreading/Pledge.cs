using Pacesetter.Lifecycles;

namespace Pacesetter.Spreading;

/// <summary>What somebody undertakes, of their own will, and what they need for it.</summary>
public sealed class Pledge : Entry<PledgeState>
{
    /// <summary>Who pledges: a person's or a unit's code.</summary>
    public string Pledger { get; set; } = "";

    /// <summary>What is pledged.</summary>
    public string Text { get; set; } = "";

    /// <summary>The campaign it belongs to.</summary>
    public string? Campaign { get; set; }

    /// <summary>The appeal it answers.</summary>
    public string? Appeal { get; set; }

    /// <summary>The metric.</summary>
    public string? Metric { get; set; }

    /// <summary>What is to be reached, in the metric's unit.</summary>
    public decimal? Target { get; set; }

    /// <summary>The first day.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly? To { get; set; }

    /// <summary>What the pledger needs for it.</summary>
    public string? Needs { get; set; }

    /// <summary>What it was before it was revised.</summary>
    public IReadOnlyList<string> Revisions { get; set; } = [];

    /// <inheritdoc/>
    public override IEnumerable<string?> Involved() => [CreatedBy, Pledger];

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Faults(Facts facts)
    {
        if (Pledger.Length == 0 || Text.Length == 0)
        {
            yield return new("pledge_incomplete", "A pledge says who pledges what.", "Set pledger and text.");
        }

        if (To < From)
        {
            yield return new("dates_reversed", "The pledge ends before it begins.", "Mend from and to.");
        }

        if (State == PledgeState.Drafted && !facts.History && TakingPart.Pledging(facts.Find<Campaign>(Campaign)) is { } closed)
        {
            yield return closed;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settled() => State == PledgeState.Drafted ? [] : ["pledger", "campaign", "appeal", "revisions"];

    // Whether a pledge was kept is the pledger's and the team's own affair.
    /// <inheritdoc/>
    public override bool VisibleTo(Actor actor, Facts facts)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(facts);
        return actor.Person is not { } person || person == Pledger || person == CreatedBy || facts.TeamOf(person, facts.Today) is { } team && (team == Unit || team == Pledger);
    }
}

/// <summary>Where a pledge stands.</summary>
public enum PledgeState
{
    /// <summary>Being written.</summary>
    Drafted,

    /// <summary>Given.</summary>
    Made,

    /// <summary>Changed; lowering it costs nothing.</summary>
    Revised,

    /// <summary>Kept.</summary>
    Kept,

    /// <summary>Not kept.</summary>
    NotKept,

    /// <summary>The cause lay outside: material, machine.</summary>
    Released,
}
