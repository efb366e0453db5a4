using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger.DuckDb;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>Brings the facts that a batch may touch from the cluster into the embedded engine: the tickets and keys it names, and all of the person-days these lie on.</summary>
sealed class Touched(DuckDBConnection connection, ClusterClient client, Snapshot snapshot, CancellationToken cancel)
{
    // More than that is asked for in several questions.
    const int MostWanted = 500_000;

    const string NumberAndDay = "number Int32, day Int32";
    const string TextAndDay = "text String, day Int32";

    const string DaysOfWork = "SELECT DISTINCT CAST(person AS BIGINT), CAST(date - DATE '1970-01-01' AS BIGINT) FROM work WHERE person IS NOT NULL";

    /// <summary>What the rows of a batch may touch.</summary>
    public void ByBatch(Batch batch)
    {
        Begin();
        // Where nobody was clocked or attended, the hours attended are those of the tickets.
        bool attended = snapshot.Has(StoredTable.Attended) || snapshot.Has(StoredTable.Find(Tables.Attendance))
            || batch.Staged.Any(it => it.Table == Tables.Attendance || (it.Table == Tables.Work && connection.Scalar<bool>($"SELECT EXISTS (SELECT 1 FROM {it.Name} WHERE start IS NOT NULL)", cancel)));
        foreach (StagedTable staged in batch.Staged.Where(it => StoredTable.Find(it.Table).IsFact))
        {
            if (staged.Table == Tables.Work)
            {
                Bring(StoredTable.Work, "record IN (SELECT text FROM wanted)", "text String", $"SELECT DISTINCT record FROM (SELECT record FROM {staged.Name} UNION ALL SELECT corrects FROM {staged.Name}) WHERE record IS NOT NULL");
            }
            else
            {
                string key = Sql.Name(staged.Table.Key[0]);
                Bring(StoredTable.Find(staged.Table), $"(ifNull({key}, ''), date) IN (SELECT text, day FROM wanted)", TextAndDay, $"SELECT DISTINCT {key}, CAST(date - DATE '1970-01-01' AS BIGINT) FROM {staged.Name} WHERE {key} IS NOT NULL AND date IS NOT NULL");
            }

            if (attended && staged.Table.Find("person") is not null)
            {
                BringDays($"SELECT DISTINCT CAST(k.id AS BIGINT), CAST(s.date - DATE '1970-01-01' AS BIGINT) FROM {staged.Name} s JOIN codes k ON k.code = s.person WHERE s.date IS NOT NULL");
            }
        }

        if (attended && connection.Scalar<bool>("SELECT EXISTS (SELECT 1 FROM work)", cancel))
        {
            BringDays(DaysOfWork);
        }
    }

    /// <summary>What taking a batch back may touch.</summary>
    public void ByRows(int batch)
    {
        Begin();
        string written = $"(batch = {ClusterSql.Number(batch)} OR origin = {ClusterSql.Number(batch)})";
        foreach (StoredTable table in StoredTable.All.Where(it => it.IsFact && it != StoredTable.Attended && snapshot.Has(it)))
        {
            using RowBinaryReader rows = Ask(table, written, []);
            Incoming.AppendNew(connection, table, rows);
        }

        BringDays($"{DaysOfWork} UNION SELECT k.id, CAST(a.date - DATE '1970-01-01' AS BIGINT) FROM attendance a JOIN codes k ON k.code = a.person");
    }

    /// <summary>Makes the tables that say where rows lie.</summary>
    void Begin()
    {
        connection.Execute("CREATE OR REPLACE TEMP TABLE work_sites (origin INTEGER, row BIGINT, site INTEGER)", cancel);
        connection.Execute("CREATE OR REPLACE TEMP TABLE attended_before (site INTEGER, person INTEGER, date DATE, team INTEGER, hours DECIMAL(18,4), scheduled DECIMAL(18,4), ticketed DECIMAL(18,4))", cancel);
    }

