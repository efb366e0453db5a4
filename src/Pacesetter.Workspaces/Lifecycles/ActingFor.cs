using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Whoever adds a part of their own to an entry that others keep acts for a unit, in the roles held there, or as the person they are; the entry's own unit is another matter.</summary>
static class ActingFor
{
    /// <summary>Refuses whoever has no role at a unit, and a unit that is not there.</summary>
    /// <exception cref="RefusalException">There is no such unit, or it lies beyond the reach.</exception>
    public static void Check(Actor actor, FactsOf facts, Facts now, string unit)
    {
        if (!May(actor, facts, now, unit))
        {
            throw EntryKeeping.Refuse(RefusalKind.Failed, EntryKeeping.UnitUnknown(unit));
        }
    }

    /// <summary>Whether there is such a unit and a role is held at it.</summary>
    public static bool May(Actor actor, FactsOf facts, Facts now, string unit) =>
        (!facts.KnowsUnits || facts.Knows(unit)) && (actor.At(now.UnitsFrom(unit)).Roles & Roles.Anybody) != Roles.None;

    /// <summary>The roles held at a unit; refuses whoever has none of the roles at a unit. One beyond the reach is like one that is not there.</summary>
    /// <exception cref="RefusalException">They have none of them.</exception>
    public static Roles Check(Actor actor, Facts now, string unit, Roles roles)
    {
        Roles held = actor.At(now.UnitsFrom(unit)).Roles;
        if (held == Roles.None)
        {
            throw EntryKeeping.Refuse(RefusalKind.Failed, EntryKeeping.UnitUnknown(unit));
        }

        if ((held & roles) == Roles.None)
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "role_lacks_unit", $"None of your roles at {unit} may do this.", $"It takes one of: {RoleWords.Of(roles)}.");
        }

        return held;
    }

    /// <summary>The person who acts.</summary>
    /// <exception cref="RefusalException">It is not said who.</exception>
    public static string Person(Actor actor) => actor.Person
        ?? throw new RefusalException(RefusalKind.Usage, "person_needed", "This is somebody's own, and it is not said whose.", "Act as that person: --as PERSON:ROLE");

    /// <summary>Throws what stands against it, if anything does.</summary>
    public static void Refuse(Refusal? against)
    {
        if (against is not null)
        {
            throw EntryKeeping.Refuse(RefusalKind.Failed, against);
        }
    }
}
