using Pacesetter.Web.Browsing;

namespace Pacesetter.Web.Layout;

/// <summary>Links that keep what the visitor has chosen.</summary>
static class Links
{
    /// <summary>The records of a unit in the days that the visitor has chosen, of one operation where it is named.</summary>
    public static string Records(this Visit visit, string? under, string? operation = null) =>
        $"/records/work?under={Uri.EscapeDataString(under ?? "")}&from={visit.From:yyyy-MM-dd}&to={visit.To:yyyy-MM-dd}{(operation is null ? "" : $"&operation={Uri.EscapeDataString(operation)}")}";

    /// <summary>What was chosen of these, each behind an ampersand.</summary>
    public static string Kept(this Visit visit, params string[] names) =>
        string.Concat(names.Select(name => visit.Query(name) is { } value ? $"&{name}={Uri.EscapeDataString(value)}" : ""));
}
