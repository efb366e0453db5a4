using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ledger.DuckDb;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>The master data and codes of the cluster in the program's own engine, where batches are judged: kept up to date write by write. Facts are in it for the length of one transaction alone.</summary>
sealed class Mirror : IDisposable
{
    const string Catalog = "cluster_mirror";

    readonly Engine engine;
    readonly ClusterClient client;
    readonly EntryBook book;
    readonly DuckDBConnection keeper;
    readonly SemaphoreSlim gate = new(1, 1);
    Snapshot held = Snapshot.Empty;

    public Mirror(Engine engine, ClusterClient client, EntryBook book)
    {
        (this.engine, this.client, this.book) = (engine, client, book);
        engine.Writer.Execute($"ATTACH ':memory:' AS {Catalog}; USE {Catalog}");
        Schema.Ensure(engine.Writer);
        engine.Writer.Execute("CREATE TABLE IF NOT EXISTS slots (site INTEGER NOT NULL, slot INTEGER NOT NULL)");
        keeper = Connect();
    }

    public DuckDBConnection Writer => engine.Writer;

    /// <summary>A further connection, for readers.</summary>
    public DuckDBConnection Connect()
    {
        DuckDBConnection connection = engine.Connect();
        connection.Execute($"USE {Catalog}");
        return connection;
    }

    /// <summary>What counts now, with master data no older. While this program appends, it is what counted before.</summary>
    public async Task<Snapshot> Current(CancellationToken cancel)
    {
        if (!await gate.WaitAsync(0, cancel))
        {
            return Volatile.Read(ref held);
        }

        try
        {
            return await Refresh(cancel);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Lets nobody change the mirror while something is written; the write is judged by what it is given.</summary>
    public async Task<T> Write<T>(Func<Snapshot, T> write, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            Snapshot before = await Refresh(cancel);
            T written = await Task.Run(() => write(before), cancel);
            // What was written is in the mirror already.
            Volatile.Write(ref held, await book.Read(cancel));
            return written;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        keeper.Dispose();
        gate.Dispose();
    }

    async Task<Snapshot> Refresh(CancellationToken cancel)
    {
        Snapshot now = await book.Read(cancel);
        if (now.Last == held.Last)
        {
            return held;
        }

        keeper.Execute("BEGIN TRANSACTION");
        try
        {
            foreach (StoredTable table in StoredTable.All.Where(it => !it.IsFact && now.HasSince(it, held.Last)))
            {
                using RowBinaryReader rows = await client.Ask($"SELECT {StoredTable.List(table.Columns)} FROM {client.Address.Database}.{table.Name} WHERE {now.Condition} AND entry > {ClusterSql.Number(held.Last)}", cancel);
                Incoming.Append(keeper, table, rows);
            }

            if (now.HasSince(StoredTable.Inputs[0], held.Last))
            {
                keeper.Execute(Derived.UnitPaths, cancel);
            }

            BatchTable.Put(keeper, [.. now.Batches.Except(held.Batches)], cancel);
            keeper.Execute("COMMIT");
        }
        catch
        {
            keeper.Execute("ROLLBACK");
            throw;
        }

        Volatile.Write(ref held, now);
        return now;
    }
}
