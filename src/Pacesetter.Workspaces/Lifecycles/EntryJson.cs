using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Registry.Conventions;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>The one JSON form of entries, in files, answers and addresses: keys and words in snake_case, unknown keys refused.</summary>
static class EntryJson
{
    // The program alone sets these.
    static readonly string[] Kept = ["version", "state", "created_at", "created_by"];

    static readonly string[] Leading = ["id", "unit", "state", "version", "created_at", "created_by"];

    public static JsonSerializerOptions Options { get; } = Make();

    static readonly JsonSerializerOptions Lenient = new(Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <summary>An entry of the JSON that its card is made of: what a card adds is left aside, what was withheld stands at its default.</summary>
    public static Entry Shown(Noun noun, JsonObject card) =>
        (Entry)new JsonObject(card.Where(it => it.Value is not null).Select(it => KeyValuePair.Create(it.Key, it.Value?.DeepClone()))).Deserialize(noun.Type, Lenient)!;

    public static JsonObject Write(Entry entry) => JsonSerializer.SerializeToNode(entry, entry.GetType(), Options)!.AsObject();

    /// <summary>An entry of its JSON. What only the program sets is left at its default.</summary>
    /// <exception cref="RefusalException">A key is unknown, or a value is not of its kind.</exception>
    public static Entry Read(Noun noun, JsonObject given)
    {
        var content = (JsonObject)given.DeepClone();
        foreach (string key in Kept.Append("schema"))
        {
            content.Remove(key);
        }

        foreach ((string alias, string field) in noun.Aliases)
        {
            if (content.Remove(alias, out JsonNode? value))
            {
                content[field] = value;
            }
        }

        EntryTexts.Settle(content);
        try
        {
            return (Entry)content.Deserialize(noun.Type, Options)!;
        }
        catch (JsonException wrong)
        {
            throw new RefusalException(RefusalKind.Usage, "content_malformed", $"This is no {noun.Key}: {Plain(wrong)}", $"See its fields with: pacesetter {noun.Key} add --template");
        }
    }

    /// <summary>The moment that the JSON of an entry names as its making; null where it names none.</summary>
    /// <exception cref="RefusalException">It is no moment.</exception>
    public static DateTimeOffset? CreatedAt(JsonObject content) =>
        content["created_at"] is not JsonValue said ? null
        : DateTimeOffset.TryParse(said.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment) ? moment.ToUniversalTime()
        : throw new RefusalException(RefusalKind.Usage, "content_malformed", $"created_at: {said} is no moment.", "Write it as 2026-03-01T08:00:00Z, or leave it out.");

    /// <summary>Applies a merge patch (RFC 7396): null removes, objects merge, everything else replaces.</summary>
    public static JsonObject Patch(JsonObject target, JsonObject patch)
    {
        var merged = (JsonObject)target.DeepClone();
        foreach ((string key, JsonNode? value) in patch)
        {
            if (value is null)
            {
                merged.Remove(key);
            }
            else
            {
                merged[key] = value is JsonObject inner && merged[key] is JsonObject old ? Patch(old, inner) : value.DeepClone();
            }
        }

        return merged;
    }

    /// <summary>Reads the text of a file as one JSON object.</summary>
    /// <exception cref="RefusalException">It is none.</exception>
    public static JsonObject Parse(string text, string file)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false }) as JsonObject
                ?? throw new RefusalException(RefusalKind.Usage, "content_malformed", $"{file} holds no JSON object.", "Write one object: { \"title\": … }");
        }
        catch (JsonException malformed)
        {
            throw new RefusalException(RefusalKind.Usage, "content_malformed", $"{file}, line {malformed.LineNumber + 1}: {malformed.Message}", "Mend the JSON there.");
        }
    }

    static string Plain(JsonException wrong)
    {
        string message = wrong.Message.Split(" Path:")[0];
        string path = wrong.Path is { Length: > 2 } at ? $" (at {at[2..]})" : "";
        return message.Contains("missing required", StringComparison.Ordinal) ? $"a part of it lacks {message.Split(": ")[^1].TrimEnd('.').Replace("'", "", StringComparison.Ordinal)}{path}."
            : message.StartsWith("The JSON property", StringComparison.Ordinal) ? $"it has no field {message.Split('\'')[1]}."
            : $"a value is not of its kind{path}.";
    }

    static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeadWithTheEntry } },
            Converters = { new Shortest(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        };
        options.MakeReadOnly();
        return options;
    }

    // Six places, as columns keep them, and no zeros after the last figure, of which the stores keep different numbers.
    sealed class Shortest : JsonConverter<decimal>
    {
        const decimal One = 1.0000000000000000000000000000m;
        const decimal Beyond = 1_000_000_000_000m;

        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            decimal value = Math.Round(reader.GetDecimal(), SixDecimals.Places, MidpointRounding.AwayFromZero);
            return value is > -Beyond and < Beyond ? value : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value / One);
    }

    static void LeadWithTheEntry(JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(Entry)))
        {
            return;
        }

        foreach (JsonPropertyInfo property in type.Properties)
        {
            int place = Array.IndexOf(Leading, property.Name);
            property.Order = place < 0 ? 0 : place - Leading.Length;
        }
    }
}
