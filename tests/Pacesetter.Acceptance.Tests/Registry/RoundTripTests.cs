using System.Globalization;
using System.Text.Json.Nodes;
using Pacesetter.Cli.Running;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>What is exported is imported again as it was, noun by noun, in every form.</summary>
public sealed class RoundTripTests
{
    // What the filled entries must have to be possible at all.
    static readonly Dictionary<string, string> Possible = new(StringComparer.Ordinal)
    {
        ["practice"] = """{ "contributors": [{ "person": "ann", "share": 0.25, "accepted": true }, { "person": "李明", "share": 0.75 }], "key_points": [{ "step": 1, "point": "=1+1", "reason": "'=x" }] }""",
        ["adoption"] = """{ "selected_from": "2026-01-01", "selected_to": "2026-01-31", "ordered_on": "2026-02-01", "in_use": "2026-02-02", "unit": "a", "source_unit": "b" }""",
        ["mentoring"] = """{ "mentor": "ann", "learner": "li", "test": { "by": "vera", "on": "2026-02-01", "passed": false, "note": "-1" } }""",
        ["challenge"] = """{ "challenged": ["x", "y"], "responses": [{ "unit": "x", "on": "2026-02-01", "accepted": true, "text": "@we" }] }""",
        ["appeal"] = """{ "actions": ["one", "two"], "replies": [{ "unit": "x", "on": "2026-02-01", "action": "two", "text": "a\nb" }], "deliveries": [{ "unit": "x", "on": "2026-02-01", "delivered": 3, "read": 2 }] }""",
        ["campaign"] = """{ "checks": [{ "on": "2026-02-28", "unit": "a", "checked_by": "b", "score": 1.172, "guardrails_hold": true, "note": "; \"x\"" }], "votes": [{ "person": "a", "for": "u" }, { "person": "b", "for": "u; \"x\"" }] }""",
        ["conference"] = """
            {
              "seats": 3, "reserve": false, "quotas": [{ "unit": "a", "heads": 2, "seats": 2 }, { "unit": "b", "heads": 1, "seats": 1 }],
              "nominations": [{ "person": "a", "unit": "u; \"x\"", "section": "s", "by": "b", "deeds": "易碎", "records": ["r1", "r2"], "seen_on": "2026-02-28", "correction": "c", "answer": "d" }, { "person": "e", "unit": "u" }],
              "ballots": [{ "unit": "u", "person": "b" }], "tallies": [{ "person": "a", "votes": 1 }],
              "presentations": [{ "title": "易碎 'a'", "practice": "p", "organisation": "o", "demonstration": true, "on": "2026-02-28", "at": "09:30", "minutes": 7, "room": "r", "section": "s", "presenters": ["a"], "questions": ["q"], "places": 14, "recording": "shelf", "bookings": [{ "unit": "u", "persons": 7, "by": "b" }], "waiting": [{ "unit": "w", "persons": 2 }] }]
            }
            """,
        ["resolution"] = """{ "conference": "e1" }""",
        ["goal"] = """{ "levels": [{ "level": "top", "value": 3, "author": "a" }, { "level": "low", "value": 4, "author": "b" }] }""",
        ["objection"] = """{ "panel": ["vera", "vic"], "name_withheld": false }""",
    };

    [Theory, SqliteFirst]
    public async Task Every_noun_comes_back_from_every_form_as_it_was(string provider)
    {
        using var first = new Story(provider);
        await first.Does("init");
        foreach (Noun noun in Nouns.All.OrderBy(it => it.Key == "resolution"))
        {
            first.Write("in.ndjson", Filling(noun) + "\n");
            await first.Does($"import {noun.Plural} in.ndjson");
        }

        foreach (string form in (string[])["ndjson", "csv", "xlsx"])
        {
            using var second = new Story(provider);
            await second.Does("init");
            foreach (Noun noun in Nouns.All.OrderBy(it => it.Key == "resolution"))
            {
                string file = second.PathOf($"{noun.Plural}.{form}");
                await first.Does($"export {noun.Plural} --out {file}");
                JsonObject answer = (await second.Does($"import {noun.Plural} {file} --json")).Json;
                Assert.Equal(1, (int)answer["imported"]!);
                Assert.Equal(Entry(await first.Does($"{noun.Key} list --all --json")), Entry(await second.Does($"{noun.Key} list --all --json")));
                answer = (await second.Does($"import {noun.Plural} {file} --json")).Json;
                Assert.True((bool)answer["already_imported"]!, $"{noun.Plural}.{form} is not recognised: {answer}");
            }
        }
    }

    [Fact]
    public async Task Nobody_but_the_owner_brings_in_history()
    {
        using var story = new Story(RegistryTrial.Sqlite);
        await story.Does("init");
        story.Write("p.csv", "id,title,state,created_by\np,Two racks,verified,ann\nq,Three racks,spotted,ann\n");
        Assert.Equal(ExitCode.RowsRejected, (await story.Types("--as bo import practices p.csv")).Code);
        await story.Does("--as bo import practices p.csv --max-rejects 1");
        Assert.Equal(["q bo spotted"], Rows(await story.Does("practice list --all --json")));
        story.Write("r.csv", "id,title,state,created_by\nr,Four racks,verified,ann\n");
        await story.Does("import practices r.csv");
        Assert.Equal(["q bo spotted", "r ann verified"], Rows(await story.Does("practice list --all --json")));

        static IEnumerable<string> Rows(Commands.Ran ran) => ran.Json["rows"]!.AsArray().Select(it => $"{it!["id"]} {it["created_by"]} {it["state"]}");
    }

    static string Filling(Noun noun)
    {
        JsonObject filled = EntryJson.Patch(EntryJson.Write(Filled.Of(noun, "e1")), Possible.TryGetValue(noun.Key, out string? possible) ? EntryJson.Parse(possible, "possible") : []);
        filled["state"] = noun.States[^1];
        filled["created_at"] = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).ToString("O", CultureInfo.InvariantCulture);
        filled["created_by"] = "ann";
        return filled.ToJsonString();
    }

    // All but the version: an imported entry begins anew.
    static string Entry(Commands.Ran ran)
    {
        JsonObject entry = Assert.Single(ran.Json["rows"]!.AsArray())!.AsObject();
        entry.Remove("version");
        return entry.ToJsonString();
    }
}
