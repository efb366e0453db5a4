namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>The SQL of the embedded engine.</summary>
static class Sql
{
    static readonly SqlFiles Files = new("Ledger/DuckDb/Sql");

    /// <summary>The text of <c>Sql/<paramref name="name"/>.sql</c> with its places filled.</summary>
    public static string Text(string name, params (string Place, string Text)[] places) => Files.Text(name, places);

    /// <summary>A quoted identifier.</summary>
    public static string Name(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>A quoted text literal.</summary>
    public static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