    // Every record, attendance and attended hour of these persons on these days.
    void BringDays(string days)
    {
        connection.Execute($"CREATE OR REPLACE TEMP TABLE touched_days AS SELECT DISTINCT * FROM ({days}) d(person, day)", cancel);
        const string wanted = "SELECT person, day FROM touched_days";
        Bring(StoredTable.Work, "(person, date) IN (SELECT number, day FROM wanted)", NumberAndDay, wanted);
        Bring(StoredTable.Find(Tables.Attendance), "(ifNull(person, ''), date) IN (SELECT text, day FROM wanted)", TextAndDay, "SELECT k.code, t.day FROM touched_days t JOIN codes k ON k.id = t.person");
        if (!snapshot.Has(StoredTable.Attended))
        {
            return;
        }

        StoredColumn[] columns = [.. StoredTable.Attended.Columns.Where(it => it.Name is not ("sign" or "month" or "slot"))];
        foreach ((ReadOnlyMemory<byte> rows, string between) in Wanted(wanted, NumberAndDay))
        {
            string list = StoredTable.List(columns);
            using RowBinaryReader standing = client.Ask(
                $"SELECT {list} FROM {client.Address.Database}.attended WHERE {snapshot.Condition}{between} AND (person, date) IN (SELECT number, day FROM wanted) GROUP BY {list} HAVING sum(toInt64(sign)) > 0",
                cancel,
                new SentTable("wanted", NumberAndDay, rows)).GetAwaiter().GetResult();
            connection.Execute($"CREATE OR REPLACE TEMP TABLE attended_more AS SELECT {Incoming.Raw(connection, columns, standing)} FROM incoming r EXCEPT FROM attended_before");
            connection.Insert("attended_before", "FROM attended_more", cancel);
            connection.Insert("attended", "SELECT DISTINCT * EXCLUDE (site) FROM attended_before a WHERE NOT EXISTS (SELECT 1 FROM attended k WHERE k.person = a.person AND k.date = a.date)", cancel);
        }
    }

    void Bring(StoredTable table, string condition, string structure, string wanted)
    {
        if (!snapshot.Has(table))
        {
            return;
        }

        foreach ((ReadOnlyMemory<byte> rows, string between) in Wanted(wanted, structure))
        {
            using RowBinaryReader found = Ask(table, condition + between, [new SentTable("wanted", structure, rows)]);
            Incoming.AppendNew(connection, table, found);
        }
    }

    RowBinaryReader Ask(StoredTable table, string condition, IReadOnlyList<SentTable> sent)
    {
        string site = table == StoredTable.Work ? ", site" : "";
        return client.Ask($"SELECT {StoredTable.List(table.Embedded)}{site} FROM {client.Address.Database}.{table.Name} WHERE {snapshot.Condition} AND {condition}", cancel, sent).GetAwaiter().GetResult();
    }

    // The rows of a query as they are sent along, so many at a time, and the days they lie between.
    List<(ReadOnlyMemory<byte> Rows, string Between)> Wanted(string query, string structure)
    {
        bool text = structure != NumberAndDay;
        bool byDay = structure is NumberAndDay or TextAndDay;
        var all = new List<(ReadOnlyMemory<byte>, string)>();
        foreach ((string? Key, long Number, long Day)[] chunk in connection.Query(query, row => (text ? row.GetString(0) : null, text ? 0 : row.GetInt64(0), byDay ? row.GetInt64(1) : 0), cancel).Chunk(MostWanted))
        {
            var rows = new RowBinaryWriter();
            foreach ((string? key, long number, long day) in chunk)
            {
                if (key is not null)
                {
                    rows.Text(key);
                }
                else
                {
                    rows.Int32((int)number);
                }

                if (byDay)
                {
                    rows.Int32((int)day);
                }
            }

            string between = byDay ? $" AND date >= {ClusterSql.Number(chunk.Min(it => it.Day))} AND date <= {ClusterSql.Number(chunk.Max(it => it.Day))}" : "";
            all.Add((rows.Written, between));
        }

        return all;
    }
}
