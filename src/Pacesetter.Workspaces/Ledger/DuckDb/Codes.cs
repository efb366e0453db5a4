using DuckDB.NET.Data;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>The codes that work records hold as numbers. Numbers are given once and never change, so what was read stays right.</summary>
sealed class Codes
{
    readonly Lock gate = new();
    string[] known = [];

    /// <summary>Gives numbers to codes that have none; each source is a query of one column.</summary>
    public static void Register(DuckDBConnection connection, CancellationToken cancel, params IEnumerable<string> sources) =>
        connection.Insert("codes", Sql.Text("codes", ("sources", string.Join(" UNION ALL ", sources))), cancel);

    /// <summary>The number of a code; −1, which no row holds, for an unknown one.</summary>
    public static int Number(DuckDBConnection connection, string code, CancellationToken cancel) =>
        connection.Scalar<int?>("SELECT id FROM codes WHERE code = $code", cancel, ("code", code)) ?? -1;

    /// <summary>All committed codes, each at the place of its number less one.</summary>
    public string[] Read(DuckDBConnection connection, CancellationToken cancel)
    {
        lock (gate)
        {
            List<string> more = connection.Query("SELECT code FROM codes WHERE id > $known ORDER BY id", row => row.GetString(0), cancel, ("known", known.Length));
            if (more.Count > 0)
            {
                known = [.. known, .. more];
            }

            return known;
        }
    }
}
