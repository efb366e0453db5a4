using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>What somebody may add of their own to an entry that others keep.</summary>
static class OwnPart
{
    /// <summary>The person who acts.</summary>
    /// <exception cref="RefusalException">It is not said who that is.</exception>
    public static string Oneself(Actor actor, string what) =>
        actor.Person ?? throw new RefusalException(RefusalKind.Usage, "person_needed", $"It is not said who {what}.", "Say it: --as PERSON");

    /// <summary>Refuses to speak for a unit in which one has no role.</summary>
    /// <exception cref="RefusalException">The unit is not there, or lies beyond the actor's roles.</exception>
    public static void SpeaksFor(Actor actor, string unit, FactsOf facts, Facts now)
    {
        if (facts.KnowsUnits && !facts.Knows(unit))
        {
            throw EntryKeeping.Refuse(RefusalKind.Failed, EntryKeeping.UnitUnknown(unit));
        }

        // A unit beyond the reach is like one that is not there.
        if (!actor.Reach.IsWhole && actor.Reach.RolesAt(now.UnitsFrom(unit)) == Roles.None)
        {
            throw EntryKeeping.Refuse(RefusalKind.Failed, EntryKeeping.UnitUnknown(unit));
        }
    }

    /// <summary>Refuses where something stands against it.</summary>
    public static void Unless(Refusal? against)
    {
        if (against is not null)
        {
            throw EntryKeeping.Refuse(RefusalKind.Failed, against);
        }
    }
}
