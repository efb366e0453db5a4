using DuckDB.NET.Data;
using Pacesetter.Workspaces.Exporting;
using Pacesetter.Workspaces.Ingesting.Mapping;
using Pacesetter.Workspaces.Ingesting.Sources;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Ledger.DuckDb;

namespace Pacesetter.Workspaces.Ingesting;

/// <summary>Writes the rejected rows of a batch with file, line, column, value, reason and remedy.</summary>
sealed class RejectsFile(Workspace workspace, CancellationToken cancel)
{
    /// <summary>Writes the file and returns its path.</summary>
    public string Write(Batch batch, SourceFile file, IReadOnlyList<ColumnPlan> plans)
    {
        DuckDBConnection connection = workspace.Engine.Writer;
        Directory.CreateDirectory(workspace.Settings.RejectsDirectory);
        string path = Path.Combine(workspace.Settings.RejectsDirectory, $"{batch.Id[..16]}.rejects.csv");
        string spill = $"read_parquet({Sql.Literal(batch.RejectsSpill)})";
        // Rows that a plan picked or merged have no line of their own.
        string[] inOrder = [.. plans.Where(plan => !plan.Distinct && plan.Where is null).Select(plan => plan.Table.Name)];
        string lined = inOrder.Length == 0 ? "false" : $"tab IN ({string.Join(", ", inOrder.Select(Sql.Literal))})";
        List<long> rows = connection.Query($"SELECT DISTINCT row FROM {spill} WHERE {lined} ORDER BY row", row => row.GetInt64(0), cancel);
        connection.Execute("CREATE OR REPLACE TEMP TABLE reject_lines (row BIGINT, line BIGINT)", cancel);
        using (DuckDBAppender appender = connection.CreateAppender("temp", "main", "reject_lines"))
        {
            file.LinesOf(rows, (row, line) =>
            {
                cancel.ThrowIfCancellationRequested();
                appender.CreateRow().AppendValue(row).AppendValue(line).EndRow();
            });
        }

        connection.Execute(Sql.Text("rejects-file", ("spill", spill), ("lined", lined), ("value", PlainCell.OfSql("r.value")), ("file", Sql.Literal(file.Path)), ("path", Sql.Literal(path))), cancel);
        connection.Execute("DROP TABLE reject_lines");
        File.Delete(batch.RejectsSpill);
        return path;
    }
}
