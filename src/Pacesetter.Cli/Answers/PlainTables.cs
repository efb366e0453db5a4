using System.Text;

namespace Pacesetter.Cli.Answers;

/// <summary>Prints tables as aligned text without any control sequence, for files and pipes.</summary>
static class PlainTables
{
    const string Gap = "  ";

    public static void Write(IReadOnlyList<Grid> grids, TextWriter output)
    {
        bool first = true;
        foreach (Grid grid in grids)
        {
            if (!first)
            {
                output.WriteLine();
            }

            first = false;
            if (grid.Heading.Length > 0)
            {
                output.WriteLine(grid.Heading);
            }

            Write(grid, output);
        }
    }

    static void Write(Grid grid, TextWriter output)
    {
        int columns = grid.Right.Count;
        int[] widths = [.. Enumerable.Range(0, columns).Select(column => grid.Rows.Select(row => Width(row[column])).Append(grid.Headers.Count == 0 ? 0 : Width(grid.Headers[column])).Max())];
        if (grid.Headers.Count > 0)
        {
            Line(grid.Headers);
            Line([.. widths.Select(width => new string('-', width))]);
        }

        foreach (IReadOnlyList<string> row in grid.Rows)
        {
            Line(row);
        }

        void Line(IReadOnlyList<string> cells) =>
            output.WriteLine(string.Join(Gap, cells.Select((cell, i) => Padded(cell, widths[i], grid.Right[i]))).TrimEnd());
    }

    static string Padded(string text, int width, bool right)
    {
        string space = new(' ', width - Width(text));
        return right ? space + text : text + space;
    }

    /// <summary>The columns a text takes: two for a Chinese character, none for a combining mark.</summary>
    internal static int Width(string text)
    {
        int width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width += Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format ? 0 : IsWide(rune.Value) ? 2 : 1;
        }

        return width;
    }

    static bool IsWide(int rune) =>
        rune is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
