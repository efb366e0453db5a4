using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ingesting.Sources;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Mapping;

/// <summary>What a profile selects from: the file, its blank cells filled down where the profile says so, and the profile's own names.</summary>
sealed class ProfileSource(JsonObject profile, SourceFile file, DuckDBConnection connection)
{
    /// <summary>The SQL source, and notes on what was trimmed.</summary>
    public (string From, IReadOnlyList<string> Notes) Prepare()
    {
        string from = FilledDown();
        var aliases = new List<string>();
        foreach ((string name, JsonNode? value) in profile["aliases"]?.AsObject() ?? [])
        {
            string expression = value is JsonArray alternatives ? Header([.. alternatives.Select(it => (string)it!)]) : (string)value!;
            aliases.Add($"{expression} AS {Sql.Name(name)}");
        }

        return (aliases.Count == 0 ? from : $"(SELECT *, {string.Join(", ", aliases)} FROM {from})", Notes());
    }

    string FilledDown()
    {
        if (profile["fill_down"] is not JsonArray columns)
        {
            return file.From;
        }

        // The first of the columns begins an entry; what an entry leaves blank is not the entry before's.
        string[] names = [.. columns.Select(column => Header([(string)column!]))];
        string replaced = string.Join(", ", names.Select(name => $"last_value({name} IGNORE NULLS) OVER (PARTITION BY file_entry ORDER BY file_row ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS {name}"));
        string entries = $"(SELECT *, count({names[0]}) OVER (ORDER BY file_row ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS file_entry FROM (SELECT *, row_number() OVER () AS file_row FROM {file.From}))";
        return $"(SELECT * EXCLUDE (file_row, file_entry) FROM (SELECT * REPLACE ({replaced}) FROM {entries}) ORDER BY file_row)";
    }

    List<string> Notes()
    {
        var notes = new List<string>();
        foreach (JsonNode? column in profile["trims"]?.AsArray() ?? [])
        {
            string name = Header([(string)column!]);
            long trimmed = connection.Scalar<long>($"SELECT count(*) FROM {file.From} WHERE {name} <> trim({name})");
            if (trimmed > 0)
            {
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"blanks around {(string)column!} were trimmed in {trimmed} rows"));
            }
        }

        return notes;
    }

    string Header(IReadOnlyList<string> alternatives) =>
        alternatives.Where(file.Headers.Contains).Select(Sql.Name).FirstOrDefault()
        ?? throw new RefusalException(
            RefusalKind.Usage,
            "source_column_missing",
            $"{file.Path} has no column {string.Join(" or ", alternatives)}, which the profile {(string?)profile["name"]} needs.",
            "Its columns: " + JsonSerializer.Serialize(file.Headers));
}
