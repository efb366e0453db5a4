using Pacesetter.Spreading;
using static Pacesetter.Lifecycles.Roles;
using static Pacesetter.Spreading.AppealState;
using Move = Pacesetter.Lifecycles.Move<Pacesetter.Spreading.Appeal, Pacesetter.Spreading.AppealState>;

namespace Pacesetter.Lifecycles;

/// <summary>The life of an appeal.</summary>
public static class AppealLifecycle
{
    /// <summary>Its moves.</summary>
    public static IReadOnlyList<Move> Moves { get; } =
    [
        new(Drafted, Issued, Secretary | WorkerRepresentative, AsksForSomething),
        new(Issued, Closed, Secretary | WorkerRepresentative),
    ];

    static Refusal? AsksForSomething(Appeal it, Facts facts) =>
        it.Actions.Count == 0 ? new("actions_missing", "It is not said what it asks for.", "Name the actions, so that each is counted by itself.") : null;
}
