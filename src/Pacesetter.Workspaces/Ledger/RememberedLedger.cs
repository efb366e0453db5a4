using System.Runtime.CompilerServices;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ingesting;

namespace Pacesetter.Workspaces.Ledger;

/// <summary>A ledger that remembers its latest answers until something is appended or taken back. One process holds the ledger, so nothing changes behind its back.</summary>
sealed class RememberedLedger(ILedger ledger) : ILedger, IDerivesAnswers
{
    // Rows kept of one answer, and of all: what is larger is asked again.
    const int MostOfOne = 20_000;
    const int MostOfAll = 400_000;

    readonly Lock door = new();
    readonly Dictionary<object, (object Answer, int Rows)> known = [];
    readonly Queue<object> order = new();
    int rows;
    int version;

    public async Task<AppendOutcome> Append(Batch batch, CancellationToken cancel)
    {
        try
        {
            return await ledger.Append(batch, cancel);
        }
        finally
        {
            Forget();
        }
    }

    public async Task<BatchRecord> Forget(string batch, CancellationToken cancel)
    {
        try
        {
            return await ledger.Forget(batch, cancel);
        }
        finally
        {
            Forget();
        }
    }

    public async IAsyncEnumerable<Cell> RollUp(RollUp question, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (Recall<IReadOnlyList<Cell>>(question) is { } remembered)
        {
            foreach (Cell cell in remembered)
            {
                yield return cell;
            }

            yield break;
        }

        int asked = Volatile.Read(ref version);
        List<Cell>? cells = [];
        await foreach (Cell cell in ledger.RollUp(question, cancel))
        {
            cells?.Add(cell);
            cells = cells?.Count > MostOfOne ? null : cells;
            yield return cell;
        }

        if (cells is not null)
        {
            Keep(question, cells, cells.Count, asked);
        }
    }

    public async Task<RowPage> Page(PageRequest request, CancellationToken cancel)
    {
        // What is read page by page to its end is not asked twice.
        if (request.After is not null || (request.Table == Tables.Work && request.Where.Person is null))
        {
            return await ledger.Page(request, cancel);
        }

        return await Remembered(request, () => ledger.Page(request, cancel), page => page.Next is null ? page.Rows.Count : int.MaxValue);
    }

    public Task<IReadOnlyList<BatchRecord>> Batches(CancellationToken cancel) => Remembered(nameof(Batches), () => ledger.Batches(cancel), batches => batches.Count);

    public async Task<Period?> Extent(CancellationToken cancel) => (await Remembered(nameof(Extent), async () => new Span(await ledger.Extent(cancel)), _ => 1)).Days;

    public Task<T> Derived<T>(object question, Func<Task<T>> work, Func<T, int> size)
        where T : class =>
        Remembered(question, work, size);

    async Task<T> Remembered<T>(object question, Func<Task<T>> ask, Func<T, int> size)
        where T : class
    {
        if (Recall<T>(question) is { } remembered)
        {
            return remembered;
        }

        int asked = Volatile.Read(ref version);
        T answer = await ask();
        Keep(question, answer, size(answer), asked);
        return answer;
    }

    T? Recall<T>(object question)
        where T : class
    {
        lock (door)
        {
            return known.TryGetValue(question, out (object Answer, int Rows) found) ? (T)found.Answer : null;
        }
    }

    // An answer to a question that was asked before something changed is not kept.
    void Keep(object question, object answer, int size, int asked)
    {
        lock (door)
        {
            if (size > MostOfOne || asked != version || !known.TryAdd(question, (answer, size)))
            {
                return;
            }

            order.Enqueue(question);
            rows += size + 1;
            while (rows > MostOfAll && order.TryDequeue(out object? oldest) && known.Remove(oldest, out (object Answer, int Rows) gone))
            {
                rows -= gone.Rows + 1;
            }
        }
    }

    void Forget()
    {
        lock (door)
        {
            version++;
            known.Clear();
            order.Clear();
            rows = 0;
        }
    }

    sealed record Span(Period? Days);
}
