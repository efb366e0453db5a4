using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ledger.DuckDb;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>Takes rows of the cluster into tables of the embedded engine.</summary>
static class Incoming
{
    /// <summary>Appends rows to the table of the same name; their columns are those it has there.</summary>
    public static void Append(DuckDBConnection connection, StoredTable table, RowBinaryReader rows) =>
        Append(connection, table.Name, table.Embedded, rows);

    /// <summary>Appends rows of these columns to a table that has them in this order.</summary>
    public static void Append(DuckDBConnection connection, string table, IReadOnlyList<StoredColumn> columns, RowBinaryReader rows) =>
        connection.Insert(table, $"SELECT {Raw(connection, columns, rows)} FROM incoming r", CancellationToken.None);

    /// <summary>Appends rows that the table does not hold yet; rows of work say in <c>work_sites</c> where they lie.</summary>
    public static void AppendNew(DuckDBConnection connection, StoredTable table, RowBinaryReader rows)
    {
        bool work = table == StoredTable.Work;
        Raw(connection, work ? [.. table.Embedded, StoredColumn.Code("site")] : table.Embedded, rows);
        connection.Execute("DELETE FROM incoming r WHERE (r.batch, r.origin, r.row, r.sign) IN (SELECT (k.batch, k.origin, k.row, k.sign) FROM " + table.Name + " k)");
        if (work)
        {
            connection.Insert("work_sites", "SELECT DISTINCT origin, row, site FROM incoming WHERE sign > 0", CancellationToken.None);
        }

        connection.Insert(table.Name, $"SELECT {Taken(table.Embedded)} FROM incoming r", CancellationToken.None);
    }

    /// <summary>Puts rows into the temporary table <c>incoming</c> as they came; returns what makes values of its columns.</summary>
    public static string Raw(DuckDBConnection connection, IReadOnlyList<StoredColumn> columns, RowBinaryReader rows)
    {
        connection.Execute($"CREATE OR REPLACE TEMP TABLE incoming ({string.Join(", ", columns.Select(it => $"{Sql.Name(it.Name)} {(it.IsText ? "VARCHAR" : "BIGINT")}"))})");
        using (DuckDBAppender appender = connection.CreateAppender("temp", "main", "incoming"))
        {
            while (rows.Next())
            {
                IDuckDBAppenderRow row = appender.CreateRow();
                foreach (StoredColumn column in columns)
                {
                    column.Append(rows, row);
                }

                row.EndRow();
            }
        }

        return Taken(columns);
    }

    static string Taken(IEnumerable<StoredColumn> columns) => string.Join(", ", columns.Select(it => it.Taken));
}
