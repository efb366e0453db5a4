using System.Text.Json.Nodes;
using Pacesetter.Workspaces.Recognising;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>What the registry stands in the way of, by the numbers of the acceptance tests.</summary>
public sealed class SafeguardTests
{
    const string Campaign = """
        { "id": "march", "unit": "S", "title": "March", "from": "2026-03-01", "to": "2026-03-31", "populations": ["A", "B"], "operations": ["turn"], "announced_on": "2026-02-20",
          "conditions": [{ "metric": "f", "text": "more", "weight": 1 }, { "metric": "scrap", "text": "no more scrap", "guardrail": true }], "check_days": ["2026-03-16"], "data_use": "tickets",
          "checks": [{ "on": "2026-03-16", "unit": "A", "checked_by": "B", "score": 1.172, "guardrails_hold": true }, { "on": "2026-03-16", "unit": "B", "checked_by": "A", "score": 1.172, "guardrails_hold": true }] }
        """;

    [Theory, SqliteFirst]
    public async Task AT_42_A_revision_dated_inside_a_freeze_is_refused_with_the_day_it_becomes_possible(string provider)
    {
        using var desk = new Desk(provider);
        desk.Today = new(2026, 3, 2);
        await desk.Add("campaign", Campaign, state: "open");
        await Consulted(desk, "appeal", "appeal", "2026-04-15");
        await Consulted(desk, "safe", "safety", "2026-04-15");
        await Consulted(desk, "new-tool", "method_changed", "2026-04-15");

        RefusalException refusal = await Desk.Refused(desk.Move("quota-revision", "appeal", "approved", "x:site_manager"));
        Assert.Equal(("quota_frozen", RefusalKind.Failed), (refusal.Id, refusal.Kind));
        Assert.Contains("until 2026-06-29", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("possible on 2026-06-30", refusal.Remedy, StringComparison.Ordinal);
        Assert.True((bool)(await desk.Move("quota-revision", "safe", "approved", "x:site_manager"))["through_freeze"]!);
        Assert.True((bool)(await desk.Move("quota-revision", "new-tool", "approved", "x:site_manager"))["through_freeze"]!);

        await desk.Add("quota-revision", """{ "id": "beaten", "operation": "turn", "trigger": "exceeded", "minutes": 5, "study": "40 cycles", "observed_by": "bo" }""", "ie:industrial_engineer");
        Assert.Equal("beaten_is_no_reason", (await Desk.Refused(desk.Move("quota-revision", "beaten", "studied", "ie:industrial_engineer"))).Id);
    }

    [Theory, SqliteFirst]
    public async Task AT_44_A_figure_beyond_belief_is_not_verified_without_a_count_on_the_spot(string provider)
    {
        using var desk = new Desk(provider);
        await desk.Add("claim", """{ "id": "c", "source": "A newspaper", "sentence": "14 months' work in 10 days", "quantity": 35.7, "record": "r1", "computed": 35.7, "evidence": [{ "kind": "work", "reference": "r1" }] }""", "ann");
        Assert.Equal("beyond_belief", (await Desk.Refused(desk.Move("claim", "c", "verified", "vera:verifier"))).Id);
        Assert.Equal("reported", desk.State("claim", "c"));

        await desk.Edit("claim", "c", """{ "study": { "observer": "vic", "on": "2026-03-02", "count": 357 } }""", "vic:industrial_engineer");
        await desk.Move("claim", "c", "verified", "vera:verifier");
        Assert.Equal("confirmed", desk.Show("claim", "c")["finding"]!.ToString());
    }

    [Theory, SqliteFirst]
    public async Task AT_49_A_record_under_favoured_conditions_is_verified_when_it_was_reached_again_in_an_ordinary_shift(string provider)
    {
        using var desk = new Desk(provider);
        await desk.Add("claim", """{ "id": "c", "source": "A newspaper", "sentence": "Twice the quota", "quantity": 2, "record": "r1", "computed": 2, "favoured": ["the best machine", "two helpers beside it"], "evidence": [{ "kind": "work", "reference": "r1" }] }""", "ann");
        RefusalException once = await Desk.Refused(desk.Move("claim", "c", "verified", "vera:verifier"));
        Assert.Equal(("favoured_once", "It was made under favoured conditions: the best machine; two helpers beside it."), (once.Id, once.Message));
        await desk.Edit("claim", "c", """{ "repeated": ["r1"] }""", "vic:industrial_engineer");
        Assert.Equal("favoured_once", (await Desk.Refused(desk.Move("claim", "c", "verified", "vera:verifier"))).Id);
        await desk.Edit("claim", "c", """{ "repeated": ["r7"] }""", "vic:industrial_engineer");
        await desk.Move("claim", "c", "verified", "vera:verifier");
        Assert.Equal("confirmed", desk.Show("claim", "c")["finding"]!.ToString());
    }

    [Theory, SqliteFirst]
    public async Task AT_44_A_month_with_a_day_beyond_belief_earns_no_title_until_that_day_was_counted(string provider)
    {
        using var desk = new Desk(provider);
        string days = string.Concat(Enumerable.Range(2, 12).Select(day => $"r{day},2026-02-{day:00},ann,turn,{(day == 2 ? 2856 : 130)},8\n"));
        desk.Import("work", "record,date,person,operation,good,hours\n" + days);
        await new SetPolicy(desk.Workspace, TimeProvider.System).Run(new SetPolicy.Request { Name = "titles.persons", Value = "true", Why = "a trial" }, CancellationToken.None);
        Assert.Equal((false, "beyond_belief"), await Title());

        await desk.Add("claim", """{ "id": "c", "source": "A newspaper", "sentence": "14 months' work in 10 days", "quantity": 35.7, "record": "r2", "computed": 35.7, "evidence": [{ "kind": "work", "reference": "r2" }] }""", "ann");
        await desk.Edit("claim", "c", """{ "study": { "observer": "vic", "on": "2026-03-02", "count": 2856 } }""", "vic:industrial_engineer");
        Assert.Equal((false, "beyond_belief"), await Title());
        await desk.Move("claim", "c", "verified", "vera:verifier");
        Assert.Equal((true, ""), await Title());

        async Task<(bool Met, string Why)> Title()
        {
            TitlesAnswer answer = await new RecogniseTitles(desk.Workspace).Run(new RecogniseTitles.Request { From = new(2026, 2, 1), To = new(2026, 2, 28) }, CancellationToken.None);
            TitleLine line = answer.Rows.Single(it => it.Unit == "ann");
            return (line.Met, string.Join(' ', line.ExcludedBy));
        }
    }

    [Theory, SqliteFirst]
    public async Task What_is_rewritten_after_the_signatures_is_signed_anew(string provider)
    {
        using var desk = new Desk(provider);
        await desk.Add("practice", """{ "id": "p", "title": "Two racks", "kind": "management", "contributors": [{ "person": "ann", "share": 1, "accepted": true }], "evidence": [{ "kind": "work", "reference": "r1" }], "baseline": "December", "limits": ["Small heats"] }""", state: "observed");
        foreach (string role in (string[])["q:quality", "s:safety", "m:maintenance"])
        {
            await desk.Edit("practice", "p", """{ "signatures": [{}] }""", role);
        }

        await desk.Edit("practice", "p", """{ "title_zh": "两个架子" }""", "ann");
        Assert.Equal(3, desk.Show("practice", "p")["signatures"]!.AsArray().Count);
        await desk.Edit("practice", "p", """{ "limits": [] }""", "ann");
        Assert.Empty(desk.Show("practice", "p")["signatures"]!.AsArray());
        Assert.Equal("guardrails_unsigned", (await Desk.Refused(desk.Move("practice", "p", "verified", "vera:verifier"))).Id);
    }

    [Theory, SqliteFirst]
    public async Task AT_32_The_mark_up_of_four_levels_is_shown_with_the_author_of_each(string provider)
    {
        using var desk = new Desk(provider);
        JsonObject goal = await desk.Add("goal", """
            { "id": "g", "unit": "S", "metric": "good", "from": "2026-01-01", "to": "2026-12-31", "target": 174.900625, "levels": [
              { "level": "ministry", "value": 100, "author": "m" }, { "level": "bureau", "value": 115, "author": "b" }, { "level": "company", "value": 132.25, "author": "c" },
              { "level": "site", "value": 152.0875, "author": "s" }, { "level": "workshop", "value": 174.900625, "author": "w" }] }
            """);
        Assert.Equal(1.749m, Math.Round((decimal)goal["mark_up"]!, 3));
        Assert.Equal("m b c s w", string.Join(' ', desk.Show("goal", "g")["levels"]!.AsArray().Select(it => it!["author"])));
        Assert.Equal("content_malformed", (await Desk.Refused(desk.Edit("goal", "g", """{ "levels": [{ "level": "site", "value": 5 }] }"""))).Id);
    }

    [Theory, SqliteFirst]
    public async Task AT_51_The_fifth_hour_of_visits_in_a_week_is_refused_and_another_way_offered(string provider)
    {
        using var desk = new Desk(provider);
        await desk.Add("adoption", """{ "practice": "p", "unit": "B", "source_unit": "A", "steps": [{ "kind": "visit", "on": "2026-03-02", "hours": 2 }, { "kind": "demonstration", "on": "2026-03-06", "hours": 2 }] }""");
        string visit = """{ "practice": "p", "unit": "O", "source_unit": "A", "steps": [{ "kind": "visit", "on": "2026-03-0#", "hours": 1 }] }""";

        RefusalException refusal = await Desk.Refused(desk.Add("adoption", visit.Replace("0#", "08", StringComparison.Ordinal)));
        Assert.Equal("host_load", refusal.Id);
        Assert.Contains("5 hours", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("waits", refusal.Remedy, StringComparison.Ordinal);
        Assert.Contains("recording", refusal.Remedy, StringComparison.Ordinal);
        await desk.Add("adoption", visit.Replace("0#", "09", StringComparison.Ordinal));
    }

    [Theory, SqliteFirst]
    public async Task AT_60_Six_hours_of_teaching_count_at_the_mentors_own_average_and_a_third_person_tests(string provider)
    {
        using var desk = new Desk(provider);

        // 12 pieces at 6 minutes an hour would be 1.2: 96 × 6 = 576 earned minutes in 8 hours, on a day of the last quarter.
        desk.Import("work", "record,date,person,operation,good,hours\nr1,2026-02-02,ann,turn,96,8\nr2,2025-11-03,ann,turn,800,8\n");
        await desk.Add("mentoring", """{ "id": "m", "mentor": "ann", "learner": "bo", "operation": "turn", "from": "2026-03-01" }""", "ann");
        Assert.Equal("signed_for_another", (await Desk.Refused(desk.Edit("mentoring", "m", """{ "signed_by": ["ann", "bo"] }""", "ann"))).Id);
        await desk.Edit("mentoring", "m", "{}", "bo");
        await desk.Move("mentoring", "m", "agreed", "ann");
        Assert.Equal("running", desk.State("mentoring", "m"));

        JsonObject taught = await desk.Edit("mentoring", "m", """{ "sessions": [{ "on": "2026-03-02", "hours": 4 }, { "on": "2026-03-02", "hours": 2 }] }""", "ann");
        Assert.Equal((6m, 7.2m), ((decimal)taught["hours"]!, (decimal)taught["credited_hours"]!));
        Assert.Equal("test_missing", (await Desk.Refused(desk.Move("mentoring", "m", "checked", "vera:verifier"))).Id);
        Assert.Equal("test_by_a_third", (await Desk.Refused(desk.Edit("mentoring", "m", """{ "test": { "by": "ann", "on": "2026-03-02", "passed": true } }""", "ann"))).Id);
        await desk.Edit("mentoring", "m", """{ "test": { "by": "vera", "on": "2026-03-02", "passed": true } }""", "vera:verifier");
        Assert.Equal("not_independent", (await Desk.Refused(desk.Move("mentoring", "m", "checked", "ann:verifier"))).Id);
        await desk.Move("mentoring", "m", "checked", "vera:verifier");
        await desk.Move("mentoring", "m", "fulfilled", "eve:team_lead");
    }

    [Theory, SqliteFirst]
    public async Task AT_53_A_tie_stays_a_tie_and_both_hold_the_award(string provider)
    {
        using var desk = new Desk(provider);
        await desk.Add("campaign", Campaign, state: "open");
        await desk.Add("award", """{ "id": "b", "title": "Banner", "campaign": "march", "next": ["A", "B"], "guardrails_hold": true }""", "k:secretary");
        JsonObject held = await desk.Move("award", "b", "held", "c:committee");
        Assert.Equal("A B", string.Join(' ', held["holders"]!.AsArray().Select(it => it!.ToString())));
        await desk.Edit("award", "b", """{ "next": ["B"], "guardrails_hold": true }""", "c:committee");
        JsonObject handed = await desk.Move("award", "b", "held", "c:committee");
        Assert.Equal("B 2", $"{handed["holders"]![0]} {handed["times_held"]}");
    }

    [Theory, SqliteFirst]
    public async Task AT_50_Whoever_adapts_a_practice_is_credited_beside_its_finders_and_not_applicable_is_an_answer(string provider)
    {
        using var desk = new Desk(provider);
        await desk.Add("practice", """{ "id": "found", "title": "Two racks", "contributors": [{ "person": "ann", "share": 1, "accepted": true }] }""", state: "published");
        await desk.Add("adoption", """{ "id": "a", "practice": "found", "unit": "B", "owner": "eve", "answer": "adapt", "reason": "Three racks here", "improved_into": "better" }""", state: "in_use");
        await desk.Add("practice", """{ "id": "better", "title": "Three racks", "contributors": [{ "person": "bo", "share": 1 }] }""", "bo");
        Assert.Equal("credit_not_shared", (await Desk.Refused(desk.Move("adoption", "a", "improved", "eve:team_lead"))).Id);
        await desk.Edit("practice", "better", """{ "contributors": [{ "person": "ann", "share": 0.5 }, { "person": "bo", "share": 0.5 }] }""", "bo");
        await desk.Move("adoption", "a", "improved", "eve:team_lead");

        await desk.Add("adoption", """{ "id": "n", "practice": "found", "unit": "O", "answer": "not_applicable" }""");
        Assert.Equal("answer_missing", (await Desk.Refused(desk.Move("adoption", "n", "considered", "vic:team_lead"))).Id);
        await desk.Edit("adoption", "n", """{ "reason": "We have no lathes." }""", "vic:team_lead");
        Assert.Equal("not_applicable", (await desk.Move("adoption", "n", "considered not_applicable", "vic:team_lead"))["state"]!.ToString());
    }

    static async Task Consulted(Desk desk, string id, string trigger, string from)
    {
        await desk.Add("quota-revision", $$"""{ "id": "{{id}}", "operation": "turn", "trigger": "{{trigger}}", "minutes": 5, "from": "{{from}}", "study": "40 cycles", "observed_by": "bo", "impact": "none", "change": "a new tool" }""", "ie:industrial_engineer");
        await desk.Move("quota-revision", id, "studied proposed", "ie:industrial_engineer");
        await desk.Move("quota-revision", id, "consulted", "r:worker_representative");
        await desk.Edit("quota-revision", id, """{ "approved_by": [{}] }""", "r:worker_representative");
        await desk.Edit("quota-revision", id, """{ "approved_by": [{}] }""", "x:site_manager");
    }
}
