using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Entries;

/// <summary>Makes the JSON of an entry of what a form sent. What cannot be read as its kind is passed on as it was written, so that the refusal names it.</summary>
/// <param name="form">What was sent.</param>
sealed class FormReading(IFormCollection form)
{
    /// <summary>The field that names the fields a form has: what it has not was not emptied.</summary>
    public const string Asked = "asked";

    const int MostRows = 500;

    /// <summary>The fields asked for; null where they were left empty.</summary>
    public JsonObject Read(IReadOnlyList<FormField> fields) =>
        new(fields.Where(it => form[Asked].Contains(it.Name)).Select(it => KeyValuePair.Create(it.Name, Value(it, it.Name))));

    JsonNode? Value(FormField field, string path) => field.Kind switch
    {
        FieldKind.Part => Part(field, path),
        FieldKind.Rows => new JsonArray([.. Enumerable.Range(0, MostRows).TakeWhile(at => Has($"{path}.{at}.")).Select(at => (JsonNode?)Part(field, $"{path}.{at}")).Where(it => it is not null)]),
        FieldKind.Lines => new JsonArray([.. (Text(path) ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(it => (JsonNode?)it)]),
        FieldKind.YesNo when !field.Nullable => Text(path) == "true",
        FieldKind.YesNo => Text(path) is { } said ? said == "true" : null,
        FieldKind.Number => Text(path) is { } text ? Number(text) : null,
        FieldKind.Raw => Text(path) is { } raw ? Parsed(raw, field.Name) : null,
        FieldKind.Moment => Text(path) is { } moment ? moment.EndsWith('Z') || moment.Contains('+', StringComparison.Ordinal) ? moment : moment + ":00Z" : null,
        _ => Text(path),
    };

    // Nothing filled in is no part.
    JsonObject? Part(FormField field, string path)
    {
        var part = new JsonObject(field.Parts.Select(it => KeyValuePair.Create(it.Name, Value(it, $"{path}.{it.Name}"))).Where(it => it.Value is not (null or JsonArray { Count: 0 })));
        return part.Any(it => it.Value is not JsonValue value || value.GetValueKind() != JsonValueKind.False) ? part : null;
    }

    bool Has(string prefix) => form.Keys.Any(it => it.StartsWith(prefix, StringComparison.Ordinal));

    string? Text(string path) => form[path].ToString().ReplaceLineEndings("\n").Trim() is { Length: > 0 } text ? text : null;

    static JsonValue Number(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? JsonValue.Create(number) : JsonValue.Create(text);

    static JsonNode? Parsed(string text, string field)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException malformed)
        {
            throw new RefusalException(RefusalKind.Usage, "content_malformed", $"{field}: {malformed.Message}", "Mend the JSON there.");
        }
    }
}
