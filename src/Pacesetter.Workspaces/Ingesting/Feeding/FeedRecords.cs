using System.Text.Encodings.Web;
using System.Text.Json;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Feeding;

/// <summary>Writes records of a feed one a line, each checked to be plain: columns of the table, each once, texts and numbers alone.</summary>
sealed class FeedRecords(string source, Table table, Stream target)
{
    /// <summary>No code or text of a record is longer.</summary>
    const int LongestText = 4000;

    static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How records of an array are read.</summary>
    public static JsonSerializerOptions Options { get; } = new() { MaxDepth = 8, DefaultBufferSize = 1 << 16 };

    /// <summary>How a record of a line is read.</summary>
    public static JsonDocumentOptions Form { get; } = new() { MaxDepth = 8 };

    /// <summary>Writes one record.</summary>
    /// <exception cref="RefusalException">It is not plain.</exception>
    public void Write(JsonElement record, string where)
    {
        if (record.ValueKind != JsonValueKind.Object || !record.EnumerateObject().Any())
        {
            throw Refused("body_malformed", where, "is no record");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        using (var writer = new Utf8JsonWriter(target, Written))
        {
            writer.WriteStartObject();
            foreach (JsonProperty cell in record.EnumerateObject())
            {
                string name = Text(() => cell.Name, where);
                Column column = table.Find(name) ?? throw Refused("column_unknown", where, $"has the column {Shown(name)}, which {table.Name} has not");
                if (!seen.Add(column.Name))
                {
                    throw Refused("body_malformed", where, $"has the column {column.Name} twice");
                }

                writer.WriteString(column.Name, Value(cell.Value, column, where));
            }

            writer.WriteEndObject();
        }

        target.WriteByte((byte)'\n');
    }

    string? Value(JsonElement value, Column column, string where)
    {
        string? text = value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => Text(() => value.GetString()!, where),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => throw Refused("body_malformed", where, $"has no plain value in {column.Name}"),
        };
        return text is null || (text.Length <= LongestText && !text.Contains('\0', StringComparison.Ordinal)) ? text
            : throw Refused("body_malformed", where, $"has a value in {column.Name} that is no text of a record");
    }

    // Bytes that are no UTF-8, and halves of characters, show only when a text is asked for.
    string Text(Func<string> read, string where)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            throw Refused("body_malformed", where, "holds a text that is no Unicode");
        }
    }

    RefusalException Refused(string id, string where, string what) =>
        new(RefusalKind.Usage, id, $"{source}: {where} {what}.", $"See the columns with: pacesetter import --template {table.Name}");

    static string Shown(string name) => name.Length <= 40 && !name.Any(char.IsControl) ? name : "(not shown)";
}
