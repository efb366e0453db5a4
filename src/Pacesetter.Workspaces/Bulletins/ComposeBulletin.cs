using System.Globalization;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Bulletins.Composing;
using Pacesetter.Workspaces.Checking;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>Composes the bulletin of the period that filters name, or of the last full month with data.</summary>
public sealed class ComposeBulletin(Workspace workspace, Actor? actor = null)
{
    // What a bulletin is worth beside the rows of other answers.
    const int Rows = 500;

    // More at once than there are processors would each take longer, and all of them more memory.
    static readonly SemaphoreSlim Places = new(Environment.ProcessorCount);

    public async Task<Bulletin> Run(Filters filters, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filters);
        await Recomputation.RefuseWhereFiguresDiffer(workspace, cancel);
        Period period = await Scoping.PeriodOrLastMonth(filters, workspace.Ledger, cancel);
        if (workspace.SumsAlone && (await workspace.Lattice.View(Scoping.Of(filters) with { Period = period }, cancel)).Why(filters.Under ?? PublishedLattice.Top) is { } reason)
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "lattice_" + reason, "Your roles show sums over several persons alone, and this one may not be shown: too few stand behind it, it would give a smaller one away, or its period is not over.", "Ask for a larger unit, or a period that is over.");
        }

        Bulletin bulletin = await Composed(Scoping.Of(filters), period, cancel);
        if (bulletin.Pacesetters.Persons is { Count: > 0 } persons)
        {
            await workspace.Audit.Append(Told(period, persons).By(actor ?? Actor.Owner), cancel);
        }

        return bulletin;
    }

    // Asked for again before anything changed, in the ledger or the registry, it is the same: pages ask for it at every visit.
    async Task<Bulletin> Composed(Scope scope, Period period, CancellationToken cancel)
    {
        long? changed = await workspace.Audit.LastChange(cancel);
        return await IDerivesAnswers.Of(workspace.Ledger, (nameof(ComposeBulletin), scope, period, workspace.SumsAlone, workspace.Today, changed), Compose, _ => Rows);

        async Task<Bulletin> Compose()
        {
            await Places.WaitAsync(cancel);
            try
            {
                return await new Composer(workspace, scope, period).Compose(cancel);
            }
            finally
            {
                Places.Release();
            }
        }
    }

    static Act Told(Period period, IReadOnlyList<PacesetterPerson> persons) => new("read_names", "bulletin")
    {
        Detail = new Dictionary<string, object?>
        {
            ["from"] = period.First.ToString("O", CultureInfo.InvariantCulture),
            ["to"] = period.Last.ToString("O", CultureInfo.InvariantCulture),
            ["persons"] = persons.Select(it => it.Person.Code).ToList(),
        },
    };
}
