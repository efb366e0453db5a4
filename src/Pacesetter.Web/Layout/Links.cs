using Pacesetter.Web.Browsing;

namespace Pacesetter.Web.Layout;

/// <summary>Links that keep what the visitor has chosen.</summary>
static class Links
{
    /// <summary>The records of a unit in the days that the visitor has chosen, of one operation where it is named.</summary>
    public static string Records(this Visit visit, string? under, string? operation = null) =>
        $"/records/work?under={Uri.EscapeDataString(under ?? "")}&from={visit.From:yyyy-MM-dd}&to={visit.To:yyyy-MM-dd}{(operation is null ? "" : $"&operation={Uri.EscapeDataString(operation)}")}";

    /// <summary>The form in which somebody objects to something.</summary>
    /// <param name="kind">What kind of thing it is, as an objection names it.</param>
    /// <param name="target">Its identifier.</param>
    /// <param name="unit">The unit it belongs to; null where that is not said.</param>
    public static string Objection(string kind, string target, string? unit = null) =>
        $"/objections/new?target_kind={kind}&target={Uri.EscapeDataString(target)}{(unit is { Length: > 0 } ? $"&unit={Uri.EscapeDataString(unit)}" : "")}";

    /// <summary>What was chosen of these, each behind an ampersand.</summary>
    public static string Kept(this Visit visit, params string[] names) =>
        string.Concat(names.Select(name => visit.Query(name) is { } value ? $"&{name}={Uri.EscapeDataString(value)}" : ""));
}
