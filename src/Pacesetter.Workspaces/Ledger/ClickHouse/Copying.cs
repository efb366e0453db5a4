using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>Copies the ledger of a workspace's file into a cluster: a batch at a time, each of which counts or does not, so a copy that was broken off goes on where it was.</summary>
/// <param name="file">A connection to the file, which is only read.</param>
/// <param name="client">The cluster.</param>
/// <param name="book">Its batch ledger.</param>
/// <param name="cancel">Stops it between two blocks.</param>
sealed class Copying(DuckDBConnection file, ClusterClient client, EntryBook book, CancellationToken cancel)
{
    static readonly string[] Placed = ["work_sites (origin INTEGER, row BIGINT, site INTEGER)", "attended_before (site INTEGER, person INTEGER, date DATE, team INTEGER, hours DECIMAL(18,4), scheduled DECIMAL(18,4), ticketed DECIMAL(18,4))", "slots (site INTEGER, slot INTEGER)"];

    /// <summary>Copies what is missing.</summary>
    /// <param name="copied">Told each batch that is over, as its number of all.</param>
    /// <returns>How many batches were copied now.</returns>
    /// <exception cref="RefusalException">The cluster holds other batches.</exception>
    public async Task<int> Run(Action<int, int> copied)
    {
        Snapshot now = await book.Read(cancel);
        List<BatchRecord> batches = BatchTable.All(file, cancel);
        RefuseOtherBatches(batches, now.Batches);
        foreach (string table in Placed)
        {
            file.Execute($"CREATE OR REPLACE TEMP TABLE {table}", cancel);
        }

        using (RowBinaryReader slots = await client.Ask($"SELECT site, slot FROM {client.Address.Database}.slots WHERE {now.Condition}", cancel))
        {
            Incoming.Append(file, "slots", StoredTable.Slots.Columns, slots);
        }

        int done = 0;
        foreach (BatchRecord batch in batches.Where(batch => now.Batches.All(it => it.Number != batch.Number)))
        {
            string number = ClusterSql.Number(batch.Number);
            await Write(EntryKind.Append, batch with { ForgottenAt = null }, (delivery, since) => Rows(delivery, since, $"batch = {number} AND NOT ((t.origin = {number}) = (t.sign < 0))"), batch.ImportedAt);
            copied(++done, batches.Count);
        }

        foreach (BatchRecord batch in batches.Where(it => it.ForgottenAt is not null && now.Batches.All(known => known.Number != it.Number || known.ForgottenAt is null)).OrderBy(it => it.ForgottenAt))
        {
            string number = ClusterSql.Number(batch.Number);
            await Write(EntryKind.Forget, batch, (delivery, since) => Rows(delivery, since, $"batch = {number} AND (t.origin = {number}) = (t.sign < 0)"), batch.ForgottenAt!.Value);
        }

        if (!(await book.Read(cancel)).Has(StoredTable.Attended) && file.Scalar<bool>("SELECT EXISTS (SELECT 1 FROM attended)", cancel))
        {
            file.Execute(Sql.Text("attended-placed"), cancel);
            await Write(EntryKind.Copy, new(0, "", "", "", [], 0, [], default, null), (delivery, _) => Outgoing.Attended(delivery, file), DateTime.UnixEpoch);
        }

        return done;
    }

    async Task Write(EntryKind kind, BatchRecord batch, Action<Delivery, Snapshot> send, DateTime at)
    {
        Snapshot since = await book.Read(cancel);
        int number = await book.Begin(since, kind, cancel);
        var delivery = new Delivery(client, number, cancel);
        await Task.Run(() => send(delivery, since), cancel);
        await delivery.Verify();
        await book.Commit(new Entry(number, EntryState.Committed, kind, "", at) { Batch = batch, Written = delivery.Written, Days = delivery.Days }, cancel);
    }

    void Rows(Delivery delivery, Snapshot since, string written)
    {
        if (!since.Has(StoredTable.Codes))
        {
            Outgoing.Codes(delivery, file, 0);
        }

        Outgoing.Rows(delivery, file, written, cancel);
    }

    static void RefuseOtherBatches(List<BatchRecord> own, IReadOnlyList<BatchRecord> there)
    {
        BatchRecord? other = there.FirstOrDefault(it => own.Find(one => one.Number == it.Number)?.Id != it.Id);
        if (other is not null)
        {
            throw new RefusalException(RefusalKind.Conflict, "ledger_not_empty", $"The cluster holds the batch {other.Name}, which this workspace's file does not have at its place; a copy goes into an empty ledger, or on with its own.", "Name another Database in the setting ledger.");
        }
    }
}
