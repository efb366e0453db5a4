using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Workspaces.Searching;

/// <summary>What a provider's index of texts can do.</summary>
abstract class TextStore(RegistryContext registry)
{
    /// <summary>Texts that hold every word, the latest at most.</summary>
    public abstract List<SearchText> Holding(IReadOnlyList<string> words, IReadOnlyList<string> nouns, int limit);

    /// <summary>Texts that share rare trigrams with those given, the likeliest first.</summary>
    public abstract List<SearchText> Sharing(IReadOnlyList<string> grams, int limit);

    /// <summary>The store of a registry's provider.</summary>
    public static TextStore Of(RegistryContext registry) => registry.Database.IsSqlite() ? new SqliteTexts(registry) : new PostgresTexts(registry);

    /// <summary>Texts as <c>number, noun, id, unit, text</c>.</summary>
    protected List<SearchText> Texts(string sql, params (string Name, object Value)[] parameters) => Query(
        sql,
        row => new SearchText { Number = row.GetInt64(0), Noun = row.GetString(1), Id = row.GetString(2), Unit = row.IsDBNull(3) ? null : row.GetString(3), Text = row.GetString(4) },
        parameters);

    protected List<T> Query<T>(string sql, Func<DbDataReader, T> read, params (string Name, object Value)[] parameters)
    {
        registry.Database.OpenConnection();
        try
        {
            using DbCommand command = registry.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            command.Transaction = registry.Database.CurrentTransaction?.GetDbTransaction();
            foreach ((string name, object value) in parameters)
            {
                DbParameter parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            var rows = new List<T>();
            using DbDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        }
        finally
        {
            registry.Database.CloseConnection();
        }
    }

    /// <summary>A pattern for LIKE that finds the word itself, with \ as its escape.</summary>
    protected static string Pattern(string word) =>
        $"%{word.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}
