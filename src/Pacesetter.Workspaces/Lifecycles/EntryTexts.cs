using System.Text.Json;
using System.Text.Json.Nodes;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>The texts of an entry's JSON as they are kept: without blanks at their ends, one kind of line break, no characters that nobody types.
/// What is kept so comes back the same from every form of file.</summary>
static class EntryTexts
{
    // A practice on a hundred pages is a document, to be referred to.
    const int LongestText = 100_000;
    const int LongestList = 1_000;

    /// <summary>Brings the texts into their kept form; an empty one, and null, count as none.</summary>
    /// <exception cref="RefusalException">A text or a list is too long, or a text holds what is no text.</exception>
    public static void Settle(JsonObject content) => Members(content, "");

    static void Members(JsonObject members, string path)
    {
        foreach ((string key, JsonNode? value) in members.ToList())
        {
            string? text = Kept(value, path.Length == 0 ? key : $"{path}.{key}");
            if (value is null || text?.Length == 0)
            {
                members.Remove(key);
            }
            else if (text is not null)
            {
                members[key] = text;
            }
        }
    }

    static void Elements(JsonArray list, string path)
    {
        if (list.Count > LongestList)
        {
            throw new RefusalException(RefusalKind.Usage, "list_too_long", $"{path} has {list.Count} items; {LongestList} are the most.", "Divide it over several entries.");
        }

        for (int i = 0; i < list.Count; i++)
        {
            if (list[i] is null)
            {
                throw new RefusalException(RefusalKind.Usage, "content_malformed", $"Item {i + 1} of {path} is null.", "Leave it out.");
            }

            if (Kept(list[i], path) is { } text)
            {
                list[i] = text;
            }
        }
    }

    // The kept form of a text; null where the node is none.
    static string? Kept(JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject members:
                Members(members, path);
                return null;
            case JsonArray list:
                Elements(list, path);
                return null;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                return Checked(Read(value, path), path);
            default:
                return null;
        }
    }

    static string Read(JsonValue value, string path)
    {
        try
        {
            return value.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            // Half of a character, escaped.
            throw NoText(path);
        }
    }

    // Characters that no one types turn up in pasted attacks on terminals and pages; line breaks and tabs are text.
    static string Checked(string text, string path)
    {
        string kept = text.ReplaceLineEndings("\n").Trim();
        if (kept.Length > LongestText)
        {
            throw new RefusalException(RefusalKind.Usage, "text_too_long", $"The text of {path} has {kept.Length} characters; {LongestText} are the most.", "Keep it as a document, and refer to it.");
        }

        return kept.Any(it => char.IsControl(it) && it is not ('\n' or '\t')) || kept.EnumerateRunes().Any(it => it.Value == 0xFFFD) ? throw NoText(path) : kept;
    }

    static RefusalException NoText(string path) => new(RefusalKind.Usage, "control_character", $"The text of {path} holds a control character, or what was no character in the file it came from.", "Take it out, or save the file as UTF-8.");
}
