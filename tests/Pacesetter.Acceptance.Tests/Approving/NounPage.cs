using System.Collections;
using System.Reflection;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Approving;

/// <summary>The page of the nouns and their fields.</summary>
static class NounPage
{
    public static string Write(IReadOnlyList<Noun> nouns)
    {
        var page = new MarkdownLines("Nouns", "What the registry remembers, with the fields of an entry. `NOUN add --file F.json` takes those that are not computed; `NOUN add --template --json`\nprints them empty; `import PLURAL FILE` takes many. Who may move what stands in [life-cycles](../life-cycles.md).\n\nGenerated from the registrations; a test compares it.");
        foreach (Noun noun in nouns)
        {
            page.Heading(2, noun.Key);
            page.Paragraph($"{noun.Summary[..1].ToUpperInvariant()}{noun.Summary[1..]}. Step: {noun.Step}. States: {string.Join(", ", noun.States)}.");
            page.Table(["field", "holds"], EntryCells.Columns(noun).Where(field => field != "schema").Select(field => (IReadOnlyList<string>)[field, Holds(noun, field)]));
        }

        return page.Text;
    }

    static string Holds(Noun noun, string field)
    {
        string computed = EntryCells.IsComputed(noun, field) ? " *(computed)*" : "";
        return noun.Type.GetProperties().FirstOrDefault(it => Words.Snake(it.Name) == field) is { } property ? Described(property.PropertyType) + computed : "text" + computed;
    }

    static string Described(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) ? "text"
            : type == typeof(bool) ? "yes or no"
            : type == typeof(DateOnly) ? "day"
            : type == typeof(DateTimeOffset) ? "moment"
            : type.IsEnum ? string.Join(", ", Words.Of(type).Select(word => $"`{word}`"))
            : type.IsPrimitive || type == typeof(decimal) ? "number"
            : type.IsAssignableTo(typeof(IEnumerable)) ? "list of " + Described(type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[^1])
            : $"({string.Join(", ", type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(it => it.Name != "EqualityContract").Select(it => Words.Snake(it.Name)))})";
    }
}
