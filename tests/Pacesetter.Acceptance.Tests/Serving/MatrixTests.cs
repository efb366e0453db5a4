using System.Text.Json.Nodes;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>Over random organisations, roles and requests: no answer holds a code that who asked may not know of.</summary>
public sealed class MatrixTests
{
    [Fact]
    public Task Eight_hundred_random_requests_are_told_nothing_beyond_their_reach() => Ask(worlds: 4, each: 200, firstSeed: 1);

    [Fact, Trait("Category", "Drill")]
    public Task A_hundred_thousand_random_requests_are_told_nothing_beyond_their_reach() => Ask(worlds: 100, each: 1000, firstSeed: 1000);

    [Theory, EveryRegistry]
    public async Task Whatever_is_asked_of_a_foreign_unit_or_entry_is_answered_as_of_one_that_is_not_there(string provider)
    {
        await using World world = await World.Make(provider, 7);
        foreach (Visitor visitor in world.Visitors)
        {
            HashSet<string> known = world.Known(visitor);
            string foreign = world.Units.Except(world.Reached(visitor)).First();
            foreach (UseCaseDescription useCase in Endpoints.Served.Where(it => it.Noun is null && it.Name != "agenda" && Rights.Of(it) is { Changes: false } && it.Fields.Any(field => field.Name == "under")))
            {
                // The agenda shows entries, which are looked at one by one.
                string path = $"{useCase.Step}{(useCase.Verb is { } verb ? "/" + verb : "")}?{string.Concat(useCase.Fields.Where(it => it.Required).Select(it => $"{Words.Snake(it.Property.Name)}={(it.Name == "table" ? "people" : "x")}&"))}";
                Same(await world.Office.Get(visitor.Key, $"{path}under={foreign}"), await world.Office.Get(visitor.Key, $"{path}under=uq9999z"), foreign, "uq9999z", useCase.Name);
            }

            foreach (Noun noun in Nouns.All.Where(it => !it.Shared))
            {
                if (world.Office.Desk.Entries(noun).Select(it => it.Id).FirstOrDefault(it => !known.Contains(it)) is not { } entry)
                {
                    continue;
                }

                string path = $"{noun.Plural}/";
                Same(await world.Office.Get(visitor.Key, path + entry), await world.Office.Get(visitor.Key, path + "eq9999z"), entry, "eq9999z", noun.Key);
                Same(await world.Office.Patch(visitor.Key, path + entry, "{}"), await world.Office.Patch(visitor.Key, path + "eq9999z", "{}"), entry, "eq9999z", noun.Key);
                string body = $$"""{ "state": "{{noun.States[^1]}}", "why": "so" }""";
                Same(await world.Office.Post(visitor.Key, $"{path}{entry}/moves", body), await world.Office.Post(visitor.Key, $"{path}eq9999z/moves", body), entry, "eq9999z", noun.Key);
            }
        }
    }

