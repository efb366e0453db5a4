using Pacesetter.Web.Browsing;

namespace Pacesetter.Web.Layout;

/// <summary>Links that keep what the visitor has chosen.</summary>
static class Links
{
    /// <summary>What was chosen of these, each behind an ampersand.</summary>
    public static string Kept(this Visit visit, params string[] names) =>
        string.Concat(names.Select(name => visit.Query(name) is { } value ? $"&{name}={Uri.EscapeDataString(value)}" : ""));
}
