using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>A filter by a code that the ledger does not know is a slip, not a question with an empty answer.</summary>
public static class KnownCodes
{
    /// <summary>Refuses a request whose filters name what is not there, or not within reach.</summary>
    /// <exception cref="RefusalException">A unit, operation or class is unknown.</exception>
    public static async Task Check(Workspace workspace, object request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        if (request is not Filters filters)
        {
            return;
        }

        await Known(workspace, (Tables.Units, "unit", filters.Under), new Scope { Under = filters.Under }, cancel);
        await Known(workspace, (Tables.Operations, "operation", filters.Operation), new Scope { Operation = filters.Operation }, cancel);
        await Known(workspace, (Tables.Units, "class", filters.Class), new Scope { Class = filters.Class }, cancel);
    }

    static async Task Known(Workspace workspace, (Table Table, string Column, string? Code) asked, Scope where, CancellationToken cancel)
    {
        if (asked.Code is not null && (await workspace.Ledger.Page(new PageRequest(asked.Table, Take: 1) { Where = where }, cancel)).Rows.Count == 0)
        {
            throw new RefusalException(RefusalKind.Failed, asked.Column + "_unknown", $"The ledger knows no {asked.Column} {asked.Code}.", $"See them with: pacesetter export {asked.Table.Name}");
        }
    }
}
