using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Cli.Answers;

/// <summary>JSON of an answer whose rows are read while they are printed; to the letter what <see cref="AnswerJson"/> makes of it at once.</summary>
static class StreamedJson
{
    /// <summary>How many rows a table for reading lays out together.</summary>
    const int PartLength = 10_000;

    const int FlushEvery = 1000;

    /// <summary>The rows of an answer that are streamed, or null where it has none.</summary>
    public static StreamedRows? Of(object answer) =>
        answer.GetType().GetProperty("Rows") is { } property && property.PropertyType == typeof(StreamedRows) ? (StreamedRows?)property.GetValue(answer) : null;

    /// <summary>Writes the whole answer, indented.</summary>
    public static void Write(object answer, string schema, Stream output)
    {
        JsonSerializerOptions options = AnswerJson.Indented;
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("schema", schema);
            foreach (PropertyInfo property in Given(answer))
            {
                json.WritePropertyName(options.PropertyNamingPolicy!.ConvertName(property.Name));
                if (property.GetValue(answer) is StreamedRows rows)
                {
                    Write(rows, json, options);
                }
                else
                {
                    JsonSerializer.Serialize(json, property.GetValue(answer), property.PropertyType, options);
                }
            }

            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>The answer in parts of some thousand rows, the first with all that is not rows.</summary>
    public static IEnumerable<JsonObject> Parts(object answer, StreamedRows rows)
    {
        var part = new JsonObject();
        foreach (PropertyInfo property in Given(answer).Where(it => it.PropertyType != typeof(StreamedRows)))
        {
            part[AnswerJson.Options.PropertyNamingPolicy!.ConvertName(property.Name)] = JsonSerializer.SerializeToNode(property.GetValue(answer), property.PropertyType, AnswerJson.Options);
        }

        bool first = true;
        foreach (IReadOnlyDictionary<string, object?>[] some in rows.Chunk(PartLength))
        {
            part["rows"] = JsonSerializer.SerializeToNode(some, AnswerJson.Options);
            yield return part;
            first = false;
            part = [];
        }

        if (first)
        {
            part["rows"] = new JsonArray();
            yield return part;
        }
    }

    // What is left out where it is null is left out here too.
    static IEnumerable<PropertyInfo> Given(object answer) =>
        answer.GetType().GetProperties().Where(it => it.GetCustomAttribute<JsonIgnoreAttribute>() is null || it.GetValue(answer) is not null);

    static void Write(StreamedRows rows, Utf8JsonWriter json, JsonSerializerOptions options)
    {
        json.WriteStartArray();
        int count = 0;
        foreach (IReadOnlyDictionary<string, object?> row in rows)
        {
            JsonSerializer.Serialize(json, row, options);
            if (++count % FlushEvery == 0)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
    }
}
