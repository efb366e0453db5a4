namespace Pacesetter.Workspaces.Exporting;

/// <summary>Lines of CSV: RFC 4180 quoting.</summary>
public static class CsvText
{
    /// <summary>A line without its end.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted));

    /// <summary>A cell, in quotes where it holds a sign of the format.</summary>
    public static string Quoted(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.AsSpan().ContainsAny("\",\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }
}
