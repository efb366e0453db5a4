using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger.DuckDb;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>Recomputes the stored figures of a cluster from its raw records: a month of them at a time in the embedded engine, since a ticket and a person-day lie within a day.</summary>
sealed class MonthlyRecount(ClusterClient client, DuckDBConnection connection, Snapshot snapshot, CancellationToken cancel)
{
    string Database => client.Address.Database;

    public async Task<IReadOnlyList<Recounted>> Run()
    {
        var found = new Dictionary<string, long>();
        foreach (int month in await Months())
        {
            connection.Execute("BEGIN TRANSACTION", cancel);
            try
            {
                await Bring(month);
                foreach (Recounted one in new Recount(connection, cancel).Compare())
                {
                    // What lies above a unit is the same in every month.
                    found[one.Figure] = one.Figure == "units_above" ? one.Differing : found.GetValueOrDefault(one.Figure) + one.Differing;
                }
            }
            finally
            {
                connection.Execute("ROLLBACK");
            }
        }

        return [.. found.Select(it => new Recounted(it.Key, it.Value))];
    }

    async Task<List<int>> Months()
    {
        var months = new List<int>();
        using RowBinaryReader rows = await client.Ask($"SELECT DISTINCT month FROM (SELECT month FROM {Database}.work WHERE {snapshot.Condition} UNION ALL SELECT month FROM {Database}.attended WHERE {snapshot.Condition}) AS months ORDER BY month", cancel);
        while (rows.Next())
        {
            months.Add(rows.Int32());
        }

        return months;
    }

    async Task Bring(int month)
    {
        DateOnly first = ClusterSql.Month(month);
        string days = $"{snapshot.Condition} AND date >= {ClusterSql.Number(ClusterSql.Day(first))} AND date < {ClusterSql.Number(ClusterSql.Day(first.AddMonths(1)))}";
        foreach (StoredTable table in (StoredTable[])[StoredTable.Work, StoredTable.Find(Tables.Attendance)])
        {
            using RowBinaryReader rows = await client.Ask($"SELECT {StoredTable.List(table.Embedded)} FROM {Database}.{table.Name} WHERE {days}", cancel);
            Incoming.Append(connection, table, rows);
        }

        StoredColumn[] columns = [.. StoredTable.Attended.Columns.Where(it => it.Name is not ("sign" or "site" or "month" or "slot"))];
        string list = StoredTable.List(columns);
        // The copies of a person-day are one.
        using RowBinaryReader attended = await client.Ask($"SELECT DISTINCT {list} FROM (SELECT site, {list} FROM {Database}.attended WHERE {days} GROUP BY site, {list} HAVING sum(toInt64(sign)) > 0) AS standing", cancel);
        Incoming.Append(connection, "attended", columns, attended);
    }
}
