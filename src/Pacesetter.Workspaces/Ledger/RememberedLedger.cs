using System.Runtime.CompilerServices;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ingesting;

namespace Pacesetter.Workspaces.Ledger;

/// <summary>A ledger that remembers its latest answers until something is appended or taken back.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="latest">The number of the latest write, for a ledger that others write to as well; without it one process holds the ledger, so nothing changes behind its back.</param>
sealed class RememberedLedger(ILedger ledger, Func<CancellationToken, Task<int>>? latest = null) : ILedger, IDerivesAnswers
{
    // What is larger is asked again.
    const int MostOfOne = 60_000;

    readonly Lock door = new();

    // Apart, so that the many rows which a few findings were worked out of do not push the findings out.
    readonly AnswerPool rows = new(MostOfOne, 300_000);
    readonly AnswerPool findings = new(MostOfOne, 300_000);
    readonly Dictionary<object, Task> making = [];
    int version;
    int seen;

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
        await Notice(cancel);
        if (Recalls(question, out IReadOnlyList<Cell> remembered))
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
            Keep(rows, question, cells, cells.Count, asked);
        }
    }

    public async Task<RowPage> Page(PageRequest request, CancellationToken cancel)
    {
        // What is read page by page to its end is not asked twice.
        if (request.After is not null || (request.Table == Tables.Work && request.Where.Person is null))
        {
            return await ledger.Page(request, cancel);
        }

        return await Remembered(rows, request, () => ledger.Page(request, cancel), page => page.Next is null ? page.Rows.Count : int.MaxValue);
    }

    public Task<IReadOnlyList<BatchRecord>> Batches(CancellationToken cancel) => Remembered(rows, nameof(Batches), () => ledger.Batches(cancel), batches => batches.Count);

    public Task<Period?> Extent(CancellationToken cancel) => Remembered(rows, nameof(Extent), () => ledger.Extent(cancel), _ => 1);

    public Task<T> Derived<T>(object question, Func<Task<T>> work, Func<T, int> size) =>
        Remembered(findings, question, work, size);

    async Task<T> Remembered<T>(AnswerPool pool, object question, Func<Task<T>> ask, Func<T, int> size)
    {
        await Notice(CancellationToken.None);
        while (true)
        {
            var mine = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            (Task<T>? theirs, int asked) = Begin(pool, question, mine.Task);
            if (theirs is null)
            {
                return await Make(mine, question, ask, answer => Keep(pool, question, answer, size(answer), asked));
            }

            try
            {
                return await theirs;
            }
            catch (OperationCanceledException)
            {
                // Whoever asked first went away: somebody else makes it.
            }
        }
    }

    // What others wrote since lets all answers go.
    async Task Notice(CancellationToken cancel)
    {
        if (latest is not null && await latest(cancel) is var now && Interlocked.Exchange(ref seen, now) != now)
        {
            Forget();
        }
    }

    // What many ask for at once is made once.
    async Task<T> Make<T>(TaskCompletionSource<T> mine, object question, Func<Task<T>> ask, Action<T> keep)
    {
        try
        {
            T answer = await ask();
            keep(answer);
            mine.SetResult(answer);
            return answer;
        }
        catch (OperationCanceledException)
        {
            mine.SetCanceled();
            throw;
        }
        // Those who wait are told what failed, as whoever asked first is.
        catch (Exception failed)
        {
            mine.SetException(failed);
            _ = mine.Task.Exception;
            throw;
        }
        finally
        {
            lock (door)
            {
                if (making.TryGetValue(question, out Task? task) && task == mine.Task)
                {
                    making.Remove(question);
                }
            }
        }
    }

    // What is kept, or what somebody is making; null where it is for the caller to make.
    (Task<T>? Theirs, int Asked) Begin<T>(AnswerPool pool, object question, Task<T> mine)
    {
        lock (door)
        {
            return pool.TryRecall(question, out T known) ? (Task.FromResult(known), version)
                : making.TryAdd(question, mine) ? (null, version)
                : ((Task<T>)making[question], version);
        }
    }

    bool Recalls(RollUp question, out IReadOnlyList<Cell> cells)
    {
        lock (door)
        {
            return rows.TryRecall(question, out cells);
        }
    }

    // An answer to a question that was asked before something changed is not kept.
    void Keep(AnswerPool pool, object question, object? answer, int size, int since)
    {
        lock (door)
        {
            if (since == version)
            {
                pool.Keep(question, answer, size);
            }
        }
    }

    void Forget()
    {
        lock (door)
        {
            version++;
            making.Clear();
            rows.Clear();
            findings.Clear();
        }
    }
}
