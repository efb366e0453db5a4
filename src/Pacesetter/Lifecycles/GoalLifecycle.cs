using Pacesetter.Planning;
using static Pacesetter.Lifecycles.Roles;
using static Pacesetter.Planning.GoalState;
using Move = Pacesetter.Lifecycles.Move<Pacesetter.Planning.Goal, Pacesetter.Planning.GoalState>;

namespace Pacesetter.Lifecycles;

/// <summary>The life of a goal.</summary>
public static class GoalLifecycle
{
    /// <summary>Its moves.</summary>
    public static IReadOnlyList<Move> Moves { get; } =
    [
        new(Draft, Set, SiteManager, PartsAreExplained),
        new(Set, Draft, SiteManager),
        new(Set, Reached, Verifier | IndustrialEngineer) { Independent = true },
        new(Set, Missed, Verifier | IndustrialEngineer, IsOver) { Independent = true },
        .. ((GoalState[])[Draft, Set]).Select(it => new Move(it, Dropped, SiteManager)),
    ];

    // What the levels below are asked for together is what the level above asks for, or somebody says why not.
    static Refusal? PartsAreExplained(Goal it, Facts facts)
    {
        decimal parts = facts.All<Goal>().Where(one => one.Parent == it.Id && one.State != Dropped).ToList().Sum(one => one.Target ?? 0m);
        return parts == 0 || parts == it.Target || facts.Why.Length > 0
            ? null
            : new("parts_unexplained", $"The goals below sum to {parts:0.######}, not to {it.Target:0.######}.", "Say why with --why.");
    }

    static Refusal? IsOver(Goal it, Facts facts) =>
        facts.Today > it.To ? null : new("too_early", $"The plan runs until {it.To:O}.");
}
