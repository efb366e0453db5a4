using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>A move of a life-cycle without the types of its noun.</summary>
/// <param name="From">The state left.</param>
/// <param name="To">The state entered.</param>
/// <param name="Roles">Who may do it.</param>
/// <param name="Independent">Whether only somebody may who is not involved.</param>
/// <param name="Check">Its guards: what stands against it.</param>
/// <param name="Due">The day on which the program does it; null where the program never does.</param>
/// <param name="Follows">Whether the program does it as soon as another entry makes it possible.</param>
/// <param name="Then">What it notes in the entry.</param>
public sealed record LegalMove(
    string From,
    string To,
    Roles Roles,
    bool Independent,
    Func<Entry, Facts, IEnumerable<Refusal>> Check,
    Func<Entry, DateOnly?>? Due,
    bool Follows,
    Action<Entry, Facts> Then)
{
    public static LegalMove Of<TNoun, TState>(Move<TNoun, TState> move)
        where TNoun : Entry<TState>
        where TState : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(move);
        return new(
            Words.Of(move.From),
            Words.Of(move.To),
            move.Roles,
            move.Independent,
            (entry, facts) => move.Guards.Select(guard => guard((TNoun)entry, facts)).OfType<Refusal>(),
            move.Due is { } due ? entry => due((TNoun)entry) : null,
            move.Follows,
            (entry, facts) => move.Then?.Invoke((TNoun)entry, facts));
    }
}
