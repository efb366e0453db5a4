using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Web.Layout;

/// <summary>A place in the menu.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Path">Where it is.</param>
/// <param name="IsHere">Whether the visitor is there.</param>
sealed record Place(string Label, string Path, bool IsHere);

/// <summary>The menu: the pages made for a purpose, then every noun in the order of the flow.</summary>
static class Places
{
    static readonly string[] Made = ["my-day", "site", "quotas", "fair", "plan", "records", "import", "quality"];

    /// <summary>The pages made for a purpose.</summary>
    public static IEnumerable<Place> First(Visit visit) => Made.Select(it => At(visit, visit.Say("page." + it.Replace('-', '_')), "/" + it));

    /// <summary>The register, noun by noun.</summary>
    public static IEnumerable<Place> Register(Visit visit) => Nouns.All.Select(noun => At(visit, visit.Nouns.Many(noun), "/" + noun.Plural));

    static Place At(Visit visit, string label, string path) => new(label, path, visit.Context.Request.Path == path || visit.Context.Request.Path.StartsWithSegments(path));
}
