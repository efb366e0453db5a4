using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Says whether an entry may move.</summary>
static class Legality
{
    /// <summary>What stands against a move that the life-cycle has: the role, a judge who is involved, or the first guard that refuses.</summary>
    public static (RefusalKind Kind, Refusal Refusal)? Objection(LegalMove move, Entry entry, Facts now)
    {
        Actor by = now.By;
        Roles roles = by.Roles | (by.Person is not null && entry.Involved().Contains(by.Person) ? Roles.Originator : Roles.None);
        if ((roles & move.Roles) == Roles.None)
        {
            return (RefusalKind.NotAuthorised, new("role_lacks_move", $"From {move.From} to {move.To} it is moved by: {RoleWords.Of(move.Roles)}.", $"Act in that role: --as PERSON:{RoleWords.Of(move.Roles).Split(", ")[0]}"));
        }

        if (move.Independent && Independence.Of(entry, now) is { } dependent)
        {
            return (RefusalKind.NotAuthorised, dependent);
        }

        return move.Check(entry, now).FirstOrDefault() is { } refusal ? (RefusalKind.Failed, refusal) : null;
    }

    /// <summary>The refusal of a move that the life-cycle does not have.</summary>
    public static Refusal Illegal(Noun noun, string from, string to)
    {
        string[] ahead = [.. noun.Moves.Where(it => it.From == from).Select(it => it.To).Distinct()];
        return new("move_illegal", $"No {noun.Key} moves from {from} to {to}.", ahead.Length == 0 ? $"{from} is where it ends." : $"From {from} it moves to: {string.Join(", ", ahead)}.");
    }
}
