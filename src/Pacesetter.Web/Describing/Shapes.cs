using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Describing;

/// <summary>The forms of requests and answers as JSON Schema, made of the types themselves.</summary>
sealed class Shapes
{
    const string Place = "#/components/schemas/";

    static readonly JsonSchemaExporterOptions Exported = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Plain };

    /// <summary>The schemas by name.</summary>
    public JsonObject All { get; } = [];

    /// <summary>A reference to a named schema.</summary>
    public static JsonObject Ref(string name) => new() { ["$ref"] = Place + name };

    /// <summary>The answer of a use case.</summary>
    public JsonObject Answer(UseCaseDescription useCase)
    {
        string name = $"{useCase.Schema[..useCase.Schema.IndexOf('/', StringComparison.Ordinal)].Replace("pacesetter.", "", StringComparison.Ordinal).Replace('.', '_')}_answer";
        if (All.ContainsKey(name))
        {
            return Ref(name);
        }

        JsonObject schema = useCase.Answer == typeof(JsonObject) ? new JsonObject { ["type"] = "object", ["allOf"] = new JsonArray(Entry(useCase.Noun!)) } : Named(name, useCase.Answer);
        if (schema["properties"] is not JsonObject properties)
        {
            schema["properties"] = properties = [];
        }

        properties.Remove("schema");
        properties.Insert(0, "schema", new JsonObject { ["type"] = "string", ["const"] = useCase.Schema });
        All[name] = schema;
        return Ref(name);
    }

    /// <summary>An entry of a noun.</summary>
    public JsonObject Entry(Noun noun)
    {
        string name = noun.Key.Replace('-', '_');
        if (!All.ContainsKey(name))
        {
            JsonObject schema = Rooted(noun.Schema(Exported), name);
            schema["description"] = $"One of the {noun.Plural.Replace('-', ' ')}: {noun.Summary}. State, version and origin are the program's own; a body leaves them out.";
            All[name] = schema;
        }

        return Ref(name);
    }

    /// <summary>The fields of a request as one object.</summary>
    public static JsonObject Fields(UseCaseDescription useCase, params IReadOnlyList<string> without)
    {
        RequestField[] fields = [.. Shown(useCase).Where(it => !without.Contains(RequestForm.NameOf(it)))];
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(fields.Select(it => KeyValuePair.Create(RequestForm.NameOf(it), (JsonNode?)Field(it)))),
        };
        JsonNode[] required = [.. fields.Where(it => it.Required).Select(it => (JsonNode)RequestForm.NameOf(it))];
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray(required);
        }

        return schema;
    }

    /// <summary>The fields that a request over the network may have.</summary>
    public static IEnumerable<RequestField> Shown(UseCaseDescription useCase) => useCase.Fields.Where(it => !it.Local && it.Element != typeof(Content));

    /// <summary>One field.</summary>
    public static JsonObject Field(RequestField field)
    {
        JsonObject schema = field.Element == typeof(Secret)
            ? new JsonObject { ["type"] = "string", ["format"] = "password", ["writeOnly"] = true }
            : AnswerJson.Options.GetJsonSchemaAsNode(field.Property.PropertyType, Exported).AsObject();
        if (!field.Element.IsEnum && field.AllowedWords.Count > 0)
        {
            schema["enum"] = new JsonArray([.. field.AllowedWords.Select(it => (JsonNode)it)]);
        }

        schema["description"] = field.Help;
        if (field.Default is not null && !field.List && !field.Required)
        {
            schema["default"] = JsonSerializer.SerializeToNode(field.Default, field.Property.PropertyType, AnswerJson.Options);
        }

        return schema;
    }

    /// <summary>A schema of any type.</summary>
    public static JsonObject Named(string name, Type type) => Rooted(AnswerJson.Options.GetJsonSchemaAsNode(type, Exported), name);

    // The pointers of a schema that refers to itself start where it stands.
    static JsonObject Rooted(JsonNode schema, string name)
    {
        Turn(schema);
        return schema.AsObject();

        void Turn(JsonNode? node)
        {
            switch (node)
            {
                case JsonObject members:
                    if (members["$ref"] is JsonValue pointer && (string?)pointer is { } to && to.StartsWith('#') && !to.StartsWith(Place, StringComparison.Ordinal))
                    {
                        members["$ref"] = Place + name + to[1..];
                    }

                    foreach ((_, JsonNode? member) in members)
                    {
                        Turn(member);
                    }

                    break;
                case JsonArray items:
                    foreach (JsonNode? item in items)
                    {
                        Turn(item);
                    }

                    break;
            }
        }
    }

    // Anything at all is an empty object, which older readers know too; a decimal is a number, whatever writes it.
    static JsonObject Plain(JsonSchemaExporterContext context, JsonNode schema)
    {
        Type type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type == typeof(decimal) || type == typeof(double))
        {
            return new JsonObject { ["type"] = Nullable.GetUnderlyingType(context.TypeInfo.Type) is null ? "number" : new JsonArray("number", "null") };
        }

        if (type == typeof(JsonObject))
        {
            return new JsonObject { ["type"] = "object" };
        }

        if (type == typeof(StreamedRows))
        {
            return new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "object" } };
        }

        if (schema is JsonObject members)
        {
            members.Remove("additionalProperties");
            return members;
        }

        return new JsonObject();
    }
}
