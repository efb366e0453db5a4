using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Web.Entries;

/// <summary>Sets the values of entries for readers.</summary>
static class EntryText
{
    static readonly string[] Titles = ["title", "name", "question", "text"];

    /// <summary>What an entry is called: its title, in the visitor's language where it has one, else its identifier.</summary>
    public static string Title(Visit visit, JsonObject entry) => visit.Nouns.Title(entry, Titles) ?? (string?)entry["id"] ?? "";

    /// <summary>A value in one line.</summary>
    public static string Of(Visit visit, Noun noun, string key, JsonNode? value) => value switch
    {
        null => "",
        JsonArray list => string.Join(visit.Words.Han ? "、" : ", ", list.Select(it => Of(visit, noun, key, it))),
        JsonObject part => string.Join(visit.Words.Han ? "；" : "; ", part.Where(it => it.Value is not (null or JsonArray { Count: 0 })).Select(it => $"{visit.Nouns.Field(noun, it.Key)}{(visit.Words.Han ? "：" : ": ")}{Of(visit, noun, it.Key, it.Value)}")),
        JsonValue text when key == "state" => visit.Nouns.State(noun, text.ToString()),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => Moment(Plain(text)) ?? Word(visit, Plain(text)),
        JsonValue yes when yes.GetValueKind() is JsonValueKind.True or JsonValueKind.False => visit.Say(yes.GetValueKind() == JsonValueKind.True ? "page.yes" : "page.no"),
        var other => other.ToString(),
    };

    /// <summary>A word of a fixed set where the pack has one for it; else as it is.</summary>
    public static string Word(Visit visit, string word) => visit.Words.Find("value." + word) ?? (word is "true" or "false" ? visit.Say(word == "true" ? "page.yes" : "page.no") : word);

    // A value that was never text, as a point in time, is text only once it is written.
    static string Plain(JsonValue value) => JsonSerializer.Deserialize<string>(value.ToJsonString())!;

    static string? Moment(string text) => text.Length > 18 && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out DateTimeOffset at) ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;
}
