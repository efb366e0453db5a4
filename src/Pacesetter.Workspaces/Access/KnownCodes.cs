using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
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

        UnitTree units = await UnitTree.Read(workspace.Ledger, cancel);
        Refuse(Tables.Units, "unit", filters.Under, code => units.Find(code) is not null);
        Refuse(Tables.Units, "class", filters.Class, code => units.All.Any(it => it.Class == code));
        if (filters.Operation is { } operation)
        {
            RowPage page = await workspace.Ledger.Page(new PageRequest(Tables.Operations, Take: 1) { Where = new Scope { Operation = operation } }, cancel);
            Refuse(Tables.Operations, "operation", operation, _ => page.Rows.Count > 0);
        }
    }

    static void Refuse(Table table, string column, string? code, Func<string, bool> isKnown)
    {
        if (code is not null && !isKnown(code))
        {
            throw new RefusalException(RefusalKind.Failed, column + "_unknown", $"The ledger knows no {column} {code}.", $"See them with: pacesetter export {table.Name}");
        }
    }
}
