using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Workspaces.Access;

/// <summary>Which entries somebody reaches: what is shared with all, what lies where they have a role, what tells of them.</summary>
sealed class EntryReach(Actor actor)
{
    /// <summary>Whether they may know of an entry.</summary>
    public bool Sees(Noun noun, Entry entry, Facts now) =>
        (actor.Reach.IsWhole || noun.Shared || Holds(entry, now)) && entry.VisibleTo(As(entry, now), now);

    /// <summary>Whether they may change an entry, as far as its life-cycle lets them.</summary>
    public bool Holds(Entry entry, Facts now) => HasRole(entry, now) || (actor.Person is not null && entry.Involved().Contains(actor.Person));

    /// <summary>Whether they have a role where an entry belongs.</summary>
    public bool HasRole(Entry entry, Facts now) =>
        actor.Reach.IsWhole || (entry.Unit is null ? actor.Reach.Somewhere != Roles.None : actor.Reach.RolesAt(From(entry, now)) != Roles.None);

    /// <summary>Who acts on an entry: roles count where they were granted.</summary>
    public Actor As(Entry entry, Facts now) => actor.At(From(entry, now));

    static IReadOnlyCollection<string> From(Entry entry, Facts now) => entry.Unit is { } unit ? now.UnitsFrom(unit) : [];
}
