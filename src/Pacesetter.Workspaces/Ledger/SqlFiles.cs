using System.Collections.Concurrent;

namespace Pacesetter.Workspaces.Ledger;

/// <summary>The SQL files of one engine, one a query; <c>{name}</c> in a file is replaced by generated lists of columns and the like, never by user text.</summary>
/// <param name="folder">Where they lie among the resources of the assembly.</param>
sealed class SqlFiles(string folder)
{
    readonly ConcurrentDictionary<string, string> files = new();

    /// <summary>The text of <c><paramref name="name"/>.sql</c> with its places filled.</summary>
    public string Text(string name, params ReadOnlySpan<(string Place, string Text)> places)
    {
        string sql = files.GetOrAdd(name, Read);
        foreach ((string place, string text) in places)
        {
            sql = sql.Replace("{" + place + "}", text, StringComparison.Ordinal);
        }

        return sql;
    }

    string Read(string name)
    {
        using Stream stream = typeof(SqlFiles).Assembly.GetManifestResourceStream($"{folder}/{name}.sql")
            ?? throw new ArgumentException($"no SQL file {name}", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
