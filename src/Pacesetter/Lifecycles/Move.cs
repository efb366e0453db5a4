namespace Pacesetter.Lifecycles;

/// <summary>A condition of a move, named by its method: a pure function from an entry and its facts to a refusal or nothing.</summary>
/// <typeparam name="TNoun">The noun.</typeparam>
/// <param name="noun">The entry that is to move.</param>
/// <param name="facts">What the condition may look at beside it.</param>
public delegate Refusal? Guard<in TNoun>(TNoun noun, Facts facts);

/// <summary>One step of a life-cycle.</summary>
/// <typeparam name="TNoun">The noun.</typeparam>
/// <typeparam name="TState">Its states.</typeparam>
/// <param name="From">The state left.</param>
/// <param name="To">The state entered.</param>
/// <param name="Roles">Who may do it.</param>
/// <param name="Guards">The conditions, all of which must hold.</param>
public sealed record Move<TNoun, TState>(TState From, TState To, Roles Roles, params IReadOnlyList<Guard<TNoun>> Guards)
    where TNoun : Entry<TState>
    where TState : struct, Enum
{
    /// <summary>True where only a person may do it who is not involved.</summary>
    public bool Independent { get; init; }

    /// <summary>The day on which the program does it by itself; null for a day not yet known. Only for moves open to <see cref="Roles.System"/>.</summary>
    public Func<TNoun, DateOnly?>? Due { get; init; }

    /// <summary>True where the program does it as soon as a move of another entry makes it possible.</summary>
    public bool Follows { get; init; }

    /// <summary>Notes in the entry what the move itself determines: a date, a signature.</summary>
    public Action<TNoun, Facts>? Then { get; init; }
}
