using System.Globalization;
using System.Text.Json.Nodes;
using Pacesetter.Lifecycles;
using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Spreading;

namespace Pacesetter.Web.Spreading;

/// <summary>What the card of a campaign shows, and what its visitor may do there.</summary>
public sealed record CampaignView(Visit Visit, Noun Noun, JsonObject Entry)
{
    public IReadOnlyList<UnitRow> Units { get; init; } = [];

    /// <summary>Where the units stand; null before it begins.</summary>
    public ContestAnswer? Standings { get; init; }

    /// <summary>What the visitor and their team pledged; null for an account that stands for no person.</summary>
    public ShowPledges.Answer? Pledges { get; init; }

    public IReadOnlyList<JsonObject> Challenges { get; init; } = [];

    public IReadOnlyList<JsonObject> Awards { get; init; } = [];

    /// <summary>What was objected to it, as far as the visitor may read it; null unless they asked.</summary>
    public IReadOnlyList<JsonObject>? Objections { get; init; }

    public int FreezeDays { get; init; }

    public string Id => (string)Entry["id"]!;

    public string State => (string)Entry["state"]!;

    public string Path => $"/campaigns/{Uri.EscapeDataString(Id)}";

    public IReadOnlyList<string> Enrolled => [.. Rows("enrolments").Select(it => (string)it["unit"]!)];

    public IReadOnlyList<JsonObject> Rows(string field) => [.. (Entry[field]?.AsArray() ?? []).OfType<JsonObject>()];

    public IReadOnlyList<string> Texts(string field) => [.. (Entry[field]?.AsArray() ?? []).Select(it => (string?)it).OfType<string>()];

    public DateOnly? Day(string field) => DateOnly.TryParse((string?)Entry[field], CultureInfo.InvariantCulture, out DateOnly day) ? day : null;

    /// <summary>The units for which the visitor holds any of these roles.</summary>
    public IReadOnlyList<UnitRow> Mine(Roles roles) => [.. Units.Where(it => (Visit.Actor!.At(From(it.Unit)).Roles & roles) != Roles.None)];

    /// <summary>Those of them that may enrol and have not.</summary>
    public IReadOnlyList<UnitRow> MayEnrol => State is "announced" or "open"
        ? [.. Mine(Roles.TeamLead | Roles.WorkerRepresentative).Where(it => !Enrolled.Contains(it.Unit) && MayBeWithin(From(it.Unit)))]
        : [];

    /// <summary>The units of which the visitor may sign that their equipment has borne what it bore.</summary>
    public IReadOnlyList<string> MayClear => State is not ("open" or "suspended" or "closed") || !Visit.Offers("spread clear") ? []
        : [.. (Standings?.Rows ?? []).Where(it => it.Outside == "overloaded").Select(it => it.Unit).Intersect(Mine(Roles.Maintenance).Select(it => it.Unit))];

    /// <summary>A unit as readers call it; beyond the visitor's reach those that stand in the contest have names, too.</summary>
    public string Name(string unit) => Units.FirstOrDefault(it => it.Unit == unit) is { } row ? Visit.Words.Choose(unit, row.Name, row.NameZh)
        : Standings?.Rows.FirstOrDefault(it => it.Unit == unit) is { } other ? Visit.Words.Choose(unit, other.Name, other.NameZh)
        : unit;

    // What lies above the visitor's reach is not known here; whether a unit belongs to a population up there is found when it enrols.
    bool MayBeWithin(List<string> from) => from.Intersect(Texts("populations")).Any() || Units.All(it => it.Unit != from[^1]);

    List<string> From(string unit)
    {
        var path = new List<string>();
        for (string? at = unit; at is not null && !path.Contains(at); at = Units.FirstOrDefault(it => it.Unit == at)?.Parent)
        {
            path.Add(at);
        }

        return path;
    }
}
