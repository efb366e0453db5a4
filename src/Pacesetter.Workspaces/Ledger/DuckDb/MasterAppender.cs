using System.Globalization;
using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ingesting;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>Appends master data, attendance, calendar and observations. A row whose key stands with other content supersedes it.</summary>
sealed class MasterAppender(DuckDBConnection connection, Rejections rejections, CancellationToken cancel)
{
    /// <summary>Checks the staged rows and decides what becomes of each.</summary>
    /// <param name="staged">The staged table.</param>
    /// <param name="keepKnown">Leaves what stands as it is: shipped profiles create codes and change none.</param>
    public void Judge(StagedTable staged, bool keepKnown)
    {
        Table table = staged.Table;
        if (table == Tables.Units)
        {
            connection.Execute(Sql.Text("unit-cycles", ("stage", staged.Name)), cancel);
        }

        rejections.Apply(staged, $"{staged.Name} s", Rules.Of(table));
        string[] content = [.. Schema.Kept(table).Select(column => column.Name)];
        connection.Execute(
            Sql.Text(
                "master-fate",
                ("stage", staged.Name),
                ("table", table.Name),
                ("refused", rejections.RowsOf(staged)),
                ("key", string.Join(", ", table.Key.Select(Sql.Name))),
                ("same_as_head", Same(content, "g", "h")),
                ("same_as_live", Same(content, "g", "l")),
                ("key_is_first", Same(table.Key, "g", "f")),
                ("key_is_live", Same(table.Key, "g", "l"))),
            cancel);
        rejections.Add(
            staged,
            $"SELECT f.staged, {Sql.Literal(table.Key[0])}, CAST(s.{Sql.Name(table.Key[0])} AS VARCHAR) FROM fate f JOIN {staged.Name} s ON s.rowid = f.staged WHERE f.fate = 'doubled'",
            "doubled: the file holds this key before with other content",
            "Keep one of the rows.");
        if (keepKnown)
        {
            connection.Execute("UPDATE fate SET fate = 'same' WHERE fate = 'changed'", cancel);
        }
    }

    /// <summary>Writes the rows judged new or changed and returns how many there were, and how many stood already.</summary>
    public (long Imported, long Skipped) Write(StagedTable staged, int batch)
    {
        Table table = staged.Table;
        string columns = $"(batch, origin, row, sign, {Schema.List(table)})";
        string number = batch.ToString(CultureInfo.InvariantCulture);
        connection.Insert(table.Name, Sql.Text("master-changed", ("table", table.Name), ("columns", Schema.List(table, "t."))).Replace("$batch", number, StringComparison.Ordinal), cancel, columns);
        connection.Insert(table.Name, Sql.Text("master-append", ("stage", staged.Name), ("columns", Schema.List(table, "s."))).Replace("$batch", number, StringComparison.Ordinal), cancel, columns);
        if (table == Tables.Units)
        {
            Codes.Register(connection, cancel, "SELECT unit FROM live_units");
            connection.Execute(Derived.UnitPaths, cancel);
        }

        return Counts();
    }

    /// <summary>How many judged rows are to be written, and how many stand already.</summary>
    public (long Imported, long Skipped) Counts() =>
        connection.Query("SELECT count(*) FILTER (fate IN ('new', 'changed')), count(*) FILTER (fate = 'same') FROM fate", row => (row.GetInt64(0), row.GetInt64(1)), cancel)[0];

    static string Same(IEnumerable<string> columns, string left, string right) =>
        string.Join(" AND ", columns.Select(column => $"{left}.{Sql.Name(column)} IS NOT DISTINCT FROM {right}.{Sql.Name(column)}"));
}
