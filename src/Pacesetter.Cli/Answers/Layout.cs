using System.Text.Json;
using System.Text.Json.Nodes;
using Row = System.Collections.Generic.Dictionary<string, System.Text.Json.Nodes.JsonNode?>;

namespace Pacesetter.Cli.Answers;

/// <summary>A table for reading.</summary>
/// <param name="Heading">What stands above it; empty for the main one.</param>
/// <param name="Headers">The columns' names; empty where each row is a name and its value.</param>
/// <param name="Rows">Texts, row by row.</param>
/// <param name="Right">Which columns are set right-aligned.</param>
sealed record Grid(string Heading, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<bool> Right);

/// <summary>Lays an answer out for reading: single values first, then every list as a table.</summary>
static class Layout
{
    /// <summary>The answer's tables.</summary>
    /// <param name="answer">The answer's JSON.</param>
    /// <param name="sparse">True where what is empty is left out: an entry has many fields, and most are not filled yet.</param>
    public static IReadOnlyList<Grid> Of(JsonObject answer, bool sparse = false)
    {
        var grids = new List<Grid>();
        Members(grids, "", answer.Where(member => member.Key != "schema" && !(sparse && member.Value is null or JsonArray { Count: 0 })));
        return grids;
    }

    static void Members(List<Grid> grids, string heading, IEnumerable<KeyValuePair<string, JsonNode?>> members)
    {
        var later = new List<KeyValuePair<string, JsonNode?>>();
        var pairs = new List<IReadOnlyList<string>>();
        foreach (KeyValuePair<string, JsonNode?> member in members)
        {
            if (member.Value is JsonObject || IsTable(member.Value))
            {
                later.Add(member);
            }
            else
            {
                pairs.Add([Spaced(member.Key), member.Value is JsonArray { Count: 0 } ? "none" : Figures.One(member.Value)]);
            }
        }

        if (pairs.Count > 0)
        {
            grids.Add(new(heading, [], pairs, [false, false]));
        }

        foreach ((string key, JsonNode? value) in later)
        {
            string inner = Joined(heading, key == "rows" ? "" : Spaced(key));
            if (value is JsonObject nested)
            {
                Members(grids, inner, nested);
            }
            else
            {
                Table(grids, inner, [.. value!.AsArray().Select(row => row as JsonObject ?? [])]);
            }
        }
    }

    // Lists inside rows become tables of their own below, each row led by the first column of the row it came from.
    static void Table(List<Grid> grids, string heading, List<JsonObject> rows)
    {
        Row[] flat = [.. rows.Select(Flat)];
        string[] all = [.. flat.SelectMany(row => row.Keys).Distinct()];
        // A group of figures that some rows lack is null there; its columns stand already.
        string[] keys = [.. all.Where(key => flat.Any(row => row.GetValueOrDefault(key) is not null) || !all.Any(other => other.StartsWith(key + " ", StringComparison.Ordinal)))];
        string[] nested = [.. keys.Where(key => flat.Any(row => IsTable(row.GetValueOrDefault(key))))];
        string[] columns = [.. keys.Except(nested)];
        JsonNode?[][] values = [.. columns.Select(column => flat.Select(row => row.GetValueOrDefault(column)).ToArray())];
        IReadOnlyList<string>[] texts = [.. values.Select(column => Figures.Column(column))];
        bool[] right = [.. values.Select(column => column.Any(Figures.IsNumber))];
        grids.Add(new(heading, [.. columns.Select(Spaced)], [.. Enumerable.Range(0, rows.Count).Select(i => texts.Select(column => column[i]).ToArray())], right));
        foreach (string key in nested)
        {
            List<JsonObject> inner = [.. flat.SelectMany(row => (row.GetValueOrDefault(key) as JsonArray ?? []).Select(child => Led(columns.FirstOrDefault(), row, child!.AsObject())))];
            Table(grids, Joined(heading, Spaced(key)), inner);
        }
    }

    static JsonObject Led(string? column, Row row, JsonObject child)
    {
        var led = new JsonObject();
        if (column is not null)
        {
            led[$"of {column}"] = row.GetValueOrDefault(column)?.DeepClone();
        }

        foreach ((string key, JsonNode? value) in child)
        {
            led[key] = value?.DeepClone();
        }

        return led;
    }

    static Row Flat(JsonObject row)
    {
        var flat = new Row();
        Flatten(flat, "", row);
        return flat;
    }

    static void Flatten(Row flat, string prefix, JsonObject members)
    {
        foreach ((string key, JsonNode? value) in members)
        {
            if (value is JsonObject nested)
            {
                Flatten(flat, $"{prefix}{key} ", nested);
            }
            else
            {
                flat[prefix + key] = value;
            }
        }
    }

    static bool IsTable(JsonNode? node) => node is JsonArray { Count: > 0 } list && list.All(one => one?.GetValueKind() == JsonValueKind.Object);

    static string Spaced(string key) => key.Replace('_', ' ');

    static string Joined(string heading, string more) => heading.Length == 0 ? more : more.Length == 0 ? heading : $"{heading}: {more}";
}
