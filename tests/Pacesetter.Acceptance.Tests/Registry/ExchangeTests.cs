using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Exchanging;
using Pacesetter.Workspaces.Exchanging.Meetings;
using Pacesetter.Workspaces.Spreading;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>How practices, figures and calls are exchanged, by the numbers of the acceptance tests.</summary>
public sealed class ExchangeTests
{
    static readonly CancellationToken None = CancellationToken.None;

    [Theory, SqliteFirst]
    public async Task AT_61_A_resolution_without_its_owners_report_after_ninety_days_is_shown_as_not_followed_up(string provider)
    {
        using var desk = new Desk(provider);
        desk.Today = new(2026, 3, 2);
        await desk.Add("conference", """{ "id": "c", "title": "Spring conference" }""", state: "in_session");
        await desk.Add("resolution", """{ "id": "kept", "conference": "c", "text": "One", "owner": "ann", "due_on": "2026-05-01" }""");
        await desk.Add("resolution", """{ "id": "forgotten", "conference": "c", "text": "Two", "owner": "bo", "due_on": "2026-05-01" }""");
        await desk.Move("resolution", "kept", "adopted", "k:secretary");
        await desk.Move("resolution", "forgotten", "adopted", "k:secretary");
        await desk.Edit("resolution", "kept", """{ "report": "Done." }""", "ann");
        Assert.Equal("not_the_owner", (await Desk.Refused(desk.Move("resolution", "kept", "reported", "bo"))).Id);
        await desk.Move("resolution", "kept", "reported", "ann");
        await desk.Move("resolution", "kept", "followed_up", "vera:verifier");

        desk.Today = new(2026, 5, 30);
        await desk.Open();
        Assert.Empty(Score(await Scores(desk)).NotFollowedUp);
        desk.Today = new(2026, 5, 31);
        await desk.Open();
        ConferenceScore score = Score(await Scores(desk));
        Assert.Equal((2, 1, "forgotten"), (score.Resolutions, score.FollowedUp, string.Join(' ', score.NotFollowedUp)));

        static ConferenceScore Score(ScoreConferences.Answer answer) => Assert.Single(answer.Rows);
    }

    [Theory, SqliteFirst]
    public async Task AT_21_AT_22_An_appeal_shows_how_far_it_got_and_each_action_by_itself(string provider)
    {
        using var desk = new Desk(provider);
        foreach (string city in (string[])["harbin", "xian"])
        {
            await desk.Add("appeal", $$"""{ "id": "{{city}}", "title": "To all workers", "text": "Join us.", "audience": "All workers of {{city}}", "audience_count": 200, "audience_units": 8, "actions": ["join the movement", "take part in emulation"] }""", "k:secretary");
            await desk.Move("appeal", city, "issued", "k:secretary");
        }

        await desk.Edit("appeal", "harbin", """
            { "deliveries": [{ "unit": "A", "on": "2026-03-03", "delivered": 150, "read": 90 }],
              "replies": [{ "unit": "A", "on": "2026-03-04", "action": "join the movement" }, { "unit": "B", "on": "2026-03-04", "action": "join the movement" }, { "unit": "A", "on": "2026-03-05", "action": "take part in emulation" }] }
            """, "k:secretary");

        JsonObject harbin = desk.Show("appeal", "harbin");
        Assert.Equal((0.75m, 0.45m), ((decimal)harbin["delivered"]!, (decimal)harbin["read"]!));
        Assert.Equal(["join the movement 2 0.25", "take part in emulation 1 0.125"], harbin["pledging"]!.AsArray().Select(it => $"{it!["action"]} {it["units"]} {it["share"]}"));
        JsonObject xian = desk.Show("appeal", "xian");
        Assert.Equal((0m, 0m), ((decimal)xian["delivered"]!, (decimal)xian["read"]!));

        // No single score, no list of the silent; a pledge is nobody's but the pledger's, and lowering it costs nothing.
        Assert.DoesNotContain(harbin, it => it.Key.Contains("score", StringComparison.Ordinal) || it.Key.Contains("engagement", StringComparison.Ordinal) || it.Key.Contains("silent", StringComparison.Ordinal));
        await desk.Add("pledge", """{ "id": "p", "pledger": "bo", "unit": "B", "appeal": "harbin", "text": "70 a shift", "target": 70 }""", "bo");
        Assert.Equal("not_their_own", (await Desk.Refused(desk.Move("pledge", "p", "made", "eve:team_lead"))).Id);
        await desk.Move("pledge", "p", "made", "bo");
        await desk.Edit("pledge", "p", """{ "target": 60 }""", "bo");
        await desk.Move("pledge", "p", "revised", "bo", "too much");
        Assert.Equal("entry_unknown", (await Desk.Refused(desk.Edit("pledge", "p", "{}", "ann"))).Id);
    }

