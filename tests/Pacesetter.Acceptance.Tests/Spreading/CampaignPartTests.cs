using System.Text.Json.Nodes;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Spreading;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Spreading;

/// <summary>Units and persons do their own part in a campaign that the committee keeps: in the roles they hold where they belong.</summary>
public sealed class CampaignPartTests
{
    static readonly CancellationToken None = CancellationToken.None;

    const string March = """
        { "id": "march", "title": "March", "unit": "S", "from": "2026-03-02", "to": "2026-03-31", "populations": ["A", "B"], "check_days": ["2026-03-16"], "data_use": "Team sums, one year",
          "conditions": [{ "metric": "fulfilment", "text": "Ten per cent more", "target": 1.1, "weight": 1, "basis": "quota" }, { "metric": "injuries", "text": "Nobody hurt", "target": 0, "guardrail": true }] }
        """;

    [Theory, EveryRegistry]
    public async Task Who_leads_a_unit_enrols_it_once_while_the_campaign_is_announced_or_open(string provider)
    {
        using var desk = new Desk(provider);
        await desk.Add("campaign", March);
        Assert.Equal("enrolment_closed", await Refused(Enrol(desk, "A", Lead("ann", "A"))));
        await desk.Move("campaign", "march", "consulted", "c:committee");
        await desk.Move("campaign", "march", "announced", "r:worker_representative");
        Assert.Equal("not_in_population", await Refused(Enrol(desk, "O", Lead("vera", "O"))));
        Assert.Equal("unit_unknown", await Refused(Enrol(desk, "B", Lead("ann", "A"))));
        Assert.Equal("role_lacks_unit", await Refused(Enrol(desk, "A", Of("li", Roles.Worker, "A"))));
        EnrolUnit.Answer enrolled = await Enrol(desk, "A", Lead("ann", "A"));
        Assert.Equal((true, 1), (enrolled.Enrolled, enrolled.Units));
        Assert.Equal("enrolled_already", await Refused(Enrol(desk, "A", Lead("ann", "A"))));
        // A worker representative of the whole site may enrol each team of it.
        Assert.Equal(2, (await Enrol(desk, "B", Of("rep", Roles.WorkerRepresentative, "S"))).Units);
        Assert.Equal(1, (await Enrol(desk, "A", Lead("ann", "A"), withdraw: true)).Units);
        Assert.Equal("not_enrolled", await Refused(Enrol(desk, "A", Lead("ann", "A"), withdraw: true)));
        Assert.Equal("B rep", string.Join(' ', desk.Show("campaign", "march")["enrolments"]!.AsArray().Select(it => $"{it!["unit"]} {it["by"]}")));

        // Once it is over, who took part stands.
        desk.Today = new(2026, 4, 1);
        await desk.Open();
        Assert.Equal("closed", desk.State("campaign", "march"));
        Assert.Equal("enrolment_over", await Refused(Enrol(desk, "A", Lead("ann", "A"))));
        Assert.Equal("enrolment_over", await Refused(Enrol(desk, "B", Lead("bo", "B"), withdraw: true)));
    }

    [Theory, EveryRegistry]
    public async Task Comments_are_taken_while_the_conditions_are_under_consultation(string provider)
    {
        using var desk = new Desk(provider);
        await desk.Add("campaign", March);
        Assert.Equal("not_consulted", await Refused(Comment(desk, "Two checks are enough", Of("li", Roles.Worker, "A"))));
        await desk.Move("campaign", "march", "consulted", "c:committee");
        Assert.Equal("text_empty", await Refused(Comment(desk, "  ", Of("li", Roles.Worker, "A"))));
        Assert.Equal("text_too_long", await Refused(Comment(desk, new string('x', 2_001), Of("li", Roles.Worker, "A"))));
        Assert.Equal("person_needed", await Refused(Comment(desk, "Two checks are enough", Actor.Owner)));
        await Comment(desk, " Two checks are enough ", Of("li", Roles.Worker, "A"));
        Assert.Equal(2, (await Comment(desk, "A weight for quality", Of("bo", Roles.Worker, "B"))).Comments);
        JsonArray comments = desk.Show("campaign", "march")["comments"]!.AsArray();
        Assert.Equal("li A Two checks are enough", $"{comments[0]!["by"]} {comments[0]!["unit"]} {comments[0]!["text"]}");
        // Nothing was settled by them: the committee goes back and mends its draft.
        await desk.Move("campaign", "march", "draft", "c:committee");
    }