    static void Same(Reply foreign, Reply absent, string code, string none, string what)
    {
        Assert.True((foreign.Status, foreign.Text.Replace(code, none, StringComparison.Ordinal)) == (absent.Status, absent.Text), $"{what}: {foreign.Text} / {absent.Text}");
        Assert.True((int)foreign.Status < 500, $"{what}: {foreign.Status}");
        Assert.DoesNotContain(code, foreign.Text.Replace($"unit {code}", "", StringComparison.Ordinal).Replace($" {code}.", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    static async Task Ask(int worlds, int each, int firstSeed)
    {
        var wrong = new List<string>();
        int answered = 0;
        for (int seed = firstSeed; seed < firstSeed + worlds; seed++)
        {
            await using World world = await World.Make(RegistryTrial.Sqlite, seed);
            var known = new Dictionary<Visitor, HashSet<string>>();
            for (int i = 0; i < each; i++)
            {
                Visitor visitor = world.Of(world.Visitors);
                (string asked, bool changes, Reply reply) = await Request(world, visitor);
                if (changes && (int)reply.Status < 300)
                {
                    known.Clear();
                }

                HashSet<string> beyond = World.Codes(reply.Text);
                beyond.ExceptWith(World.Codes(asked));
                if (beyond.Count > 0)
                {
                    if (!known.TryGetValue(visitor, out HashSet<string>? codes))
                    {
                        known.Add(visitor, codes = world.Known(visitor));
                    }

                    beyond.ExceptWith(codes);
                }

                // Whoever looked at somebody is told to them, and of their own data they know where they work.
                beyond.ExceptWith(asked.StartsWith("own/", StringComparison.Ordinal) ? world.Visitors.Select(it => it.Person).Concat(world.Above(visitor.Person)) : []);
                answered += (int)reply.Status < 300 ? 1 : 0;
                if ((int)reply.Status >= 500 || beyond.Count > 0)
                {
                    wrong.Add($"seed {seed}, request {i}, {visitor.Person} as {string.Join(", ", visitor.Grants.Select(it => $"{it.Role}@{it.Unit}"))} asked {asked} and was told {(int)reply.Status} {string.Join(", ", beyond)}: {reply.Text}");
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong:\n{string.Join("\n", wrong.Take(20))}");
        // The requests are no mere row of refusals.
        Assert.True(answered > worlds * each / 5, $"{answered} answered");
    }

    static async Task<(string Asked, bool Changes, Reply Reply)> Request(World world, Visitor visitor)
    {
        if (world.Next(2) == 0)
        {
            return await OfNoun(world, visitor, world.Of(Nouns.All));
        }

        UseCaseDescription useCase = world.Of([.. Endpoints.Served.Where(it => it.Noun is null && (Rights.Of(it) is { Changes: false } || world.Next(10) == 0))]);
        bool changes = Rights.Of(useCase)!.Changes;
        var body = new JsonObject();
        foreach (RequestField field in useCase.Fields.Where(it => !it.Local && it.Element != typeof(Content) && (it.Required || world.Next(3) == 0)))
        {
            if (Value(world, field) is { } value)
            {
                body[Words.Snake(field.Property.Name)] = field.List ? new JsonArray(value) : value;
            }
        }

        string path = $"{useCase.Step}{(useCase.Verb is { } verb ? "/" + verb : "")}";
        return ($"{path} {body.ToJsonString()}", changes, await world.Office.Post(visitor.Key, path, body.ToJsonString()));
    }

    static async Task<(string Asked, bool Changes, Reply Reply)> OfNoun(World world, Visitor visitor, Noun noun)
    {
        string[] ids = [.. world.Office.Desk.Entries(noun).Select(it => it.Id)];
        string id = world.Next(5) == 0 ? world.Any() : world.Of(ids);
        switch (world.Next(8))
        {
            case 0:
                return (noun.Plural, false, await world.Office.Get(visitor.Key, noun.Plural));
            case 1:
                string list = $$"""{ "under": "{{world.Of(world.Units)}}", "all": {{(world.Next(2) == 0 ? "true" : "false")}} }""";
                return ($"{noun.Plural} {list}", false, await world.Office.Post(visitor.Key, noun.Plural + "/list", list));
            case 2:
                string found = $$"""{ "find": "{{(world.Next(2) == 0 ? "racks" : "better")}}", "all": true }""";
                return ($"{noun.Plural} {found}", false, await world.Office.Post(visitor.Key, noun.Plural + "/list", found));
            case 3:
                string draft = world.Draft(noun);
                return ($"{noun.Plural} {draft}", true, await world.Office.Post(visitor.Key, noun.Plural, draft));
            case 4:
                string patch = $$"""{ "unit": "{{world.Of(world.Units)}}" }""";
                return ($"{noun.Plural}/{id} {patch}", true, await world.Office.Patch(visitor.Key, $"{noun.Plural}/{id}", patch));
            case 5:
                string move = $$"""{ "state": "{{world.Of(noun.States)}}", "why": "so it is" }""";
                return ($"{noun.Plural}/{id}/moves {move}", true, await world.Office.Post(visitor.Key, $"{noun.Plural}/{id}/moves", move));
            default:
                return ($"{noun.Plural}/{id}", false, await world.Office.Get(visitor.Key, $"{noun.Plural}/{id}"));
        }
    }

    static JsonNode? Value(World world, RequestField field) =>
        field.AllowedWords.Count > 0 ? world.Of(field.AllowedWords)
        : field.Element == typeof(bool) ? world.Next(2) == 0
        : field.Element == typeof(DateOnly) ? world.Of<string>(["2026-01-01", "2026-02-01", "2026-02-15"]) is var first && field.Name == "to" ? world.Of<string>(["2026-01-31", "2026-02-28", "2026-03-31"]) : first
        : field.Element == typeof(int) || field.Element == typeof(long) ? 1 + world.Next(9)
        : field.Element == typeof(decimal) || field.Element == typeof(double) ? 0.5 + world.Next(2)
        : field.Element == typeof(string) ? (field.Name switch
        {
            "under" or "unit" => world.Of(world.Units),
            "person" or "actor" => world.Of(world.Persons),
            "operation" => "turn",
            "table" => world.Of<string>(["units", "people", "attendance", "work", "observations", "quotas", "operations", .. Nouns.All.Select(it => it.Plural)]),
            "output" or "format" or "class" or "metric" => null,
            _ => world.Any(),
        })
        : null;
}
