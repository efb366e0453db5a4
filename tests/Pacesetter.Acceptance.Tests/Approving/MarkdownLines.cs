using System.Text;

namespace Pacesetter.Acceptance.Tests.Approving;

/// <summary>Lines of a page in Markdown.</summary>
sealed class MarkdownLines(string title, string about)
{
    readonly StringBuilder _text = new($"# {title}\n\n{about}\n");

    /// <summary>The page.</summary>
    public string Text => _text.ToString();

    public void Heading(int level, string text) => _text.Append('\n').Append('#', level).Append(' ').Append(text).Append('\n');

    public void Paragraph(string text) => _text.Append('\n').Append(text).Append('\n');

    /// <summary>A table; nothing where it has no row.</summary>
    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        string[] lines = [.. rows.Select(row => $"| {string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n")];
        if (lines.Length > 0)
        {
            _text.Append("\n| ").AppendJoin(" | ", columns).Append(" |\n|").Insert(_text.Length, "---|", columns.Count).Append('\n').AppendJoin("", lines);
        }
    }
}
