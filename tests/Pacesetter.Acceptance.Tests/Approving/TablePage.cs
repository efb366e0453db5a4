using Pacesetter.Workspaces.Ingesting;
using Column = Pacesetter.Workspaces.Ingesting.Column;

namespace Pacesetter.Acceptance.Tests.Approving;

/// <summary>The page of the input tables.</summary>
static class TablePage
{
    public static string Write(IReadOnlyList<Table> tables)
    {
        var page = new MarkdownLines("Tables", "What `pacesetter import TABLE FILE…` takes and `pacesetter export TABLE` gives. A text is a code or a name; an amount is counted, never\nnegative, with up to four decimals; a figure is measured, of any sign, with up to six. Dates are written 2026-02-13. A column in **bold** may not\nbe empty. Entries of the registry go in as tables, too: [nouns](nouns.md).\n\nGenerated from the registrations; a test compares it.");
        foreach (Table table in tables)
        {
            page.Heading(2, table.Name);
            page.Paragraph($"A row is known by {string.Join(", ", table.Key.Select(column => $"`{column}`"))}.");
            page.Table(["column", "holds", "note"], table.Columns.Select(column => (IReadOnlyList<string>)[column.Required ? $"**{column.Name}**" : column.Name, column.Kind.ToString().ToLowerInvariant(), Note(column)]));
        }

        return page.Text;
    }

    static string Note(Column column) => string.Join("; ", new[]
    {
        column.Hint,
        string.Join(", ", column.Words.Select(word => $"`{word}`")),
        column.PersonName ? "kept in the registry alone, and erased by `erase`" : "",
    }.Where(it => it.Length > 0));
}
