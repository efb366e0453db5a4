using System.Net;
using System.Text.Json.Nodes;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Acceptance.Tests.Serving;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Spreading;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Spreading;

/// <summary>A proposal is answered in one sending, once, by whoever leads the unit, and with a reason.</summary>
public sealed class ConsiderAdoptionTests
{
    static readonly CancellationToken None = CancellationToken.None;

    [Theory, EveryRegistry]
    public async Task Each_of_the_three_answers_is_given_with_its_reason_and_leads_where_it_belongs(string provider)
    {
        using Desk desk = await Proposed(provider, "a", "b", "c");
        ConsiderAdoption.Answered adopted = await Answer(desk, "a", "adopt", "Our presses are the same"), adapted = await Answer(desk, "b", "adapt", "No crane", "The rack stands on rollers"), declined = await Answer(desk, "c", "decline", "The machine goes");
        Assert.Equal(("considered", "adopt"), (adopted.State, adopted.Answer));
        Assert.Equal(("considered", "adapt", "No crane\n\nThe rack stands on rollers\n\nBy lot, seed 7: probability 0.5."), (adapted.State, adapted.Answer, adapted.Reason));
        Assert.Equal(("not_applicable", "not_applicable"), (declined.State, declined.Answer));
        Assert.Equal(["considered", "not_applicable"], desk.Moves().Where(it => it.Entry == "c").OrderBy(it => it.Version).Select(it => it.ToState).Where(it => it != "proposed"));
        Assert.All(desk.Moves().Where(it => it.Entry == "c" && it.ToState != "proposed"), it => Assert.Equal("The machine goes", it.Why));
    }

    [Fact]
    public async Task No_answer_goes_without_a_reason_an_adaptation_says_what_is_changed_and_nobody_answers_twice()
    {
        using Desk desk = await Proposed(RegistryTrial.Sqlite, "a");
        Assert.Equal("reason_missing", (await Refused(desk, "decline", " ")).Id);
        Assert.Equal("adaptation_missing", (await Refused(desk, "adapt", "No crane")).Id);
        Assert.Equal("proposed", desk.State("adoption", "a"));
        await Answer(desk, "a", "adopt", "Our presses are the same");
        RefusalException twice = await Refused(desk, "decline", "We thought again");
        Assert.Equal(("answered_already", RefusalKind.Conflict), (twice.Id, twice.Kind));
        Assert.Equal("adopt", (string?)desk.Show("adoption", "a")["answer"]);
    }

    [Fact]
    public async Task Whoever_does_not_lead_the_unit_does_not_answer_for_it_and_the_attempt_is_recorded()
    {
        using Desk desk = await Proposed(RegistryTrial.Sqlite, "a");
        RefusalException refused = await Assert.ThrowsAsync<RefusalException>(() => Answer(desk, "a", "adopt", "So it is", by: "eve"));
        Assert.Equal(("role_lacks_move", RefusalKind.NotAuthorised), (refused.Id, refused.Kind));
        Assert.Equal("proposed", desk.State("adoption", "a"));
    }

    [Fact]
    public async Task Over_http_a_lead_answers_for_the_own_unit_and_of_another_learns_nothing()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        await office.Desk.Add("practice", """{ "id": "way", "title": "A better way" }""");
        await office.Desk.Add("adoption", """{ "id": "a", "practice": "way", "unit": "B", "source_unit": "A" }""");
        string own = await office.Key("eve", "team_lead@B"), other = await office.Key("li", "team_lead@A"), worker = await office.Key("bo", "worker@B");
        const string Decline = """{ "adoption": "a", "answer": "decline", "why": "Not with our machine" }""";
        Assert.Equal("entry_unknown", (string?)(await office.Post(other, "spread/consider", Decline)).Json["id"] ?? (await office.Post(other, "spread/consider", Decline)).Id);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Post(worker, "spread/consider", Decline)).Status);
        int version = (int)office.Desk.Show("adoption", "a")["version"]!;
        Assert.Equal(HttpStatusCode.Conflict, (await office.Post(own, "spread/consider", $$"""{ "adoption": "a", "answer": "adopt", "why": "x", "if_version": {{version + 1}} }""")).Status);
        Assert.Equal("not_applicable", (string?)(await office.Post(own, "spread/consider", Decline)).Json["state"]);
        Assert.Equal(HttpStatusCode.Conflict, (await office.Post(own, "spread/consider", Decline)).Status);
    }

    static async Task<Desk> Proposed(string provider, params string[] ids)
    {
        var desk = new Desk(provider);
        await desk.Add("practice", """{ "id": "way", "title": "A better way" }""");
        foreach (string id in ids)
        {
            await desk.Add("adoption", new JsonObject { ["id"] = id, ["practice"] = "way", ["unit"] = "B", ["source_unit"] = "A", ["reason"] = "By lot, seed 7: probability 0.5." }.ToJsonString());
        }

        return desk;
    }

    static Task<RefusalException> Refused(Desk desk, string answer, string why) => Assert.ThrowsAsync<RefusalException>(() => Answer(desk, "a", answer, why));

    static Task<ConsiderAdoption.Answered> Answer(Desk desk, string id, string answer, string why, string? change = null, string by = "eve:team_lead")
    {
        desk.Workspace.Registry.ChangeTracker.Clear();
        return new ConsiderAdoption(desk.Workspace, RoleWords.Actor(by)).Run(new() { Adoption = id, Answer = answer, Why = why, Change = change }, None);
    }
}
