using System.Globalization;
using System.Text;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>A Markdown table whose columns line up in a terminal, wide characters counted as two.</summary>
static class MarkdownTable
{
    public static string Write(PrintedTable table)
    {
        string[] headers = [.. table.Columns.Select(column => BulletinMarkdown.Escape(column.Header))];
        string[][] rows = [.. table.Rows.Select(row => row.Select(BulletinMarkdown.Escape).ToArray())];
        int[] widths = [.. headers.Select((header, at) => Math.Max(3, rows.Select(row => Width(row[at])).Append(Width(header)).Max()))];

        var lines = new StringBuilder();
        Line(headers);
        lines.Append('|').AppendJoin('|', widths.Select((width, at) => table.Columns[at].Number ? $" {new string('-', width - 1)}: " : $" {new string('-', width)} ")).Append("|\n");
        foreach (string[] row in rows)
        {
            Line(row);
        }

        return lines.ToString();

        void Line(string[] cells) => lines.Append('|').AppendJoin('|', cells.Select((cell, at) => $" {Pad(cell, widths[at], table.Columns[at].Number)} ")).Append("|\n");
    }

    static string Pad(string cell, int width, bool number)
    {
        string space = new(' ', width - Width(cell));
        return number ? space + cell : cell + space;
    }

    /// <summary>Columns a terminal gives the text.</summary>
    internal static int Width(string text)
    {
        int width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            bool none = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
            width += none ? 0 : IsWide(rune.Value) ? 2 : 1;
        }

        return width;
    }

    static bool IsWide(int code) => code is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
