using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Entries as rows of tables: single values in cells of their own, lists and children as JSON in the cell.</summary>
static class EntryCells
{
    /// <summary>The columns of a noun, as they are exported.</summary>
    public static IReadOnlyList<string> Columns(Noun noun) => AnswerColumns(noun).ToList();

    /// <summary>The columns a file may have: the fields, and the other names of them.</summary>
    public static IEnumerable<string> Accepted(Noun noun) => AnswerColumns(noun).Concat(noun.Aliases.Keys);

    /// <summary>True for a field that the program sets, or computes from the others.</summary>
    public static bool IsComputed(Noun noun, string field) =>
        field is "state" or "version" or "created_at" or "created_by" || noun.Type.GetProperties().Any(it => it.SetMethod is null && Words.Snake(it.Name) == field);

    /// <summary>The content of a row.</summary>
    /// <param name="noun">The noun.</param>
    /// <param name="cells">Column and text; empty cells are left out.</param>
    /// <exception cref="FormatException">A cell cannot be read; the message begins with its column.</exception>
    public static JsonObject Content(Noun noun, IEnumerable<KeyValuePair<string, string?>> cells)
    {
        var content = new JsonObject();
        foreach ((string column, string? text) in cells)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                string field = noun.Aliases.GetValueOrDefault(column, column);
                content[field] = Value(noun.Type.GetProperties().First(it => Words.Snake(it.Name) == field), column, text.Trim());
            }
        }

        return content;
    }

    /// <summary>The cells of an entry's JSON, in the order of <see cref="Columns"/>.</summary>
    public static Dictionary<string, object?> Row(Noun noun, JsonObject entry) =>
        AnswerColumns(noun).ToDictionary(column => column, column => Cell(entry[column]), StringComparer.Ordinal);

    static object? Cell(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.GetValue<decimal>(),
        JsonValue value when value.TryGetValue(out bool flag) => flag ? "true" : "false",
        JsonValue value => value.ToString(),
        _ => node.ToJsonString(EntryJson.Options),
    };

    static IEnumerable<string> AnswerColumns(Noun noun) => EntryJson.Write(noun.Blank()).Select(it => it.Key);

    static JsonNode? Value(PropertyInfo property, string column, string text)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type == typeof(string) || type.IsEnum || type == typeof(DateOnly) || type == typeof(DateTimeOffset) ? JsonValue.Create(text)
            : type == typeof(bool) ? Flag(column, text)
            : type.IsPrimitive || type == typeof(decimal) ? Number(column, text)
            : Json(column, text);
    }

    static JsonValue Flag(string column, string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" => JsonValue.Create(true),
        "FALSE" or "0" or "NO" => JsonValue.Create(false),
        _ => throw new FormatException($"{column}: write true or false."),
    };

    static JsonValue Number(string column, string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue ? JsonValue.Create((int)number) : JsonValue.Create(number)
            : throw new FormatException($"{column}: write a number with a decimal point.");

    // A list of texts may also be written plainly, one a line or apart by semicolons.
    static JsonNode? Json(string column, string text)
    {
        if (text[0] is not ('[' or '{'))
        {
            return new JsonArray([.. text.Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(it => (JsonNode)it)]);
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw new FormatException($"{column}: write JSON, as an export gives it.");
        }
    }
}
