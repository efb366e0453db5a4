using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>Whose own data is asked for.</summary>
static class Own
{
    /// <summary>The person: the one who asks, or whom the owner of the workspace asks for.</summary>
    /// <exception cref="RefusalException">Nobody is named, or somebody else.</exception>
    public static string Person(Actor actor, string? named)
    {
        if ((actor.Person ?? named) is not { } person)
        {
            throw new RefusalException(RefusalKind.Usage, "person_needed", "It is not said whose data.", "Say it: --as PERSON, or --person PERSON");
        }

        return named is null || named == actor.Person || actor == Actor.Owner ? named ?? person
            : throw new RefusalException(RefusalKind.NotAuthorised, "not_ones_own", "One's own data are given to oneself alone.", "Leave person out.");
    }

    /// <summary>The stays of a person in teams, the earliest first.</summary>
    /// <exception cref="RefusalException">The ledger does not know the person.</exception>
    public static async Task<List<Dictionary<string, object?>>> Stays(Workspace workspace, string person, CancellationToken cancel)
    {
        List<Dictionary<string, object?>> stays = await workspace.Ledger.RowsByName(Tables.People, new Scope { Person = person }, cancel);
        return stays.Count > 0 ? stays : throw new RefusalException(RefusalKind.Failed, "person_unknown", $"The ledger knows no person {person}.", "See whether the code is right.");
    }
}
