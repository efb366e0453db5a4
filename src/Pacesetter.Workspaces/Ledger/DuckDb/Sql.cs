using System.Collections.Concurrent;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>The SQL files of the embedded engine, one a query; <c>{name}</c> in a file is replaced by generated lists of columns and the like, never by user text.</summary>
static class Sql
{
    static readonly ConcurrentDictionary<string, string> Files = new();

    /// <summary>The text of <c>Sql/<paramref name="name"/>.sql</c> with its places filled.</summary>
    public static string Text(string name, params (string Place, string Text)[] places)
    {
        string sql = Files.GetOrAdd(name, Read);
        foreach ((string place, string text) in places)
        {
            sql = sql.Replace("{" + place + "}", text, StringComparison.Ordinal);
        }

        return sql;
    }

    /// <summary>A quoted identifier.</summary>
    public static string Name(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>A quoted text literal.</summary>
    public static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    static string Read(string name)
    {
        using Stream stream = typeof(Sql).Assembly.GetManifestResourceStream($"Ledger/DuckDb/Sql/{name}.sql")
            ?? throw new ArgumentException($"no SQL file {name}", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