    [Theory, SqliteFirst]
    public async Task AT_58_Prior_art_is_shown_before_a_draft_is_submitted_and_every_contributor_accepts_a_share(string provider)
    {
        using var desk = new Desk(provider);
        string text = "\"title\": \"Feed two lathes from two racks\", \"problem\": \"The turner walks to the rack for every shaft and the lathe stands still\", \"conditions\": [\"Two lathes side by side\"], \"limits\": [\"Not for heavy shafts\"], \"kind\": \"organising\"";
        await desk.Add("practice", $$"""{ "id": "old", {{text}} }""", "bo");
        await desk.Add("practice", $$"""{ "id": "new", {{text}}, "contributors": [{ "person": "ann", "share": 0.5 }, { "person": "li", "share": 0.5, "accepted": true }] }""", "ann");
        await desk.Move("practice", "new", "drafted", "ann");
        RefusalException refusal = await Desk.Refused(desk.Move("practice", "new", "observed", "ie:industrial_engineer"));
        Assert.Equal("prior_art_unseen", refusal.Id);
        Assert.Contains("old", refusal.Message, StringComparison.Ordinal);

        await desk.Edit("practice", "new", """{ "prior_art": ["old"] }""", "ann");
        refusal = await Desk.Refused(desk.Move("practice", "new", "observed", "ie:industrial_engineer"));
        Assert.Equal("shares_not_accepted", refusal.Id);
        Assert.Contains("li", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("shares_do_not_sum", (await Desk.Refused(desk.Edit("practice", "new", """{ "contributors": [{ "person": "ann", "share": 0.5 }, { "person": "li", "share": 0.4 }] }""", "ann"))).Id);

        await desk.Edit("practice", "new", "{}", "li");

        // A share that is changed is to be accepted anew.
        await desk.Edit("practice", "new", """{ "contributors": [{ "person": "ann", "share": 0.9 }, { "person": "li", "share": 0.1, "accepted": true }] }""", "ann");
        Assert.Equal("shares_not_accepted", (await Desk.Refused(desk.Move("practice", "new", "observed", "ie:industrial_engineer"))).Id);
        await desk.Edit("practice", "new", "{}", "li");
        await desk.Move("practice", "new", "observed", "ie:industrial_engineer");
    }

    [Theory, SqliteFirst]
    public async Task AT_18_A_second_eighth_congress_of_a_series_is_refused_by_the_program_and_by_the_database(string provider)
    {
        using var desk = new Desk(provider);
        JsonObject eighth = await desk.Add("conference", """{ "id": "c8", "title": "Congress of model workers", "series": "changchun", "ordinal": 8 }""");
        Assert.Equal(8, (int)eighth["ordinal"]!);
        RefusalException refusal = await Desk.Refused(desk.Add("conference", """{ "title": "Another", "series": "changchun", "ordinal": 8 }"""));
        Assert.Equal("ordinal_taken", refusal.Id);
        await desk.Add("conference", """{ "id": "c9", "title": "Another", "series": "changchun", "ordinal": 9 }""");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => desk.Workspace.Registry.Database.ExecuteSqlAsync($"UPDATE conferences SET ordinal = 8 WHERE id = 'c9'", None));
    }

