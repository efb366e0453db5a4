using System.Text.Json.Nodes;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Workspaces.Wording;

/// <summary>What a noun, its fields, states and moves are called in a pack. A word of the noun's own comes before the word all nouns share.</summary>
/// <param name="words">The pack.</param>
public sealed class NounWords(TermPack words)
{
    /// <summary>One entry of it.</summary>
    public string One(Noun noun)
    {
        ArgumentNullException.ThrowIfNull(noun);
        return words[$"noun.{noun.Key}"];
    }

    /// <summary>Several.</summary>
    public string Many(Noun noun)
    {
        ArgumentNullException.ThrowIfNull(noun);
        return words[$"noun.{noun.Key}.many"];
    }

    /// <summary>A field, or one within a field, by its name in JSON.</summary>
    public string Field(Noun noun, string name) => Of("field", noun, name);

    /// <summary>A state.</summary>
    public string State(Noun noun, string state) => Of("state", noun, state);

    /// <summary>What somebody does who moves an entry to a state.</summary>
    public string Move(Noun noun, string to) => Of("move", noun, to);

    /// <summary>What an entry is called: the first of these fields that says anything, in the pack's language where it has one; null where none does.</summary>
    public string? Title(JsonObject entry, IReadOnlyList<string> fields)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(fields);
        return fields.Select(it => (Name: (string?)entry[it] ?? "", Han: (string?)entry[it + "_zh"] ?? "")).Where(it => it.Name.Length + it.Han.Length > 0).Select(it => words.Choose("", it.Name, it.Han)).FirstOrDefault();
    }

    /// <summary>The names of all fields, those within fields too, in the order in which they first stand.</summary>
    public static IReadOnlyList<string> Fields(Noun noun)
    {
        ArgumentNullException.ThrowIfNull(noun);
        var names = new List<string>();
        Collect(noun.Schema(new()), names);
        return [.. names.Distinct()];
    }

    static void Collect(JsonNode? schema, List<string> names)
    {
        switch (schema)
        {
            case JsonObject part:
                if (part["properties"] is JsonObject fields)
                {
                    names.AddRange(fields.Select(it => it.Key));
                }

                foreach (JsonNode? inner in part.Select(it => it.Value))
                {
                    Collect(inner, names);
                }

                break;
            case JsonArray parts:
                foreach (JsonNode? inner in parts)
                {
                    Collect(inner, names);
                }

                break;
        }
    }

    string Of(string what, Noun noun, string name)
    {
        ArgumentNullException.ThrowIfNull(noun);
        return words.Find($"{what}.{noun.Key}.{name}") ?? words[$"{what}.{name}"];
    }
}
