using System.Globalization;
using DuckDB.NET.Data;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>The batches the ledger knows.</summary>
static class BatchTable
{
    const string Columns = "batch, id, name, source, tables, rows, notes, imported_at, forgotten_at";

    /// <summary>All batches, the oldest first.</summary>
    public static List<BatchRecord> All(DuckDBConnection connection, CancellationToken cancel) =>
        connection.Query($"SELECT {Columns} FROM batches ORDER BY batch", Read, cancel);

    /// <summary>The live batch of an id, or null.</summary>
    public static BatchRecord? Live(DuckDBConnection connection, string id, CancellationToken cancel) =>
        connection.Query($"SELECT {Columns} FROM batches WHERE id = $id AND forgotten_at IS NULL", Read, cancel, ("id", id)).FirstOrDefault();

    /// <summary>Numbers a new batch and writes it; its rows follow in the same transaction.</summary>
    public static int Begin(DuckDBConnection connection, Batch batch, DateTime now, CancellationToken cancel)
    {
        int number = connection.Scalar<int>("SELECT coalesce(max(batch), 0) + 1 FROM batches", cancel);
        connection.Execute(
            "INSERT INTO batches VALUES ($number, $id, $name, $source, $tables, 0, $notes, $now, NULL)",
            cancel,
            ("number", number),
            ("id", batch.Id),
            ("name", batch.Name),
            ("source", batch.Source),
            ("tables", string.Join(' ', batch.Staged.Select(staged => staged.Table.Name).Distinct())),
            ("notes", string.Join('\n', batch.Notes)),
            ("now", now));
        return number;
    }

    /// <summary>Writes how many rows a batch brought.</summary>
    public static void Count(DuckDBConnection connection, int number, long rows, CancellationToken cancel) =>
        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"UPDATE batches SET rows = {rows} WHERE batch = {number}"), cancel);

    /// <summary>Writes batches that another ledger keeps, over what is known of them.</summary>
    public static void Put(DuckDBConnection connection, IReadOnlyList<BatchRecord> batches, CancellationToken cancel)
    {
        foreach (BatchRecord batch in batches)
        {
            connection.Execute(
                "INSERT OR REPLACE INTO batches VALUES ($number, $id, $name, $source, $tables, $rows, $notes, $imported, $forgotten)",
                cancel,
                ("number", batch.Number),
                ("id", batch.Id),
                ("name", batch.Name),
                ("source", batch.Source),
                ("tables", string.Join(' ', batch.Tables)),
                ("rows", batch.Rows),
                ("notes", string.Join('\n', batch.Notes)),
                ("imported", batch.ImportedAt),
                ("forgotten", batch.ForgottenAt));
        }
    }

    static BatchRecord Read(DuckDBDataReader row) => new(
        row.GetInt32(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4).Split(' ', StringSplitOptions.RemoveEmptyEntries),
        row.GetInt64(5),
        row.GetString(6).Split('\n', StringSplitOptions.RemoveEmptyEntries),
        DateTime.SpecifyKind(row.GetDateTime(7), DateTimeKind.Utc),
        row.IsDBNull(8) ? null : DateTime.SpecifyKind(row.GetDateTime(8), DateTimeKind.Utc));
}
