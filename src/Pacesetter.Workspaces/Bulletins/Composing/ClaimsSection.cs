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
        return rows.Length == 0 ? null : new([.. rows.Select(it => new ClaimLine(it, it.Population is { } of ? directory.Name(of) : null))]);
    }
}
