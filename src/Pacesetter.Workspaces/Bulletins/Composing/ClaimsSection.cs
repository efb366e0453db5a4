using Microsoft.EntityFrameworkCore;
using Pacesetter.Exchanging;
using Pacesetter.Planning;
using Pacesetter.Workspaces.Exchanging;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Bulletins.Composing;

/// <summary>What the records give for the claims that were entered.</summary>
sealed class ClaimsSection(Workspace workspace, Directory directory, Scope scope)
{
    /// <summary>Null where nothing was claimed.</summary>
    public async Task<ClaimTable?> Find(CancellationToken cancel)
    {
        ClaimBook book = await ClaimBook.Read(workspace, cancel);
        UnitTree units = await UnitTree.Read(workspace.Ledger, cancel);
        ClaimCheck[] rows = [.. (await book.All(it => scope.Under is null || (it.Unit is { } unit && units.IsUnder(unit, scope.Under)), cancel)).Select(it => it.Check)];
        if (rows.Length == 0)
        {
            return null;
        }

        Dictionary<string, string> titles = await Titles(cancel);
        return new([.. rows.Select(it => new ClaimLine(it, it.Population is { } of ? titles.TryGetValue(of, out string? title) ? new(of, title) : directory.Name(of) : null))]);
    }

    // What a claim speaks of is a unit, or else a meeting or a goal.
    async Task<Dictionary<string, string>> Titles(CancellationToken cancel)
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Conference meeting in await workspace.Registry.Set<Conference>().AsNoTracking().ToListAsync(cancel))
        {
            titles[meeting.Id] = meeting.Title;
        }

        foreach (Goal goal in await workspace.Registry.Set<Goal>().AsNoTracking().Where(it => it.Title != null).ToListAsync(cancel))
        {
            titles[goal.Id] = goal.Title!;
        }

        return titles;
    }
}
