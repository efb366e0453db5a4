using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>Sends the rows of one write to the cluster, block by block, and sees that all arrived once.</summary>
/// <param name="client">The cluster.</param>
/// <param name="entry">The number of the write, which every row carries.</param>
/// <param name="cancel">Stops it between two blocks.</param>
sealed class Delivery(ClusterClient client, int entry, CancellationToken cancel)
{
    // A block is what replicas compare by: it must go the same way each time, so it stays below what a server splits.
    const int BlockRows = 200_000;
    const int BlockBytes = 48 << 20;

    readonly Dictionary<string, long> written = [];
    readonly Dictionary<string, long> signs = [];
    readonly RowBinaryWriter[] blocks = [new(), new()];
    Task sending = Task.CompletedTask;

    public IReadOnlyDictionary<string, long> Written => written;

    /// <summary>How many rows were sent that a batch brought, those left out that take others back.</summary>
    public long Brought => StoredTable.Inputs.Append(StoredTable.Work).Where(it => written.ContainsKey(it.Name)).Sum(it => (written[it.Name] + signs[it.Name]) / 2);

    /// <summary>The first and the last day of what was sent.</summary>
    public (int First, int Last) Days { get; private set; } = (int.MaxValue, int.MinValue);

    /// <summary>Sends the rows of a query of the embedded engine, whose columns are those of the table.</summary>
    public void Send(DuckDBConnection connection, StoredTable table, string query)
    {
        string insert = $"INSERT INTO {client.Address.Database}.{table.Name} (entry, {StoredTable.List(table.Columns)}) FORMAT RowBinary";
        int sign = Index(table, "sign");
        int date = Index(table, "date");
        long rows = 0;
        long net = 0;
        int held = 0;
        RowBinaryWriter block = blocks[0];
        block.Clear();
        using DuckDBCommand command = connection.Command(query);
        command.UseStreamingMode = true;
        using DuckDBDataReader reader = command.Cancellable(static it => it.ExecuteReader(), cancel);
        while (reader.Read())
        {
            block.Int32(entry);
            for (int i = 0; i < table.Columns.Count; i++)
            {
                table.Columns[i].Write(block, reader, i);
            }

            net += sign < 0 ? 1 : reader.GetInt64(sign);
            if (date >= 0)
            {
                int day = (int)reader.GetInt64(date);
                Days = (Math.Min(Days.First, day), Math.Max(Days.Last, day));
            }

            rows++;
            if (++held == BlockRows || block.Length > BlockBytes)
            {
                block = Turn(insert, block);
                held = 0;
            }
        }

        if (held > 0)
        {
            Turn(insert, block);
        }

        sending.GetAwaiter().GetResult();
        if (rows > 0)
        {
            written.Add(table.Name, rows);
            signs.Add(table.Name, net);
        }
    }

    /// <summary>Counts what arrived.</summary>
    /// <exception cref="RefusalException">A table holds other rows of this write than were sent.</exception>
    public async Task Verify()
    {
        foreach (StoredTable table in StoredTable.All.Where(it => written.ContainsKey(it.Name)))
        {
            string days = Index(table, "date") < 0 ? "" : $" AND date >= {ClusterSql.Number(Days.First)} AND date <= {ClusterSql.Number(Days.Last)}";
            using RowBinaryReader found = await client.Ask($"SELECT toInt64(count()), toInt64({(Index(table, "sign") < 0 ? "count()" : "sum(toInt64(sign))")}) FROM {client.Address.Database}.{table.Name} WHERE entry = {ClusterSql.Number(entry)}{days}", cancel);
            (long rows, long net) = found.Next() ? (found.Int64(), found.Int64()) : (0, 0);
            if ((rows, net) != (written[table.Name], signs[table.Name]))
            {
                throw new RefusalException(RefusalKind.Failed, "cluster_rows_differ", $"Of {ClusterSql.Number(written[table.Name])} rows of {table.Name} sent, the cluster holds {ClusterSql.Number(rows)}; the batch does not count.", "Repeat the import. If it happens again, look into the servers' logs for parts that were lost.");
            }
        }
    }

    // One block is on its way while the next is filled.
    RowBinaryWriter Turn(string insert, RowBinaryWriter full)
    {
        sending.GetAwaiter().GetResult();
        sending = Task.Run(() => client.Insert(insert, full.Written, cancel), cancel);
        RowBinaryWriter next = full == blocks[0] ? blocks[1] : blocks[0];
        next.Clear();
        return next;
    }

    static int Index(StoredTable table, string column) => table.Columns.ToList().FindIndex(it => it.Name == column);
}
