using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Makes the moves that are the program's own: those whose day has come, and those that another entry made possible.</summary>
sealed class DueMoves(Workspace workspace) : IJob
{
    readonly Entries entries = new(workspace, Actor.System);

    public string Name => "due-moves";

    public bool OnceADay => true;

    public Task<bool> IsNeeded(CancellationToken cancel) => Task.FromResult(true);

    /// <summary>Makes every move whose day has come.</summary>
    public async Task<int> Run(CancellationToken cancel)
    {
        int made = 0;
        foreach (Noun noun in Nouns.All)
        {
            string[] states = [.. noun.Moves.Where(it => it.Due is not null).Select(it => it.From).Distinct()];
            if (states.Length > 0)
            {
                foreach (string id in In(noun, states))
                {
                    made += await On(noun, id, it => it.Due is not null, cancel);
                }
            }
        }

        return made;
    }

    /// <summary>Makes the moves of one entry that are possible now: one may make another possible.</summary>
    public async Task<int> On(Noun noun, string id, Func<LegalMove, bool> which, CancellationToken cancel)
    {
        Facts facts = entries.Facts();
        for (int made = 0; made < noun.States.Count; made++)
        {
            Entry entry = entries.Find(noun, id);
            LegalMove? next = noun.Moves.FirstOrDefault(it =>
                it.From == noun.StateOf(entry) && it.Roles.HasFlag(Roles.System) && which(it) && (it.Due is null || it.Due(entry) <= facts.Today) && !it.Check(entry, facts).Any());
            if (next is null || !await Made(noun, id, next, cancel))
            {
                return made;
            }
        }

        return noun.States.Count;
    }

    /// <summary>Follows a move of an entry: its own next moves, and those of the entries it touches.</summary>
    public async Task After(Noun noun, Entry moved, CancellationToken cancel)
    {
        await On(noun, moved.Id, it => it.Due is not null || it.Follows, cancel);
        foreach (string id in moved.Touched())
        {
            foreach (Noun touched in Nouns.All.Where(it => it.Moves.Any(move => move.Follows)))
            {
                if (await workspace.Registry.FindAsync(touched.Type, [id], cancel) is not null)
                {
                    await On(touched, id, it => it.Follows, cancel);
                }
            }
        }
    }

    // The words are the program's own, never a user's.
    List<string> In(Noun noun, string[] states)
    {
        string question = $"SELECT id AS \"Value\" FROM {noun.Table} WHERE state IN ({string.Join(", ", states.Select(it => $"'{it}'"))})";
        return [.. workspace.Registry.Database.SqlQueryRaw<string>(question)];
    }

    // Somebody else may have moved it in the same moment; then it is theirs. What the entry's own faults hold up waits until they
    // are mended: whoever happens to open the workspace cannot help it.
    async Task<bool> Made(Noun noun, string id, LegalMove move, CancellationToken cancel)
    {
        try
        {
            await entries.Move(noun, id, move.To, "due", cancel);
            return true;
        }
        catch (RefusalException refused)
        {
            workspace.Registry.ChangeTracker.Clear();
            if (refused.Kind != RefusalKind.Conflict)
            {
                await entries.Refused(noun, id, (move.From, move.To), refused.Id, cancel);
            }

            return false;
        }
    }
}