    [Theory, EveryRegistry]
    public async Task A_challenge_is_answered_by_those_asked_and_silence_leaves_no_trace(string provider)
    {
        using var desk = new Desk(provider);
        await desk.Add("campaign", Running("open"), state: "open");
        await desk.Add("challenge", """{ "id": "dare", "unit": "A", "challenger": "A", "campaign": "march", "text": "No scrap in March" }""", "ann:team_lead");
        Assert.Equal("not_issued", await Refused(Answer(desk, "B", "yes", Lead("bo", "B"))));
        await desk.Move("challenge", "dare", "issued", "ann:team_lead");
        Assert.Equal("not_challenged", await Refused(Answer(desk, "O", "yes", Lead("vera", "O"))));
        Assert.Equal("own_challenge", await Refused(Answer(desk, "A", "yes", Lead("ann", "A"))));
        Assert.Equal("role_lacks_unit", await Refused(Answer(desk, "B", "yes", Of("eve", Roles.Worker, "B"))));
        Assert.Empty(desk.Show("challenge", "dare")["responses"]!.AsArray());
        Assert.Equal("issued", desk.State("challenge", "dare"));
        await Answer(desk, "B", "no", Lead("bo", "B"));
        Assert.Equal("answered", desk.State("challenge", "dare"));
        // A later answer takes the place of an earlier one; there is one of each unit.
        Assert.Equal(1, (await Answer(desk, "B", "yes", Lead("bo", "B"))).Answers);
        Assert.Equal("B true", string.Join(' ', desk.Show("challenge", "dare")["responses"]!.AsArray().Select(it => $"{it!["unit"]} {it["accepted"]}".ToLowerInvariant())).Replace("b true", "B true", StringComparison.Ordinal));
        await desk.Move("challenge", "dare", "closed", "c:committee");
        Assert.Equal("not_issued", await Refused(Answer(desk, "B", "no", Lead("bo", "B"))));
    }

    [Theory, EveryRegistry]
    public async Task A_unit_is_checked_by_another_and_never_by_itself(string provider)
    {
        using var desk = new Desk(provider);
        await desk.Add("campaign", Running("open"), state: "open");
        Actor vera = Of("vera", Roles.Verifier, "S");
        Assert.Equal("own_check", await Refused(Check(desk, "A", "A", vera)));
        // The site holds the team: it would be a check by itself, too.
        Assert.Equal("own_check", await Refused(Check(desk, "A", "S", vera)));
        // Ann is of A, whatever unit she says she comes from.
        Assert.Equal("own_check", await Refused(Check(desk, "A", "B", Of("ann", Roles.Verifier, "S"))));
        Assert.Equal("not_enrolled", await Refused(Check(desk, "O", "B", vera)));
        Assert.Equal("unit_unknown", await Refused(Check(desk, "A", "B", Of("vic", Roles.Verifier, "O"))));
        Assert.Equal("role_lacks_unit", await Refused(Check(desk, "A", "O", Lead("vera", "O"))));
        Assert.Equal("check_day", await Refused(Check(desk, "A", "O", vera, new(2026, 3, 20))));
        CheckUnit.Answer seen = await Check(desk, "A", "O", vera);
        Assert.Equal((true, 1), (seen.GuardrailsHold, seen.Checks));
        Assert.Equal("A O", string.Join(' ', desk.Show("campaign", "march")["checks"]!.AsArray().Select(it => $"{it!["unit"]} {it["checked_by"]}")));
    }

    [Theory, EveryRegistry]
    public async Task Each_of_the_committee_has_one_vote_once_the_campaign_is_over(string provider)
    {
        using var desk = new Desk(provider);
        await desk.Add("campaign", Running("closed"), state: "closed");
        desk.Today = new(2026, 4, 10);
        Assert.Equal("not_on_the_committee", await Refused(Vote(desk, "A", Lead("ann", "A"))));
        Assert.Equal("not_on_the_committee", await Refused(Vote(desk, "A", Of("carl", Roles.Committee, "A"))));
        Assert.Equal("person_needed", await Refused(Vote(desk, "A", Actor.Owner)));
        Assert.Equal("not_enrolled", await Refused(Vote(desk, "O", Of("carl", Roles.Committee, "S"))));
        await Vote(desk, "A", Of("carl", Roles.Committee, "S"));
        Assert.Equal("voted_already", await Refused(Vote(desk, "B", Of("carl", Roles.Committee, "S"))));
        CastVote.Answer second = await Vote(desk, "B", Of("dora", Roles.Committee, "S"));
        Assert.Equal((1, 2), (second.Votes, second.All));
        // Nor by an edit of the list.
        Assert.Equal("voted_already", (await Desk.Refused(desk.Edit("campaign", "march", """{ "votes": [{ "person": "carl", "for": "A" }, { "person": "carl", "for": "B" }] }""", "carl:committee"))).Id);
        await desk.Move("campaign", "march", "decided", "carl:committee");
        Assert.Equal("decided_already", await Refused(Vote(desk, "A", Of("emil", Roles.Committee, "S"))));
    }

