namespace Pacesetter.Lifecycles;

/// <summary>Something the registry remembers: a practice, a campaign, a pledge. It has a life-cycle and is never deleted.</summary>
public abstract class Entry
{
    /// <summary>The identifier, given by whoever adds it or else counted: <c>practice-7</c>.</summary>
    public string Id { get; set; } = "";

    /// <summary>The unit it belongs to, or null where it belongs to the whole workspace.</summary>
    public string? Unit { get; set; }

    /// <summary>Counts every change; a change that started from an older one is refused.</summary>
    public int Version { get; set; }

    /// <summary>When it was added.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The code of the person who added it; null for the owner of the files.</summary>
    public string? CreatedBy { get; set; }

    /// <summary>The persons who wrote it, took part in it or gain by it: none of them may judge it.</summary>
    public virtual IEnumerable<string?> Involved() => [CreatedBy];

    /// <summary>The text it is found by; null where it is not searched.</summary>
    public virtual string? Searched() => null;

    /// <summary>What is wrong with its content, whatever its state.</summary>
    public virtual IEnumerable<Refusal> Faults(Facts facts) => [];

    /// <summary>The keys whose values are settled in its present state; changing one is refused.</summary>
    public virtual IReadOnlyList<string> Settled() => [];

    /// <summary>Computes what follows from the rest. Called before it is checked and stored.</summary>
    public virtual void Complete(Facts facts)
    {
    }

    /// <summary>The identifiers of the entries that a move of this one may move on.</summary>
    public virtual IEnumerable<string> Touched() => [];

    /// <summary>The days on which something of it takes place.</summary>
    public virtual IEnumerable<Appointment> Appointments() => [];

    /// <summary>The keys that an actor does not get to read.</summary>
    public virtual IReadOnlyList<string> Withheld(Actor actor) => [];

    /// <summary>Whether an actor may know of it at all.</summary>
    public virtual bool VisibleTo(Actor actor, Facts facts) => true;
}

/// <summary>An entry with the states of its life-cycle.</summary>
/// <typeparam name="TState">The states; the first is where it begins.</typeparam>
public abstract class Entry<TState> : Entry
    where TState : struct, Enum
{
    /// <summary>Where it stands.</summary>
    public TState State { get; set; }
}
