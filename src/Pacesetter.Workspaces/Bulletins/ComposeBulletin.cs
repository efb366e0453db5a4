using System.Globalization;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Bulletins.Composing;
using Pacesetter.Workspaces.Checking;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>Composes the bulletin of the period that filters name, or of the last full month with data.</summary>
public sealed class ComposeBulletin(Workspace workspace, Actor? actor = null)
{
    public async Task<Bulletin> Run(Filters filters, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filters);
        await Recomputation.RefuseWhereFiguresDiffer(workspace, cancel);
        Period period = await Scoping.PeriodOrLastMonth(filters, workspace.Ledger, cancel);
        if (workspace.SumsAlone && (await workspace.Lattice.View(Scoping.Of(filters) with { Period = period }, cancel)).Why(filters.Under ?? PublishedLattice.Top) is { } reason)
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "lattice_" + reason, "Your roles show sums over several persons alone, and this one may not be shown: too few stand behind it, it would give a smaller one away, or its period is not over.", "Ask for a larger unit, or a period that is over.");
        }

        Bulletin bulletin = await new Composer(workspace, Scoping.Of(filters), period).Compose(cancel);
        if (bulletin.Pacesetters.Persons is { Count: > 0 } persons)
        {
            await workspace.Audit.Append(Told(period, persons).By(actor ?? Actor.Owner), cancel);
        }

        return bulletin;
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
