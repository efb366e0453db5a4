using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>Finds what a write left in the embedded engine, and takes it to the cluster as one entry.</summary>
sealed class Outgoing(DuckDBConnection connection, ClusterClient client, EntryBook book, CancellationToken cancel)
{
    int codes;

    /// <summary>Remembers which codes have numbers already.</summary>
    public void Begin() => codes = connection.Scalar<int>("SELECT coalesce(max(id), 0) FROM codes", cancel);

    /// <summary>Sends the rows of an append.</summary>
    public void Append(Snapshot since, int batch) => Send(since, EntryKind.Append, batch, $"batch = {ClusterSql.Number(batch)}");

    /// <summary>Sends the rows that take a batch back: of those that carry its number, the ones of the opposite sign.</summary>
    public void Forget(Snapshot since, int batch) => Send(since, EntryKind.Forget, batch, $"batch = {ClusterSql.Number(batch)} AND (t.origin = {ClusterSql.Number(batch)}) = (t.sign < 0)");

    /// <summary>Sends the codes that came after a number.</summary>
    public static void Codes(Delivery delivery, DuckDBConnection connection, int after) =>
        delivery.Send(connection, StoredTable.Codes, $"SELECT CAST(id AS BIGINT), code FROM codes WHERE id > {ClusterSql.Number(after)} ORDER BY id");

    /// <summary>Sends the rows of the input tables that a condition names, and the shards of sites that had none yet.</summary>
    public static void Rows(Delivery delivery, DuckDBConnection connection, string written, CancellationToken cancel)
    {
        int slots = connection.Scalar<int>("SELECT coalesce(max(slot), -1) FROM slots", cancel);
        connection.Insert("slots", Sql.Text("slots"), cancel);
        delivery.Send(connection, StoredTable.Slots, $"SELECT CAST(site AS BIGINT), CAST(slot AS BIGINT) FROM slots WHERE slot > {ClusterSql.Number(slots)} ORDER BY slot");
        foreach (StoredTable table in StoredTable.Inputs)
        {
            delivery.Send(connection, table, $"SELECT {Given(table.Columns)} FROM {table.Name} t WHERE t.{written} ORDER BY t.rowid");
        }

        delivery.Send(connection, StoredTable.Work, Sql.Text("work-placed", ("columns", Given(StoredTable.Work.Embedded)), ("written", written)));
    }

    /// <summary>Sends the attended hours that were placed.</summary>
    public static void Attended(Delivery delivery, DuckDBConnection connection) =>
        delivery.Send(connection, StoredTable.Attended, $"SELECT {Given(StoredTable.Attended.Columns.SkipLast(2))}, CAST(12 * year(t.date) + month(t.date) - 1 AS BIGINT), CAST(s.slot AS BIGINT) FROM attended_written t JOIN slots s ON s.site = t.site ORDER BY ALL");

    void Send(Snapshot since, EntryKind kind, int batch, string written)
    {
        BatchRecord record = BatchTable.All(connection, cancel).Find(it => it.Number == batch)!;
        int number = book.Begin(since, kind, cancel).GetAwaiter().GetResult();
        var delivery = new Delivery(client, number, cancel);
        bool all = false;
        try
        {
            Codes(delivery, connection, codes);
            Rows(delivery, connection, written, cancel);
            connection.Execute(Sql.Text("attended-placed"), cancel);
            Attended(delivery, connection);
            delivery.Verify().GetAwaiter().GetResult();
            if (kind == EntryKind.Append && delivery.Brought != record.Rows)
            {
                throw new RefusalException(RefusalKind.Failed, "rows_lost", $"Of {ClusterSql.Number(record.Rows)} rows that the batch wrote, {ClusterSql.Number(delivery.Brought)} were sent; the batch does not count.", "Repeat the import. If it happens again, report it with the program's version.");
            }

            all = true;
        }
        finally
        {
            if (!all)
            {
                Abandon(number, kind);
            }
        }

        var entry = new Entry(number, EntryState.Committed, kind, "", kind == EntryKind.Append ? record.ImportedAt : record.ForgottenAt!.Value) { Batch = record, Written = delivery.Written, Days = delivery.Days };
        book.Commit(entry, cancel).GetAwaiter().GetResult();
        foreach (StoredTable fact in StoredTable.All.Where(it => it.IsFact))
        {
            connection.Execute($"DELETE FROM {fact.Name}");
        }
    }

    void Abandon(int number, EntryKind kind)
    {
        try
        {
            book.Abandon(number, kind, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (RefusalException)
        {
            // What broke the write off breaks this off too, and is what the user is told. A write that never came to
            // its end does not count, and whoever writes next enters that.
        }
    }

    static string Given(IEnumerable<StoredColumn> columns) => string.Join(", ", columns.Select(it => it.Given("t." + Sql.Name(it.Name))));
}
