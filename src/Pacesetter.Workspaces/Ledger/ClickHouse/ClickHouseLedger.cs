using DuckDB.NET.Data;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ledger.DuckDb;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>The ledger in a ClickHouse cluster, its work records sharded by site. Batches are judged and counted in the program's own engine, by the same text as for the embedded ledger; what they write is kept and summed there.</summary>
public sealed class ClickHouseLedger : ILedger, IDisposable
{
    readonly Engine engine;
    readonly TimeProvider clock;
    readonly ClusterClient client;
    readonly EntryBook book;
    readonly Mirror mirror;
    readonly Codes codes = new();

    ClickHouseLedger(Engine engine, ClusterClient client, string place, TimeProvider clock)
    {
        (this.engine, this.client, this.clock) = (engine, client, clock);
        book = new(client, place, clock);
        mirror = new(engine, client, book);
    }

    /// <summary>Opens the ledger of a cluster whose servers all hold it in this version.</summary>
    /// <param name="engine">The program's own engine.</param>
    /// <param name="address">Where the cluster is.</param>
    /// <param name="place">The machine and the workspace that it is opened from.</param>
    /// <param name="clock">Tells the time.</param>
    /// <exception cref="UseCases.RefusalException">A server is not as it should be, or none answers.</exception>
    public static ClickHouseLedger Open(Engine engine, ClusterAddress address, string place, TimeProvider clock)
    {
        var client = new ClusterClient(address);
        try
        {
            new ClusterSchema(client, clock).Check(CancellationToken.None).GetAwaiter().GetResult();
            return new(engine, client, place, clock);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Makes the tables of a ledger in a cluster that has none of it yet; one that is there stays as it is.</summary>
    public static void Make(ClusterAddress address, TimeProvider clock)
    {
        using var client = new ClusterClient(address);
        new ClusterSchema(client, clock).MakeWhereNone(CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>Makes what is missing of the tables on every server of a cluster.</summary>
    /// <returns>The servers, as they were before.</returns>
    internal static async Task<IReadOnlyList<ServerState>> Migrate(ClusterAddress address, TimeProvider clock, CancellationToken cancel)
    {
        using var client = new ClusterClient(address);
        return await new ClusterSchema(client, clock).Migrate(cancel);
    }

    /// <summary>Copies the ledger of the workspace's file here; returns how many batches that took, and what both hold then, table by table.</summary>
    internal async Task<(int Batches, IReadOnlyList<(TableChecksum File, TableChecksum Cluster)> Tables)> Copy(Action<int, int> copied, CancellationToken cancel)
    {
        using DuckDBConnection file = engine.Connect();
        int batches = await new Copying(file, client, book, cancel).Run(copied);
        Snapshot now = await book.Read(cancel);
        var tables = new List<(TableChecksum, TableChecksum)>();
        foreach (StoredTable table in StoredTable.All.Where(it => it != StoredTable.Slots))
        {
            tables.Add((TableChecksum.Embedded(file, table, cancel), await TableChecksum.Stored(client, now, table, cancel)));
        }

        return (batches, tables);
    }

    public Task<AppendOutcome> Append(Batch batch, CancellationToken cancel) => Write(
        (touched, _) => touched.ByBatch(batch),
        (outgoing, since, number) => outgoing.Append(since, number),
        carriage => new Appending(mirror.Writer, clock, cancel, carriage).Run(batch),
        cancel);

    public IAsyncEnumerable<Cell> RollUp(RollUp question, CancellationToken cancel) => new RollUpQuery(client, mirror, codes, question).Run(cancel);

    public async Task<RowPage> Page(PageRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Snapshot snapshot = await mirror.Current(cancel);
        using DuckDBConnection connection = mirror.Connect();
        return StoredTable.Find(request.Table).IsFact
            ? await new PageSlice(client, connection, snapshot, request, cancel).Run()
            : PageQuery.Run(connection, request, cancel);
    }

    public async Task<BatchRecord> Forget(string batch, CancellationToken cancel)
    {
        using IDisposable turn = await engine.Turn(cancel);
        return await Write(
            (touched, number) => touched.ByRows(number),
            (outgoing, since, number) => outgoing.Forget(since, number),
            carriage => new Forgetting(mirror.Writer, clock, cancel, carriage).Run(batch),
            cancel);
    }

    public async Task<IReadOnlyList<BatchRecord>> Batches(CancellationToken cancel) => (await mirror.Current(cancel)).Batches;

    public async Task<Period?> Extent(CancellationToken cancel)
    {
        Snapshot snapshot = await mirror.Current(cancel);
        if (!snapshot.Has(StoredTable.Work))
        {
            return null;
        }

        using RowBinaryReader rows = await client.Ask(ClusterSql.Text("extent", ("database", client.Address.Database), ("visible", snapshot.Condition)), cancel);
        rows.Next();
        (int first, int last, long days) = (rows.Int32(), rows.Int32(), rows.Int64());
        return days == 0 ? null : new Period(ClusterSql.Day(first), ClusterSql.Day(last));
    }

    /// <summary>Recomputes every stored figure from the raw records, a month at a time.</summary>
    internal async Task<IReadOnlyList<Recounted>> Recount(CancellationToken cancel)
    {
        Snapshot snapshot = await mirror.Current(cancel);
        using DuckDBConnection connection = mirror.Connect();
        return await new MonthlyRecount(client, connection, snapshot, cancel).Run();
    }

    /// <summary>The latest write that counts: another than before means that somebody wrote.</summary>
    internal async Task<int> Latest(CancellationToken cancel) => (await mirror.Current(cancel)).Last;

    public void Dispose()
    {
        mirror.Dispose();
        client.Dispose();
    }

    // Judged in the mirror, with the rows it touches at hand; what was written goes to the cluster before the judging is over.
    Task<T> Write<T>(Action<Touched, int> bring, Action<Outgoing, Snapshot, int> take, Func<Carriage, T> judge, CancellationToken cancel) => mirror.Write(
        since =>
        {
            var outgoing = new Outgoing(mirror.Writer, client, book, cancel);
            return judge(new Carriage(
                number =>
                {
                    bring(new Touched(mirror.Writer, client, since, cancel), number);
                    outgoing.Begin();
                },
                number => take(outgoing, since, number)));
        },
        cancel);
}
