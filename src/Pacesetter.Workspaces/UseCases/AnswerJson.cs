using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Pacesetter.Workspaces.UseCases;

/// <summary>Turns an answer into JSON: keys and words in snake_case, numbers unrounded, what is not known as null, days as ISO 8601.</summary>
public static class AnswerJson
{
    public static JsonSerializerOptions Options { get; } = Frozen(indented: false);

    public static JsonSerializerOptions Indented { get; } = Frozen(indented: true);

    /// <summary>The answer as one object that begins with <c>schema</c>; an answer that is a list becomes <c>rows</c>.</summary>
    /// <exception cref="ArgumentException">A figure is NaN or infinite, which no answer may hold.</exception>
    public static JsonObject Of(object answer, string schema)
    {
        JsonNode? node = JsonSerializer.SerializeToNode(answer, answer.GetType(), Options);
        JsonObject whole = node switch
        {
            JsonObject members => members,
            JsonArray rows => new JsonObject { ["rows"] = rows },
            _ => new JsonObject { ["value"] = node },
        };
        whole.Remove("schema");
        whole.Insert(0, "schema", schema);
        return whole;
    }

    /// <summary>The keys of a type in the order in which its JSON has them; empty where the type alone does not tell.</summary>
    public static IReadOnlyList<string> Keys(Type type)
    {
        JsonTypeInfo shape = Options.GetTypeInfo(type);
        return shape.Kind == JsonTypeInfoKind.Object ? [.. shape.Properties.Where(property => property.Get is not null).Select(property => property.Name)] : [];
    }

    static JsonSerializerOptions Frozen(bool indented)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            WriteIndented = indented,
            // Legible in every script. Who puts an answer inside HTML escapes it there.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        };
        options.MakeReadOnly();
        return options;
    }
}
