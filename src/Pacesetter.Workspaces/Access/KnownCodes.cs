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

        if (filters.Under is { } unit)
        {
            await Known(workspace, Tables.Units, "unit", unit, cancel);
        }

        if (filters.Operation is { } operation)
        {
            await Known(workspace, Tables.Operations, "operation", operation, cancel);
        }

        if (filters.Class is { } @class)
        {
            await Known(workspace, Tables.Units, "class", @class, cancel);
        }
    }

    static async Task Known(Workspace workspace, Table table, string column, string code, CancellationToken cancel)
    {
        int place = LedgerRows.Columns(table).Select(it => it.Name).ToList().IndexOf(column);
        await foreach (IReadOnlyList<object?> row in workspace.Ledger.Rows(table, new Scope(), cancel))
        {
            if (code.Equals(row[place]))
            {
                return;
            }
        }

        throw new RefusalException(RefusalKind.Failed, column + "_unknown", $"The ledger knows no {column} {code}.", $"See them with: pacesetter export {table.Name}");
    }
}
