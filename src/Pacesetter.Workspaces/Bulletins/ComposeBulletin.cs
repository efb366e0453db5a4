using Pacesetter.Panels;
using Pacesetter.Workspaces.Bulletins.Composing;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>Composes the bulletin of the period that filters name, or of the last full month with data.</summary>
public sealed class ComposeBulletin(Workspace workspace)
{
    public async Task<Bulletin> Run(Filters filters, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filters);
        Period period = await Scoping.PeriodOrLastMonth(filters, workspace.Ledger, cancel);
        return await new Composer(workspace, Scoping.Of(filters), period).Compose(cancel);
    }
}
