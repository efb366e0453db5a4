using System.Runtime.CompilerServices;
using Pacesetter.Workspaces.Ingesting;

namespace Pacesetter.Workspaces.Ledger;

/// <summary>Reads a table through all its pages, of which one is in memory at a time.</summary>
static class LedgerRows
{
    const int PageLength = 50_000;

    /// <summary>The rows of a table that stand, in the order of its key, each with its values in the order of <see cref="Columns"/>.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<object?>> Rows(this ILedger ledger, Table table, Scope where, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        string? after = null;
        do
        {
            RowPage page = await ledger.Page(new PageRequest(table, after, PageLength) { Where = where }, cancel);
            foreach (IReadOnlyList<object?> row in page.Rows)
            {
                cancel.ThrowIfCancellationRequested();
                yield return row;
            }

            after = page.Next;
        }
        while (after is not null);
    }

    /// <summary>The same, all of them, each by the names of its columns.</summary>
    public static async Task<List<Dictionary<string, object?>>> RowsByName(this ILedger ledger, Table table, Scope where, CancellationToken cancel)
    {
        var rows = new List<Dictionary<string, object?>>();
        await foreach (IReadOnlyList<object?> row in ledger.Rows(table, where, cancel))
        {
            rows.Add(ByName(table, row));
        }

        return rows;
    }

    /// <summary>The columns that the ledger keeps of a table, in the order of a row's values.</summary>
    public static IReadOnlyList<Column> Columns(Table table) => [.. table.Columns.Where(column => !column.PersonName)];

    /// <summary>A row's values by the names of their columns.</summary>
    public static Dictionary<string, object?> ByName(Table table, IReadOnlyList<object?> row) =>
        Columns(table).Zip(row).ToDictionary(it => it.First.Name, it => it.Second, StringComparer.Ordinal);
}