    [Theory, SqliteFirst]
    public async Task AT_31_Seats_are_divided_by_the_variant_named_and_equal_remainders_by_a_draw_that_can_be_repeated(string provider)
    {
        using var desk = new Desk(provider);
        string units = "\"quotas\": [{ \"unit\": \"A\", \"heads\": 1200 }, { \"unit\": \"B\", \"heads\": 640 }, { \"unit\": \"C\", \"heads\": 410 }, { \"unit\": \"D\", \"heads\": 95 }]";
        Assert.Equal("7 4 2 0", Seats(await desk.Add("conference", $$"""{ "title": "Plain", "seats": 13, {{units}} }""")));
        Assert.Equal("6 4 2 1", Seats(await desk.Add("conference", $$"""{ "title": "Reserved", "seats": 13, "reserve": true, {{units}} }""")));

        string[] drawn = [.. await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            string tie = $$"""{ "id": "tie-{{i}}", "title": "Tie", "seats": 1, "quotas": [{ "unit": "A", "heads": 50 }, { "unit": "B", "heads": 50 }] }""";
            using var each = new Desk(RegistryTrial.Sqlite);
            return Seats(await each.Add("conference", tie)) + Seats(await each.Edit("conference", $"tie-{i}", """{ "seats": 1 }"""));
        }))];
        Assert.All(drawn, it => Assert.Contains(it, (string[])["1 01 0", "0 10 1"]));
        Assert.Equal(2, drawn.Distinct().Count());

        Assert.Equal("seats_too_few", (await Desk.Refused(desk.Add("conference", """{ "title": "Few", "seats": 1, "reserve": true, "quotas": [{ "unit": "A", "heads": 1 }, { "unit": "B", "heads": 1 }] }"""))).Id);
        Assert.Equal("heads_negative", (await Desk.Refused(desk.Add("conference", """{ "title": "Odd", "seats": -3, "quotas": [{ "unit": "A", "heads": 1 }] }"""))).Id);

        static string Seats(JsonObject conference) => string.Join(' ', conference["quotas"]!.AsArray().Select(it => it!["seats"]));
    }

    [Theory, SqliteFirst]
    public async Task AT_11_Presenters_are_counted_once_with_those_who_present_together_and_without_those_who_listen(string provider)
    {
        using var desk = new Desk(provider);
        string talks = string.Join(", ", Enumerable.Range(1, 11).Select(i => $$"""{ "title": "Talk {{i}}", "presenters": ["p{{i}}"] }"""));
        await desk.Add("conference", $$"""
            { "id": "anshan", "title": "Conference of advanced producers", "presentations": [{{talks}}, { "title": "Again", "presenters": ["p1"] }, { "title": "Together", "presenters": ["p12", "p13"] }, { "title": "A plant", "organisation": "S" }],
              "delegates": [{ "person": "listener", "unit": "A" }] }
            """);
        Assert.Equal(13, (int)desk.Show("conference", "anshan")["presenters"]!);
        Assert.Equal(13, Assert.Single((await Scores(desk)).Rows).Presenters);
    }

    [Theory, SqliteFirst]
    public async Task AT_20_The_share_of_conferences_that_resolved_a_subject_names_those_that_did_not(string provider)
    {
        using var desk = new Desk(provider);
        string[] regions = ["shanxi", "anshan", "changchun", "harbin", "xian"];
        foreach (string region in regions)
        {
            await desk.Add("conference", $$"""{ "id": "{{region}}", "title": "Conference" }""", state: "in_session");
            await desk.Add("resolution", $$"""{ "id": "{{region}}-r", "conference": "{{region}}", "text": "Widen the movement", "subject": "widen", "owner": "ann", "due_on": "2026-06-01" }""");
        }

        foreach (string region in regions[..4])
        {
            await desk.Move("resolution", region + "-r", "adopted", "k:secretary");
        }

        ScoreConferences.Answer answer = await Scores(desk, "widen");
        Assert.Equal((4, 5, 0.8m, "xian"), (answer.With, answer.Conferences, answer.Share, string.Join(' ', answer.Lacking)));
        await desk.Move("resolution", "xian-r", "adopted", "k:secretary");
        answer = await Scores(desk, "widen");
        Assert.Equal((5, 1m, 0), (answer.With, answer.Share, answer.Lacking.Count));
    }

    [Theory, SqliteFirst]
    public async Task AT_17_All_the_group_was_helped_only_where_everybody_was(string provider)
    {
        using var desk = new Desk(provider);
        desk.Import("people", "person,team\nc1,B\nc2,B\n");
        foreach ((string learner, int i) in ((string[])["eve", "c1", "c2"]).Select((it, i) => (it, i)))
        {
            await desk.Add("mentoring", $$"""{ "id": "m{{i}}", "mentor": "bo", "learner": "{{learner}}", "sessions": [{{(i < 2 ? """{ "on": "2026-03-02", "hours": 1 }""" : "")}}] }""", state: "running");
        }

        HelpRow row = (await Help()).Single(it => it.Unit == "B");
        Assert.Equal((4, 1, 3, 2, 0.666667m), (row.Members, row.Helpers, row.Others, row.Helped, row.Coverage));
        await desk.Add("claim", """{ "id": "all", "source": "The group", "sentence": "The whole group was helped", "quantity": 1, "comparator": "equal_to", "computed": 0.666667, "evidence": [{ "kind": "document", "reference": "spread help" }] }""", "bo");
        Assert.Equal("computed_otherwise", (await Desk.Refused(desk.Move("claim", "all", "verified", "vera:verifier"))).Id);
        await desk.Move("claim", "all", "not_confirmed", "vera:verifier");

        await desk.Edit("mentoring", "m2", """{ "sessions": [{ "on": "2026-03-02", "hours": 0.5 }] }""", "bo");
        Assert.Equal(1m, (await Help()).Single(it => it.Unit == "B").Coverage);
        Assert.DoesNotContain(await Help("2026-02-01", "2026-02-28"), it => it.Helped > 0);

        async Task<IReadOnlyList<HelpRow>> Help(string? from = null, string? to = null) => (await new MeasureHelp(desk.Workspace).Run(
            new MeasureHelp.Request { From = from is null ? null : DateOnly.Parse(from, null), To = to is null ? null : DateOnly.Parse(to, null) }, None)).Rows;
    }

    [Theory, SqliteFirst]
    public async Task AT_23_Thirteen_reported_figures_are_claims_and_none_a_fact_until_a_second_person_has_seen_evidence(string provider)
    {
        using var desk = new Desk(provider);
        desk.Import("claims", "id,source,sentence,quantity,comparator\n" + string.Concat(Enumerable.Range(1, 13).Select(i => $"q{i},People's Daily 1956-03-13,Sentence {i},{i},at_least\n")));
        List<Claim> claims = await desk.Workspace.Registry.Set<Claim>().AsNoTracking().ToListAsync(None);
        Assert.Equal(13, claims.Count(it => it.State == ClaimState.Reported && it.Finding is null));

        Assert.Equal("evidence_missing", (await Desk.Refused(desk.Move("claim", "q1", "verified", "vera:verifier"))).Id);
        await desk.Edit("claim", "q1", """{ "computed": 1, "evidence": [{ "kind": "work", "reference": "r1" }] }""", "ann");
        Assert.Equal("person_needed", (await Desk.Refused(desk.Move("claim", "q1", "verified"))).Id);
        await desk.Move("claim", "q1", "verified", "vera:verifier");
    }

    static Task<ScoreConferences.Answer> Scores(Desk desk, string? subject = null) => new ScoreConferences(desk.Workspace).Run(new ScoreConferences.Request { Subject = subject }, None);
}
