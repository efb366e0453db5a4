using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ingesting.Sources;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Mapping;

/// <summary>Where canonical columns come from in a foreign file: a map of one table, or a shipped profile that fills several.</summary>
public sealed class Mapping
{
    // Headers stand in a map file as they stand in the file they are of.
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly JsonObject document;
    readonly string source;

    Mapping(JsonObject document, string source, bool profile)
    {
        this.document = document;
        this.source = source;
        IsProfile = profile;
    }

    /// <summary>The profiles that are shipped.</summary>
    public static IReadOnlyList<string> Profiles { get; } = ["garments", "teknosan", "erpnext-job-card"];

    public bool IsProfile { get; }

    /// <summary>What is reconstructed or assumed; stated wherever the data shows.</summary>
    public string? Note => IsProfile ? (string?)document["note"] : null;

    /// <summary>Reads a map file, or the shipped profile of that name.</summary>
    /// <exception cref="RefusalException">Neither is there, or it is not the JSON it should be.</exception>
    public static Mapping Load(string fileOrProfile)
    {
        bool profile = Profiles.Contains(fileOrProfile);
        if (!profile && !File.Exists(fileOrProfile))
        {
            throw new RefusalException(RefusalKind.Usage, "map_missing", $"{fileOrProfile} is neither a file nor a shipped profile.", "Profiles: " + string.Join(", ", Profiles));
        }

        try
        {
            using Stream stream = profile
                ? typeof(Mapping).Assembly.GetManifestResourceStream($"Ingesting/Profiles/{fileOrProfile}.json")!
                : File.OpenRead(fileOrProfile);
            return JsonNode.Parse(stream) is JsonObject document
                ? new Mapping(document, fileOrProfile, profile)
                : throw Malformed(fileOrProfile, "it is no JSON object");
        }
        catch (JsonException malformed)
        {
            throw Malformed(fileOrProfile, $"line {malformed.LineNumber + 1}: {malformed.Message}");
        }
    }

    /// <summary>The map file that says which header fills which column.</summary>
    internal static string TextOf(IReadOnlyDictionary<string, string> columns) => JsonSerializer.Serialize(columns, Plain);

    /// <summary>A map that somebody gave in place of a file: headers alone, no expressions.</summary>
    internal static Mapping Of(JsonObject columns, string called) => new(columns, called, profile: false);

    /// <summary>The plans for a file: one for a map, one for each entry of a profile.</summary>
    /// <param name="table">The table asked for; null takes all of a profile.</param>
    /// <param name="file">The file.</param>
    /// <param name="connection">Checks expressions.</param>
    public IReadOnlyList<ColumnPlan> Plans(Table? table, SourceFile file, DuckDBConnection connection)
    {
        ArgumentNullException.ThrowIfNull(file);
        var expressions = new Expressions(connection, source);
        if (!IsProfile)
        {
            return [Plan(table!, document, file, file.From, expressions)];
        }

        (string from, IReadOnlyList<string> notes) = new ProfileSource(document, file, connection).Prepare();
        var plans = new List<ColumnPlan>();
        foreach ((string name, JsonNode? entries) in document["tables"]!.AsObject())
        {
            foreach (JsonObject entry in entries!.AsArray().Select(entry => entry!.AsObject()))
            {
                ColumnPlan plan = Plan(Tables.Find(name)!, entry["columns"]!.AsObject(), file, from, expressions);
                plans.Add(plan with { Where = (string?)entry["where"], Distinct = (bool?)entry["distinct"] ?? false, Notes = notes });
            }
        }

        return plans;
    }

    ColumnPlan Plan(Table table, JsonObject map, SourceFile file, string from, Expressions expressions)
    {
        var columns = new List<PlannedColumn>();
        foreach ((string name, JsonNode? value) in map)
        {
            Column column = table.Find(name) ?? throw new RefusalException(
                RefusalKind.Usage, "map_column_unknown", $"{source}: {table.Name} has no column {name}.", "Its columns: " + string.Join(", ", table.Columns.Select(it => it.Name)));
            columns.Add(Planned(column, value, file, expressions));
        }

        List<string> missing = [.. table.Columns.Where(column => column.Required && columns.All(it => it.Column != column)).Select(column => column.Name)];
        return missing.Count == 0
            ? new ColumnPlan(table, columns, from)
            : throw new RefusalException(RefusalKind.Usage, "column_missing", $"{source}: the map of {table.Name} leaves out {string.Join(", ", missing)}.", "Map every required column.");
    }

    PlannedColumn Planned(Column column, JsonNode? value, SourceFile file, Expressions expressions) => value switch
    {
        JsonValue header when header.GetValueKind() == JsonValueKind.String => FromHeader(column, [(string)header!], file),
        JsonArray headers => FromHeader(column, [.. headers.Select(header => (string)header!)], file),
        JsonObject { Count: 1 } rule when rule["const"] is JsonValue constant => new PlannedColumn(column, Sql.Literal(constant.ToString()), null, true),
        JsonObject { Count: 1 } rule when rule["expr"] is JsonValue expression => new PlannedColumn(column, "(" + expressions.Checked((string)expression!) + ")", null, true),
        _ => throw Malformed(source, $"{column.Name}: give a source column, a list of alternatives, {{\"const\": …}} or {{\"expr\": …}}"),
    };

    PlannedColumn FromHeader(Column column, IReadOnlyList<string> alternatives, SourceFile file)
    {
        string? header = alternatives.Select(name => file.Headers.FirstOrDefault(it => it == name) ?? file.Headers.FirstOrDefault(it => string.Equals(it, name.Trim(), StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(found => found is not null);
        return header is not null
            ? new PlannedColumn(column, Sql.Name(header), header, false)
            : throw new RefusalException(RefusalKind.Usage, "source_column_missing", $"{file.Path} has no column {string.Join(" or ", alternatives)}, which {source} takes for {column.Name}.", "Its columns: " + string.Join(", ", file.Headers));
    }

    static RefusalException Malformed(string source, string why) => new(RefusalKind.Usage, "map_malformed", $"{source}: {why}.", "A map is a JSON object: {\"date\": \"Datum\", \"state\": {\"const\": \"verified\"}, \"hours\": {\"expr\": \"minutes / 60\"}}");
}
