using System.Collections;
using System.Globalization;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Approving;

/// <summary>The page of all commands.</summary>
static class CommandPage
{
    const string Example = "practice";

    public static string Write(IReadOnlyList<UseCaseDescription> useCases)
    {
        var page = new MarkdownLines("Commands", "What `pacesetter --help` and `pacesetter COMMAND --help` say, on one page. Every command also takes the global options. Where it says *files*, the\ncommand works on local files and is not served over HTTP; the addresses of the others stand in [openapi.json](../openapi.json).\n\nGenerated from the registrations; a test compares it.");
        foreach (UseCaseDescription useCase in useCases.Where(it => it.Noun is null))
        {
            One(page, useCase);
        }

        page.Heading(2, "The nouns");
        page.Paragraph($"Each noun of the registry ([nouns](nouns.md)) has the same five verbs; they are shown on `{Example}`.");
        foreach (UseCaseDescription useCase in useCases.Where(it => it.Noun?.Key == Example))
        {
            One(page, useCase);
        }

        return page.Text;
    }

    static void One(MarkdownLines page, UseCaseDescription useCase)
    {
        page.Heading(3, useCase.Name);
        page.Paragraph(useCase.Summary + "." + (useCase.Local ? " *(files)*" : ""));
        page.Table(
            ["takes", "what it is", "without it"],
            useCase.Fields.Where(field => field.Element != typeof(Secret)).Select(field => (IReadOnlyList<string>)[$"`{Taken(field)}`", Explained(field), field.Required ? "*required*" : Default(field)]));
        if (useCase.Examples.Count > 0)
        {
            page.Paragraph(string.Join("\n", useCase.Examples.Select(example => $"    pacesetter {example}")));
        }
    }

    static string Taken(RequestField field) => field.Argument
        ? field.Value + (field.List ? "…" : "")
        : $"--{field.Name}{(field.Element == typeof(bool) ? "" : " " + field.Value)}";

    static string Explained(RequestField field) =>
        field.Help
        + (field.AllowedWords.Count == 0 ? "" : $": {string.Join(", ", field.AllowedWords.Select(word => $"`{word}`"))}")
        + (field.List && !field.Argument ? "; several with commas" : "")
        + (field.Local ? " *(files)*" : "");

    static string Default(RequestField field) => field.Default switch
    {
        null or false or "" => "",
        Enum word => $"`{Words.Of(field.Element)[Array.IndexOf(Enum.GetValues(field.Element), word)]}`",
        string text => $"`{text}`",
        ICollection list => string.Join(", ", list.Cast<object>().Select(one => $"`{Convert.ToString(one, CultureInfo.InvariantCulture)}`")),
        IConvertible value => $"`{value.ToString(CultureInfo.InvariantCulture)}`",
        _ => "",
    };
}
