using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Checking;

/// <summary>Recomputes stored figures from raw records once a day. While they differ, no bulletin is published.</summary>
sealed class Recomputation(Workspace workspace) : IJob
{
    const string What = "recompute";
    const string Differ = "differ";
    const string Agree = "agree";

    public string Name => "recomputation";

    public bool OnceADay => true;

    public async Task<bool> IsNeeded(CancellationToken cancel) => await workspace.Ledger.Extent(cancel) is not null;

    public async Task<int> Run(CancellationToken cancel) => (await Recount(cancel)).Count(it => it.Differing > 0);

    /// <summary>Recomputes, and records where the outcome is another than the last.</summary>
    public async Task<IReadOnlyList<Recounted>> Recount(CancellationToken cancel)
    {
        IReadOnlyList<Recounted> found = await workspace.Recount(cancel);
        bool differ = found.Any(it => it.Differing > 0);
        if (differ || await Differs(workspace, cancel))
        {
            await workspace.Audit.Append(
                new Act(What, "ledger", differ ? Differ : Agree) { Detail = found.Where(it => it.Differing > 0).ToDictionary(it => it.Figure, object? (it) => it.Differing) }.By(Actor.System),
                cancel);
        }

        return found;
    }

    /// <summary>Refuses to publish while stored figures are not those of the records.</summary>
    /// <exception cref="RefusalException">The last recomputation found a difference.</exception>
    public static async Task RefuseWhereFiguresDiffer(Workspace workspace, CancellationToken cancel)
    {
        if (await Differs(workspace, cancel))
        {
            throw new RefusalException(RefusalKind.Conflict, "figures_differ", "Stored figures are not those that the raw records give, so no bulletin is published.", "See which with: pacesetter ledger recompute. Restore a backup, or forget and import again what was changed; a recomputation that agrees opens the bulletin again.");
        }
    }

    static async Task<bool> Differs(Workspace workspace, CancellationToken cancel) =>
        await workspace.Judged.AuditEntries.AsNoTracking().Where(it => it.Act == What && it.Noun == "ledger").OrderByDescending(it => it.Sequence).Select(it => it.Subject).FirstOrDefaultAsync(cancel) == Differ;
}
