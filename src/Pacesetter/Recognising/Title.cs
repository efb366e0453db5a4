using Pacesetter.Lifecycles;

namespace Pacesetter.Recognising;

/// <summary>A title held by a person or a team for a stated period. It expires.</summary>
public sealed class Title : Entry<TitleState>
{
    /// <summary>Which title: <c>pacesetter</c>, <c>model_worker</c>.</summary>
    public string Name { get; set; } = "pacesetter";

    /// <summary>Who holds it: a person's or a unit's code.</summary>
    public string Holder { get; set; } = "";

    /// <summary>The period in which the conditions were met: <c>2026-02</c>.</summary>
    public string Period { get; set; } = "";

    /// <summary>What it rests on: the figures and the policy's version.</summary>
    public string? Grounds { get; set; }

    /// <summary>Who nominated.</summary>
    public string? NominatedBy { get; set; }

    /// <summary>The day on which it was posted.</summary>
    public DateOnly? PostedOn { get; set; }

    /// <summary>The first day.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly? Expires { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<string?> Involved() => [CreatedBy, Holder, NominatedBy];

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Faults(Facts facts)
    {
        if (Holder.Length == 0 || Name.Length == 0 || Period.Length == 0)
        {
            yield return new("title_incomplete", "A title has a name, a holder and a period.", "Set name, holder and period.");
        }

        if (facts.All<Title>().FirstOrDefault(it => it.Name == Name && it.Holder == Holder && it.Period == Period && it.Id != Id) is { } other)
        {
            yield return new("title_twice", $"{Holder} has this title for {Period} already: {other.Id}.", "A title is given once a period.");
        }

        if (Expires < From)
        {
            yield return new("dates_reversed", "The title expires before it begins.", "Mend from and expires.");
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settled() => State == TitleState.Eligible ? [] : ["name", "holder", "period", "grounds"];
}

/// <summary>Where a title stands.</summary>
public enum TitleState
{
    /// <summary>The conditions are met.</summary>
    Eligible,

    /// <summary>Nominated.</summary>
    Nominated,

    /// <summary>Reviewed by a second person.</summary>
    Reviewed,

    /// <summary>Posted; objections may be filed.</summary>
    Posted,

    /// <summary>Held.</summary>
    Granted,

    /// <summary>No longer held.</summary>
    Expired,

    /// <summary>Held for another term.</summary>
    Renewed,

    /// <summary>Taken back after a hearing.</summary>
    Withdrawn,
}
