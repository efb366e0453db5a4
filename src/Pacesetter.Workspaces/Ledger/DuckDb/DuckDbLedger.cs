using DuckDB.NET.Data;
using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>The ledger in the program's own DuckDB file.</summary>
public sealed class DuckDbLedger : ILedger
{
    readonly Engine engine;
    readonly TimeProvider clock;
    readonly Codes codes = new();

    public DuckDbLedger(Engine engine, TimeProvider clock)
    {
        this.engine = engine;
        this.clock = clock;
        Schema.Ensure(engine.Writer);
    }

    public Task<AppendOutcome> Append(Batch batch, CancellationToken cancel) => Task.Run(() => new Appending(engine.Writer, clock, cancel).Run(batch), cancel);

    public IAsyncEnumerable<Cell> RollUp(RollUp question, CancellationToken cancel) => new RollUpQuery(engine, codes, question).Run(cancel);

    public Task<RowPage> Page(PageRequest request, CancellationToken cancel) => Read(connection => PageQuery.Run(connection, request, cancel), cancel);

    public async Task<BatchRecord> Forget(string batch, CancellationToken cancel)
    {
        using IDisposable turn = await engine.Turn(cancel);
        return await Task.Run(() => new Forgetting(engine.Writer, clock, cancel).Run(batch), cancel);
    }

    public Task<IReadOnlyList<BatchRecord>> Batches(CancellationToken cancel) =>
        Read<IReadOnlyList<BatchRecord>>(connection => BatchTable.All(connection, cancel), cancel);

    public Task<Period?> Extent(CancellationToken cancel) => Read(
        connection => connection.Query<Period?>(
            "SELECT min(date), max(date) FROM standing_work",
            row => row.IsDBNull(0) ? null : new Period(row.GetFieldValue<DateOnly>(0), row.GetFieldValue<DateOnly>(1)),
            cancel)[0],
        cancel);

    /// <summary>Recomputes every stored figure from the raw records.</summary>
    internal Task<IReadOnlyList<Recounted>> Recount(CancellationToken cancel) => Read(connection => new Recount(connection, cancel).Run(), cancel);

    // Readers have connections of their own: one connection takes one question at a time.
    Task<T> Read<T>(Func<DuckDBConnection, T> question, CancellationToken cancel) => Task.Run(
        () =>
        {
            using DuckDBConnection connection = engine.Connect();
            return question(connection);
        },
        cancel);
}
