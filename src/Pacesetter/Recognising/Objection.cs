using Pacesetter.Lifecycles;

namespace Pacesetter.Recognising;

/// <summary>Somebody objects to an entry, a figure or a decision.</summary>
public sealed class Objection : Entry<ObjectionState>
{
    /// <summary>The identifier of what is objected to.</summary>
    public string Target { get; set; } = "";

    /// <summary>What noun it is: <c>practice</c>, <c>title</c>, <c>work</c>.</summary>
    public string? TargetKind { get; set; }

    /// <summary>What is objected.</summary>
    public string Text { get; set; } = "";

    /// <summary>Whether the name of who filed it is kept from all but the auditor.</summary>
    public bool NameWithheld { get; set; }

    /// <summary>Who decides: none of them wrote, verified or gains by the target.</summary>
    public IReadOnlyList<string> Panel { get; set; } = [];

    /// <summary>The decision, with its reasons.</summary>
    public string? Decision { get; set; }

    /// <summary>The day until which no adverse entry is made against who filed it without the auditor.</summary>
    public DateOnly? ProtectedUntil { get; set; }

    /// <summary>Nothing is decided yet.</summary>
    public bool IsOpen() => State is not (ObjectionState.Upheld or ObjectionState.Partly or ObjectionState.Dismissed or ObjectionState.Closed);

    /// <inheritdoc/>
    public override IEnumerable<string> Touched() => [Target];

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Faults(Facts facts)
    {
        if (Target.Length == 0 || Text.Length == 0)
        {
            yield return new("objection_incomplete", "An objection says to what, and what.", "Set target and text.");
        }

        if (CreatedBy is not null && Panel.Contains(CreatedBy))
        {
            yield return new("panel_involved", "Who filed an objection does not decide it.", "Take them off the panel.");
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Withheld(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return NameWithheld && !actor.Roles.HasFlag(Roles.Auditor) && !actor.Is(CreatedBy) ? ["created_by"] : [];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settled() => State == ObjectionState.Filed ? [] : ["target", "target_kind", "text"];

    /// <inheritdoc/>
    public override void Complete(Facts facts) => ProtectedUntil ??= facts.Today.AddDays(90);
}

/// <summary>Where an objection stands.</summary>
public enum ObjectionState
{
    /// <summary>Filed.</summary>
    Filed,

    /// <summary>It will be heard.</summary>
    Admitted,

    /// <summary>A panel is named.</summary>
    Assigned,

    /// <summary>Heard.</summary>
    Heard,

    /// <summary>It is right.</summary>
    Upheld,

    /// <summary>It is right in part.</summary>
    Partly,

    /// <summary>It is not right, with reasons.</summary>
    Dismissed,

    /// <summary>Settled.</summary>
    Closed,
}
