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
    readonly Dictionary<object, Task> making = [];
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
        while (true)
        {
            var mine = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            (T? known, Task<T>? others, int asked) = Begin(question, mine.Task);
            if (known is not null)
            {
                return known;
            }

            if (others is null)
            {
                return await Make(question, ask, size, (mine, asked));
            }

            try
            {
                return await others;
            }
            catch (OperationCanceledException)
            {
                // Whoever asked first went away: somebody else makes it.
            }
        }
    }

    // What many ask for at once is made once.
    async Task<T> Make<T>(object question, Func<Task<T>> ask, Func<T, int> size, (TaskCompletionSource<T> Mine, int Asked) begun)
        where T : class
    {
        try
        {
            T answer = await ask();
            Keep(question, answer, size(answer), begun.Asked);
            begun.Mine.SetResult(answer);
            return answer;
        }
        catch (OperationCanceledException)
        {
            begun.Mine.SetCanceled();
            throw;
        }
        // Those who wait are told what failed, as whoever asked first is.
        catch (Exception failed)
        {
            begun.Mine.SetException(failed);
            _ = begun.Mine.Task.Exception;
            throw;
        }
        finally
        {
            lock (door)
            {
                if (making.TryGetValue(question, out Task? task) && task == begun.Mine.Task)
                {
                    making.Remove(question);
                }
            }
        }
    }

    (T? Known, Task<T>? Others, int Asked) Begin<T>(object question, Task<T> mine)
        where T : class
    {
        lock (door)
        {
            if (known.TryGetValue(question, out (object Answer, int Rows) found))
            {
                return ((T)found.Answer, null, version);
            }

            return making.TryAdd(question, mine) ? (null, null, version) : (null, (Task<T>)making[question], version);
        }
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
            making.Clear();
            order.Clear();
            rows = 0;
        }
    }

    sealed record Span(Period? Days);
}
