using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>A made-up organisation with entries and accounts, every code of which can be told from any other text, and who may know of what: worked out here, apart from the program.</summary>
sealed partial class World(Office office, int seed) : IAsyncDisposable
{
    static readonly string[] Leading = ["team_lead", "worker_representative", "auditor"];
    static readonly string[] Roles = [.. Leading, "worker", "industrial_engineer", "quality", "editor", "committee", "secretary", "site_manager", "verifier"];

    readonly Random chance = new(seed);
    readonly Dictionary<string, string?> parents = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> teamOf = new(StringComparer.Ordinal);
    readonly List<string> entries = [];
    readonly Dictionary<string, List<string>> of = new(StringComparer.Ordinal);
    readonly List<Visitor> visitors = [];
    int count;

    public Office Office => office;

    public IReadOnlyList<Visitor> Visitors => visitors;

    public IReadOnlyList<string> Units => [.. parents.Keys];

    public IReadOnlyList<string> Persons => [.. teamOf.Keys];

    public IReadOnlyList<string> Entries => entries;

    /// <summary>A code of the world, or one like it that does not exist.</summary>
    public string Any() => chance.Next(6) switch
    {
        0 or 1 => Of(Units),
        2 => Of(Persons),
        3 or 4 => Of(entries),
        _ => "qx9999z",
    };

    public T Of<T>(IReadOnlyList<T> all) => all[chance.Next(all.Count)];

    public int Next(int below) => chance.Next(below);

    /// <summary>Every code in a text.</summary>
    public static HashSet<string> Codes(string text) => [.. Code().Matches(text).Select(it => it.Value)];

    public static async Task<World> Make(string provider, int seed)
    {
        var world = new World(await Office.Open(provider), seed);
        world.Organise();
        await world.Register();
        for (int i = 0; i < 5; i++)
        {
            await world.Welcome();
        }

        return world;
    }

    /// <summary>The units that an account reaches.</summary>
    public HashSet<string> Reached(Visitor visitor) => [.. Units.Where(unit => visitor.Grants.Any(it => IsUnder(unit, it.Unit)))];

    /// <summary>A person's team and the units above it.</summary>
    public IEnumerable<string> Above(string person)
    {
        for (string? at = teamOf[person]; at is not null; at = parents[at])
        {
            yield return at;
        }
    }

