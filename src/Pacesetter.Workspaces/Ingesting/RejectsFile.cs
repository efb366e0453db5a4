using System.Globalization;
using DuckDB.NET.Data;
using Pacesetter.Workspaces.Exporting;
using Pacesetter.Workspaces.Ingesting.Sources;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Ledger.DuckDb;

namespace Pacesetter.Workspaces.Ingesting;

/// <summary>Writes the rejected rows of a batch with file, line, column, value, reason and remedy.</summary>
sealed class RejectsFile(Workspace workspace, CancellationToken cancel)
{
    /// <summary>Writes the file and returns its path.</summary>
    public string Write(Batch batch, SourceFile file, IReadOnlyList<RejectReason> reasons)
    {
        DuckDBConnection connection = workspace.Engine.Writer;
        Directory.CreateDirectory(workspace.Settings.RejectsDirectory);
        string path = Path.Combine(workspace.Settings.RejectsDirectory, $"{batch.Id[..16]}.rejects.csv");
        string spill = $"read_parquet({Sql.Literal(batch.RejectsSpill)})";
        // Rows that a plan picked or merged have no line of their own.
        string[] inOrder = [.. reasons.Index().Where(it => it.Item.Staged.InFileOrder).Select(it => it.Index.ToString(CultureInfo.InvariantCulture))];
        string lined = inOrder.Length == 0 ? "false" : $"reason IN ({string.Join(", ", inOrder)})";
        RowSet rows = Rows($"SELECT row FROM {spill} WHERE {lined}");
        connection.Execute("CREATE OR REPLACE TEMP TABLE reject_lines (row BIGINT, line BIGINT)", cancel);
        using (DuckDBAppender appender = connection.CreateAppender("temp", "main", "reject_lines"))
        {
            file.LinesOf(rows, (row, line) =>
            {
                cancel.ThrowIfCancellationRequested();
                appender.CreateRow().AppendValue(row).AppendValue(line).EndRow();
            });
        }

        connection.Execute(
            Sql.Text(
                "rejects-file",
                ("spill", spill),
                ("lined", lined),
                ("value", PlainCell.OfSql("value")),
                ("file", Sql.Literal(file.Path)),
                ("reasons", Listed(reasons.Select(it => it.Reason))),
                ("remedies", Listed(reasons.Select(it => it.Remedy))),
                ("path", Sql.Literal(path))),
            cancel);
        connection.Execute("DROP TABLE reject_lines");
        File.Delete(batch.RejectsSpill);
        return path;
    }

    /// <summary>The first of the rejected, as they were written.</summary>
    public IReadOnlyList<RejectedCell> Read(string path, int most) => workspace.Engine.Writer.Query(
        string.Create(CultureInfo.InvariantCulture, $"SELECT file, TRY_CAST(line AS BIGINT), \"column\", {PlainCell.OriginalSql("value")}, reason, remedy FROM read_csv({Sql.Literal(path)}, header = true, all_varchar = true) LIMIT {most}"),
        row => new RejectedCell(row.GetString(0), row.IsDBNull(1) ? null : row.GetInt64(1), row.Text(2), row.Text(3), row.GetString(4), row.GetString(5)),
        cancel);

    static string Listed(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Sql.Literal))}]";

    // A bit a row, whatever the engine would hold to make them distinct and put them in order.
    RowSet Rows(string query)
    {
        var rows = new RowSet();
        using DuckDBCommand command = workspace.Engine.Writer.Command(query);
        command.UseStreamingMode = true;
        return command.Cancellable(
            it =>
            {
                using DuckDBDataReader reader = it.ExecuteReader();
                while (reader.Read())
                {
                    rows.Add(reader.GetInt64(0));
                }

                return rows;
            },
            cancel);
    }
}
