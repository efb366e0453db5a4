using System.Text.Json.Nodes;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Acceptance.Tests.Serving;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Spreading;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Spreading;

/// <summary>Who can do what: seen of persons by whom persons are shown, of others as counts of five or more.</summary>
public sealed class ShowSkillsTests
{
    static readonly CancellationToken None = CancellationToken.None;

    [Theory, EveryRegistry]
    public async Task Work_tests_and_agreements_make_the_matrix_and_what_one_alone_knows_stands_out(string provider)
    {
        await using Office office = await Office.Open(provider);
        await Taught(office.Desk);
        SkillsAnswer answer = await new ShowSkills(office.Desk.Workspace, Actor.Owner).Run(new() { Under = "B", To = new(2026, 3, 2) }, None);
        Assert.Equal(("B", 2, true), (answer.Teams.Single().Team, answer.Teams.Single().Members, answer.Teams.Single().ShowsPersons));
        Assert.Equal(
            [("bo", "mill", 0m, true, false), ("bo", "turn", 8m, false, false), ("eve", "mill", 0m, false, true), ("eve", "turn", 8m, false, false)],
            answer.Rows.Select(it => (it.Person, it.Operation, it.Hours, it.TestedOn is not null, it.Learning)));
        Assert.Equal([("mill", 1, 1, true), ("turn", 2, 0, false)], answer.Heads.Select(it => (it.Operation, it.Persons!.Value, it.Learning!.Value, it.OneAlone)));
    }

    [Fact]
    public async Task A_lead_sees_the_team_a_worker_themselves_and_others_no_count_below_five()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        await Taught(office.Desk);
        string lead = await office.Key("eve", "team_lead@B"), worker = await office.Key("bo", "worker@B"), elsewhere = await office.Key("ann", "worker@A");
        Assert.Equal(["bo", "bo", "eve", "eve"], (await office.Get(lead, "spread/skills?under=B&to=2026-03-02")).Rows("person"));
        JsonObject own = (await office.Get(worker, "spread/skills?under=B&to=2026-03-02")).Json;
        Assert.Equal(["bo", "bo"], own["rows"]!.AsArray().Select(it => (string)it!["person"]!));
        Assert.All(own["heads"]!.AsArray(), it => Assert.Null(it!["persons"]));
        Assert.DoesNotContain("eve", own.ToJsonString(), StringComparison.Ordinal);
        JsonObject foreign = (await office.Get(elsewhere, "spread/skills?under=B&to=2026-03-02")).Json, absent = (await office.Get(elsewhere, "spread/skills?under=Q9&to=2026-03-02")).Json;
        Assert.Equal(absent.ToJsonString().Replace("Q9", "B", StringComparison.Ordinal), foreign.ToJsonString());
        Assert.Contains("The ledger knows no unit B.", foreign.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_at_persons_is_told_to_them_and_days_out_of_range_are_refused()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        string lead = await office.Key("eve", "team_lead@B"), worker = await office.Key("bo", "worker@B");
        await office.Get(lead, "spread/skills?under=B&to=2026-03-02");
        Assert.Contains("spread skills", (await office.Get(worker, "own/looks")).Text, StringComparison.Ordinal);
        Assert.Equal("days_out_of_range", (await Assert.ThrowsAsync<RefusalException>(() => new ShowSkills(office.Desk.Workspace, Actor.Owner).Run(new() { Days = 0 }, None))).Id);
    }

    // Bo was tested on milling; Eve is learning it.
    static async Task Taught(Desk desk)
    {
        await desk.Add("mentoring", """{ "id": "m", "mentor": "ann", "learner": "bo", "operation": "mill", "from": "2026-02-01", "test": { "by": "vera", "on": "2026-02-20", "passed": true } }""", state: "fulfilled");
        await desk.Add("mentoring", """{ "id": "n", "mentor": "ann", "learner": "eve", "operation": "mill", "from": "2026-02-01" }""", state: "running");
    }
}
