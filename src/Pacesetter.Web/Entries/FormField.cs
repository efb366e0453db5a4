using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Web.Entries;

/// <summary>A field of a noun as a form asks for it, made of the noun's own schema.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Kind">How it is asked for.</param>
public sealed record FormField(string Name, FieldKind Kind)
{
    // A noun's schema never changes, and each form is made, filled and read by it.
    static readonly ConcurrentDictionary<string, IReadOnlyList<FormField>> Known = new(StringComparer.Ordinal);

    // What the program alone sets.
    static readonly string[] Kept = ["schema", "version", "state", "created_at", "created_by", "ballots", "tallies"];

    // Fields that take sentences.
    static readonly string[] Long = ["text", "summary", "why", "answer", "reason", "content", "question", "note"];

    /// <summary>The words to choose among.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The fields of a part, or of each item of a list.</summary>
    public IReadOnlyList<FormField> Parts { get; init; } = [];

    /// <summary>Whether it may be left out.</summary>
    public bool Nullable { get; init; }

    /// <summary>The fields of a noun, in the order of its type.</summary>
    public static IReadOnlyList<FormField> Of(Noun noun) => Known.GetOrAdd(noun.Key, _ => Made(noun));

    static IReadOnlyList<FormField> Made(Noun noun)
    {
        JsonNode schema = noun.Schema(new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });
        return [.. Within(schema, schema).Where(it => !Kept.Contains(it.Name))];
    }

    static IEnumerable<FormField> Within(JsonNode part, JsonNode whole) =>
        (part["properties"] as JsonObject ?? []).Select(it => Of(it.Key, Resolved(it.Value!, whole), whole));

    static FormField Of(string name, JsonNode schema, JsonNode whole)
    {
        string[] types = Types(schema);
        var field = new FormField(name, FieldKind.Text) { Nullable = types.Contains("null") || schema["enum"]?.AsArray().Any(it => it is null) == true };
        if (schema["enum"] is JsonArray options)
        {
            return field with { Kind = FieldKind.Choice, Options = [.. options.OfType<JsonValue>().Select(it => it.ToString())] };
        }

        if (types.Contains("array"))
        {
            JsonNode items = Resolved(schema["items"] ?? new JsonObject(), whole);
            return Types(items).Contains("object") && items["properties"] is not null ? field with { Kind = FieldKind.Rows, Parts = [.. Within(items, whole)] }
                : Types(items).Contains("array") || Types(items).Contains("object") ? field with { Kind = FieldKind.Raw }
                : field with { Kind = FieldKind.Lines };
        }

        return types.Contains("object") ? schema["properties"] is null ? field with { Kind = FieldKind.Raw } : field with { Kind = FieldKind.Part, Parts = [.. Within(schema, whole)] }
            : types.Contains("boolean") ? field with { Kind = FieldKind.YesNo }
            // A decimal is written by a converter of its own, of which a schema knows no type.
            : types.Length == 0 || types.Contains("integer") || types.Contains("number") ? field with { Kind = FieldKind.Number }
            : (string?)schema["format"] switch
            {
                "date" => field with { Kind = FieldKind.Date },
                "date-time" => field with { Kind = FieldKind.Moment },
                _ => Long.Contains(name) || name.EndsWith("_zh", StringComparison.Ordinal) && Long.Contains(name[..^3]) ? field with { Kind = FieldKind.Sentences } : field,
            };
    }

    static string[] Types(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => [.. several.Select(it => (string)it!)],
        JsonValue one => [(string)one!],
        _ => [],
    };

    // A type that stands twice is written once, and pointed to from there on.
    static JsonNode Resolved(JsonNode schema, JsonNode whole)
    {
        if ((string?)(schema as JsonObject)?["$ref"] is not { } pointer)
        {
            return schema is JsonObject ? schema : new JsonObject();
        }

        JsonNode at = whole;
        foreach (string step in pointer.TrimStart('#', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            at = at is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : at[step]!;
        }

        return at;
    }
}

/// <summary>How a field is asked for.</summary>
public enum FieldKind
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>Several lines of text.</summary>
    Sentences,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A point in time, UTC.</summary>
    Moment,

    /// <summary>True or false.</summary>
    YesNo,

    /// <summary>One of some words.</summary>
    Choice,

    /// <summary>Words, one a line.</summary>
    Lines,

    /// <summary>Several fields under one name.</summary>
    Part,

    /// <summary>A list of such parts.</summary>
    Rows,

    /// <summary>JSON, where nothing simpler fits.</summary>
    Raw,
}
