using System.Runtime.CompilerServices;
using Pacesetter.Workspaces.Ledger;

namespace Pacesetter.Workspaces.Bulletins.Composing;

/// <summary>Reads a table through all its pages.</summary>
static class Rows
{
    public static async IAsyncEnumerable<IReadOnlyList<object?>> All(ILedger ledger, PageRequest request, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? after = null;
        do
        {
            RowPage page = await ledger.Page(request with { After = after }, cancel);
            foreach (IReadOnlyList<object?> row in page.Rows)
            {
                yield return row;
            }

            after = page.Next;
        }
        while (after is not null);
    }

    public static async Task<List<T>> ToList<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (T item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
