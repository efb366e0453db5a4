namespace Pacesetter.Workspaces.Exporting;

/// <summary>Texts in cells of delimited files, which a spreadsheet would run as a formula if they begin like one. An apostrophe before them makes them texts again; reading takes it away. Workbooks need neither: their cells have a type.</summary>
public static class PlainCell
{
    const string FormulaSigns = "=+-@\t\r";

    /// <summary>The text as it is written. A text that only looks as if it were written so gets one more apostrophe, so that no two texts are written alike.</summary>
    public static string Of(string text) => BeginsAsFormula(text) ? "'" + text : text;

    /// <summary>The text that was written so.</summary>
    public static string Original(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.StartsWith('\'') && BeginsAsFormula(cell) ? cell[1..] : cell;
    }

    /// <summary><see cref="Of"/> as SQL over an expression.</summary>
    internal static string OfSql(string text) => $"CASE WHEN regexp_matches({text}, '^''*[=+\\-@\\t\\r]') THEN '''' || {text} ELSE {text} END";

    /// <summary><see cref="Original"/> as SQL over an expression.</summary>
    internal static string OriginalSql(string cell) => $"CASE WHEN starts_with({cell}, '''') AND regexp_matches({cell}, '^''+[=+\\-@\\t\\r]') THEN substr({cell}, 2) ELSE {cell} END";

    static bool BeginsAsFormula(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().TrimStart('\'');
        return !rest.IsEmpty && FormulaSigns.Contains(rest[0], StringComparison.Ordinal);
    }
}