    [Theory, EveryRegistry]
    public async Task A_pledge_is_lowered_at_no_cost_and_its_keeping_is_shown_to_nobody_else(string provider)
    {
        using var desk = new Desk(provider);
        await desk.Add("campaign", Running("open"), state: "open");
        Actor ann = Of("ann", Roles.Worker, "A");
        Assert.Equal("not_their_own", await Refused(Pledge(desk, new() { Campaign = "march", Pledger = "li", Text = "More" }, ann)));
        Assert.Equal("pledge_incomplete", await Refused(Pledge(desk, new() { Campaign = "march" }, ann)));
        MakePledge.Answer own = await Pledge(desk, new() { Campaign = "march", Text = "14 hours in 8", Metric = "fulfilment", Target = 1.75m, Needs = "Sharp tools" }, ann);
        MakePledge.Answer team = await Pledge(desk, new() { Campaign = "march", Pledger = "A", Text = "No scrap" }, ann);
        Assert.Equal(("ann", "made", "A"), (own.Pledger, own.State, team.Pledger));
        Assert.Equal("revised", (await Pledge(desk, new() { Campaign = "march", Change = own.Pledge, Target = 1.5m, Why = "Bars came late" }, ann)).State);
        JsonObject lowered = desk.Show("pledge", own.Pledge);
        Assert.Equal("1.5 14 hours in 8 · 1.75 · Bars came late", $"{lowered["target"]} {lowered["revisions"]![0]}");
        Assert.Equal("entry_unknown", await Refused(Pledge(desk, new() { Campaign = "march", Change = own.Pledge, Target = 1m }, Of("bo", Roles.Worker, "B"))));

        desk.Today = new(2026, 4, 2);
        await desk.Move("pledge", own.Pledge, "kept", "ann");
        await desk.Move("pledge", team.Pledge, "not_kept", "li");
        ShowPledges.Answer seen = await Pledges(desk, ann);
        Assert.Equal((1, 1, 1m, 0, 1, 0m), (seen.Own.Kept, seen.Own.Settled, seen.Own.Rate, seen.OfTeam!.Kept, seen.OfTeam.Settled, seen.OfTeam.Rate));
        // Li sees what the team pledged, nothing of what Ann did; Bo sees nothing of either.
        Assert.Equal(["A"], (await Pledges(desk, Of("li", Roles.Worker, "A"))).Rows.Select(it => it.Pledger));
        Assert.Empty((await Pledges(desk, Of("bo", Roles.TeamLead, "B"))).Rows);

        await desk.Move("campaign", "march", "closed", "c:committee");
        RefusalException late = await Assert.ThrowsAsync<RefusalException>(() => Pledge(desk, new() { Campaign = "march", Text = "As it came out" }, ann));
        Assert.Equal("campaign_closed", late.Id);
        Assert.Equal("campaign_closed", (await Desk.Refused(desk.Add("pledge", """{ "pledger": "ann", "unit": "A", "text": "Late", "campaign": "march" }""", "ann"))).Id);
    }

    static string Running(string state) => March.Replace("\"id\"", $"\"announced_on\": \"2026-02-20\", {(state == "closed" ? "\"objections_until\": \"2026-04-08\", " : "")}\"enrolments\": [{{ \"unit\": \"A\", \"on\": \"2026-02-21\" }}, {{ \"unit\": \"B\", \"on\": \"2026-02-21\" }}], \"id\"", StringComparison.Ordinal);

    static Actor Of(string person, Roles roles, string unit) => new(person, roles) { Reach = new([new Grant(roles, unit)]) };

    static Actor Lead(string person, string unit) => Of(person, Roles.TeamLead, unit);

    static async Task<string> Refused<T>(Task<T> attempt) => (await Assert.ThrowsAsync<RefusalException>(() => attempt)).Id;

    static Task<EnrolUnit.Answer> Enrol(Desk desk, string unit, Actor by, bool withdraw = false) => new EnrolUnit(Cleared(desk), by).Run(new() { Campaign = "march", Unit = unit, Withdraw = withdraw }, None);

    static Task<CommentCampaign.Answer> Comment(Desk desk, string text, Actor by) => new CommentCampaign(Cleared(desk), by).Run(new() { Campaign = "march", Text = text }, None);

    static Task<AnswerChallenge.Answer> Answer(Desk desk, string unit, string accept, Actor by) => new AnswerChallenge(Cleared(desk), by).Run(new() { Challenge = "dare", Unit = unit, Accept = accept == "yes" ? YesNo.Yes : YesNo.No }, None);

    static Task<CheckUnit.Answer> Check(Desk desk, string unit, string by, Actor who, DateOnly? on = null) => new CheckUnit(Cleared(desk), who).Run(new() { Campaign = "march", Unit = unit, By = by, Holds = YesNo.Yes, On = on }, None);

    static Task<CastVote.Answer> Vote(Desk desk, string unit, Actor by) => new CastVote(Cleared(desk), by).Run(new() { Campaign = "march", For = unit }, None);

    static Task<MakePledge.Answer> Pledge(Desk desk, MakePledge.Request request, Actor by) => new MakePledge(Cleared(desk), by).Run(request, None);

    static Task<ShowPledges.Answer> Pledges(Desk desk, Actor by) => new ShowPledges(Cleared(desk), by).Run(new() { Campaign = "march" }, None);

    // Every command is a process of its own: nothing is remembered between two.
    static Workspaces.Workspace Cleared(Desk desk)
    {
        desk.Workspace.Registry.ChangeTracker.Clear();
        return desk.Workspace;
    }
}
