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
    static readonly (string Name, string UseCase)[] Made = [("my-day", "own data"), ("site", "bulletin"), ("quotas", "measure quotas"), ("fair", "measure frontier"), ("exchange", "spread match"), ("skills", "spread skills"), ("plan", "plan goals"), ("records", "export"), ("import", "upload list"), ("quality", "ledger holdings")];

    static readonly (string Name, string UseCase)[] Ruling = [("people", "user list"), ("roles", "role list"), ("policy", "policy show"), ("audit", "audit show"), ("keys", "key list"), ("webhooks", "webhook list"), ("retention", "retention"), ("erase", "erase")];

    /// <summary>The pages made for a purpose: for those whom the table of rights lets ask what they show.</summary>
    public static IEnumerable<Place> First(Visit visit) => Offered(visit, Made);

    /// <summary>Who may what, and by which rules.</summary>
    public static IEnumerable<Place> Rules(Visit visit) => Offered(visit, Ruling);

    /// <summary>The register, noun by noun.</summary>
    public static IEnumerable<Place> Register(Visit visit) => Nouns.All.Select(noun => At(visit, visit.Nouns.Many(noun), "/" + noun.Plural));

    static IEnumerable<Place> Offered(Visit visit, (string Name, string UseCase)[] places) => places.Where(it => visit.Offers(it.UseCase)).Select(it => At(visit, visit.Say("page." + it.Name.Replace('-', '_')), "/" + it.Name));

    static Place At(Visit visit, string label, string path) => new(label, path, visit.Context.Request.Path == path || visit.Context.Request.Path.StartsWithSegments(path));
}
