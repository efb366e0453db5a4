using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>The tables of the embedded ledger. All but <c>work</c> follow from the input tables.</summary>
static class Schema
{
    /// <summary>The version this program reads and writes.</summary>
    public const int Version = 2;

    /// <summary>Makes the tables in a new file; refuses a file of another version.</summary>
    public static void Ensure(DuckDBConnection connection)
    {
        if (!IsMade(connection))
        {
            connection.Execute("BEGIN TRANSACTION;" + Sql.Text("schema") + string.Concat(Tables.All.Where(table => table != Tables.Work).Select(Create)) + string.Concat(Tables.All.Select(LiveView)) + $"CREATE VIEW live_work AS {Sql.Text("live-work", ("rows", "standing_work"))};\n" + Sql.Text("views") + "COMMIT;");
            return;
        }

        int version = connection.Scalar<int>("SELECT max(version) FROM ledger_schema");
        if (version != Version)
        {
            throw new RefusalException(RefusalKind.Failed, "ledger_version", $"The ledger is of version {version}; this program reads version {Version}.", "Use the program that made it, or export and import the data.");
        }
    }

    /// <summary>Whether the tables are there.</summary>
    public static bool IsMade(DuckDBConnection connection) =>
        connection.Scalar<long>("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'ledger_schema' AND database_name = current_database()") > 0;

    /// <summary>The columns of a table that the ledger keeps: names of persons live in the registry.</summary>
    public static IEnumerable<Column> Kept(Table table) => table.Columns.Where(column => !column.PersonName);

    /// <summary>The kept columns as a list for SQL, each with a prefix.</summary>
    public static string List(Table table, string prefix = "") => string.Join(", ", Kept(table).Select(column => prefix + Sql.Name(column.Name)));

    /// <summary>The SQL type of a column's values once they are read.</summary>
    public static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => "VARCHAR",
        ColumnKind.Date => "DATE",
        ColumnKind.Time => "TIMESTAMP",
        ColumnKind.Amount => "DECIMAL(18,4)",
        ColumnKind.Figure => "DECIMAL(18,6)",
        ColumnKind.Count => "BIGINT",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    static string Create(Table table) =>
        $"CREATE TABLE {table.Name} (batch INTEGER NOT NULL, origin INTEGER NOT NULL, row BIGINT NOT NULL, sign TINYINT NOT NULL, "
        + string.Join(", ", Kept(table).Select(column => $"{Sql.Name(column.Name)} {TypeOf(column.Kind)}")) + ");\n";

    // Work records hold numbers for codes; what stands of them is read through a view of its own.
    static string LiveView(Table table) => Sql.Text("live-view", ("view", table == Tables.Work ? "standing_work" : "live_" + table.Name), ("table", table.Name)) + ";\n";
}