    /// <summary>The codes that an account may be told.</summary>
    public HashSet<string> Known(Visitor visitor)
    {
        HashSet<string> inReach = Reached(visitor);
        HashSet<string> led = [.. Units.Where(unit => visitor.Grants.Any(it => Leading.Contains(it.Role) && IsUnder(unit, it.Unit)))];
        HashSet<string> known = [.. inReach, visitor.Person];
        known.UnionWith(Persons.Where(it => led.Contains(teamOf[it])));
        known.UnionWith(known.Where(teamOf.ContainsKey).SelectMany(it => (string[])["r" + it[1..], "s" + it[1..]]).ToArray());
        using Workspace own = office.Desk.Workspace.Session();
        ILookup<(string, string), string?> movers = own.Registry.Moves.Where(it => it.FromState != "").Select(it => new { it.Noun, it.Entry, it.Person }).ToLookup(it => (it.Noun, it.Entry), it => it.Person);
        foreach (Noun noun in Nouns.All)
        {
            foreach (Entry entry in office.Desk.Entries(noun))
            {
                if ((noun.Shared && entry is not Practice { State: PracticeState.Spotted or PracticeState.Drafted or PracticeState.Observed }) || entry.Unit is null || inReach.Contains(entry.Unit) || entry.Involved().Contains(visitor.Person))
                {
                    known.UnionWith(Codes(EntryJson.Write(entry).ToJsonString()));
                    // Whoever may look at an entry is told who moved it.
                    known.UnionWith(movers[(noun.Key, entry.Id)].OfType<string>());
                }
            }
        }

        return known;
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    /// <summary>A body for adding an entry of a noun.</summary>
    public string Draft(Noun noun, string? id = null)
    {
        string one = Of(Persons);
        return Draft(noun, id ?? Fresh("e"), Of(Units), one, Of([.. Persons.Where(it => it != one)])).ToJsonString();
    }

    [GeneratedRegex("[uperst]q[0-9]{4}z")]
    private static partial Regex Code();

    bool IsUnder(string unit, string root)
    {
        for (string? at = unit; at is not null; at = parents.GetValueOrDefault(at))
        {
            if (at == root)
            {
                return true;
            }
        }

        return false;
    }

    string Fresh(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}q{count++:0000}z");

    void Organise()
    {
        List<string> units = ["unit,parent,kind,name"];
        List<string> people = ["person,team"];
        List<string> work = ["record,date,person,operation,good,hours"];
        string company = Unit(null, "company");
        for (int s = 0; s < 2; s++)
        {
            string site = Unit(company, "site");
            for (int d = 0; d < 1 + chance.Next(2); d++)
            {
                string department = Unit(site, "department");
                for (int t = 0; t < 1 + chance.Next(3); t++)
                {
                    string team = Unit(department, "team");
                    for (int p = 0; p < 2 + chance.Next(6); p++)
                    {
                        string person = Fresh("p");
                        teamOf.Add(person, team);
                        people.Add($"{person},{team}");
                        work.Add($"r{person[1..]},2026-01-{10 + chance.Next(9)},{person},turn,{60 + chance.Next(40)},8");
                        work.Add($"s{person[1..]},2026-02-{10 + chance.Next(9)},{person},{(chance.Next(2) == 0 ? "turn" : "mill")},{60 + chance.Next(40)},8");
                    }
                }
            }
        }

        office.Desk.Import("units", string.Join("\n", units));
        office.Desk.Import("people", string.Join("\n", people));
        office.Desk.Import("work", string.Join("\n", work));

        string Unit(string? parent, string kind)
        {
            string code = Fresh("u");
            parents.Add(code, parent);
            units.Add($"{code},{parent},{kind},The {code}");
            return code;
        }
    }

    async Task Register()
    {
        foreach (Noun noun in Nouns.All)
        {
            of[noun.Key] = [];
            for (int i = 0; i < 3; i++)
            {
                string id = Fresh("e");
                entries.Add(id);
                of[noun.Key].Add(id);
                await office.Desk.Add(noun.Key, Draft(noun, id));
            }
        }
    }

    async Task Welcome()
    {
        string person = Of([.. Persons.Except(visitors.Select(it => it.Person))]);
        Granted[] grants = [.. Enumerable.Range(0, 1 + chance.Next(2)).Select(_ => new Granted(Of(Roles), Of([.. Units.Skip(1)]))).DistinctBy(it => it.Unit)];
        visitors.Add(new(person, grants, await office.Key(person, [.. grants.Select(it => $"{it.Role}@{it.Unit}")])));
    }

    JsonObject Draft(Noun noun, string id, string unit, string one, string two)
    {
        var draft = new JsonObject { ["id"] = id, ["unit"] = unit };
        JsonObject more = noun.Key switch
        {
            "quota-revision" => new() { ["operation"] = "turn", ["minutes"] = 5, ["from"] = "2027-01-01" },
            "title" => new() { ["name"] = "pacesetter", ["holder"] = one, ["period"] = string.Create(CultureInfo.InvariantCulture, $"2026-{id}") },
            "award" => new() { ["title"] = "Banner", ["holders"] = new JsonArray(one) },
            "objection" => new() { ["target"] = entries.Count > 0 ? Of(entries) : id, ["text"] = "It is wrong", ["panel"] = new JsonArray(two) },
            "practice" => new() { ["title"] = "Two racks", ["originator"] = one },
            "conference" => new() { ["title"] = "Spring" },
            "resolution" => new() { ["conference"] = Of(of["conference"]), ["text"] = "Do it", ["owner"] = one, ["due_on"] = "2026-05-01" },
            "claim" => new() { ["source"] = "A newspaper", ["sentence"] = "Twelve hours in eight", ["quantity"] = 1.5 },
            "suggestion" => new() { ["title"] = "Racks", ["text"] = "Two are better", ["authors"] = new JsonArray(one) },
            "adoption" => new() { ["practice"] = Of(of["practice"]), ["source_unit"] = Of([.. Units.Where(it => it != unit)]) },
            "mentoring" => new() { ["mentor"] = one, ["learner"] = two, ["operation"] = "turn", ["from"] = "2026-03-01" },
            "campaign" => new() { ["title"] = "March", ["from"] = "2026-03-01", ["to"] = "2026-03-31" },
            "pledge" => new() { ["pledger"] = one, ["text"] = "70 a shift" },
            "challenge" => new() { ["challenger"] = unit, ["challenged"] = new JsonArray(Of([.. Units.Where(it => it != unit)])), ["text"] = "Match us" },
            "appeal" => new() { ["title"] = "To all", ["text"] = "Join us", ["audience"] = "All", ["audience_count"] = 20, ["audience_units"] = 2, ["actions"] = new JsonArray("join") },
            "goal" => new() { ["metric"] = "good", ["from"] = "2026-01-01", ["to"] = "2026-12-31", ["target"] = 1000, ["basis"] = "cumulative" },
            _ => throw new ArgumentOutOfRangeException(nameof(noun), noun.Key, "no draft"),
        };
        foreach ((string key, JsonNode? value) in more)
        {
            draft[key] = value?.DeepClone();
        }

        return draft;
    }
}

/// <summary>Somebody who comes in.</summary>
sealed record Visitor(string Person, IReadOnlyList<Granted> Grants, string Key);

/// <summary>A role for a unit.</summary>
sealed record Granted(string Role, string Unit);
