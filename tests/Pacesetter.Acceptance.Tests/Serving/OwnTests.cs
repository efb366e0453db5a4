using System.Net;
using System.Text.Json.Nodes;
using Pacesetter.Acceptance.Tests.Registry;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>People see their own data, and who else looked at them.</summary>
public sealed class OwnTests
{
    [Fact]
    public async Task One_step_gives_the_own_figures_records_quotas_and_what_a_larger_group_did_and_nobody_elses()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        office.Desk.Import("people", "person,team\nmo,A\nno,B\n");
        office.Desk.Import("work", "record,date,person,operation,good,hours\nm1,2026-02-16,mo,turn,80,8\nn1,2026-02-16,no,turn,80,8\n");
        string worker = await office.Key("li", "worker@A");
        JsonObject mine = (await office.Get(worker, "own/data")).Json;
        Assert.Equal("li 2025-11-05 2026-02-02", $"{mine["person"]} {mine["from"]} {mine["to"]}");
        Assert.Equal(["2026-02-02 0.75"], mine["rows"]!.AsArray().Select(it => $"{it!["period"]} {it["fulfilment_on_quota"]}"));
        Assert.Equal(["l1"], mine["records"]!.AsArray().Select(it => (string?)it!["record"]));
        Assert.Equal(["turn"], mine["notices"]!.AsArray().Select(it => (string?)it!["operation"]!["code"]));
        // Six persons stand behind the site, three and three behind the teams.
        Assert.Equal(["S 2026-02 6"], mine["peers"]!.AsArray().Select(it => $"{it!["unit"]} {it["period"]} {it["persons"]}"));
        Assert.DoesNotContain("\"eve\"", mine.ToJsonString(), StringComparison.Ordinal);

        Reply others = await office.Get(worker, "own/data?person=eve");
        Assert.Equal((HttpStatusCode.Forbidden, "not_ones_own"), (others.Status, others.Id));
        Assert.Equal("not_ones_own", (await office.Get(worker, "own/looks?person=eve")).Id);
    }

    [Fact]
    public async Task Whoever_looked_is_told_to_those_who_were_looked_at_and_to_no_others()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        office.Desk.Today = new(2026, 3, 2);
        string lead = await office.Key("eve", "team_lead@B");
        await office.Get(lead, "measure/fulfilment?by=person&from=2026-02-01&to=2026-02-28");
        await office.Get(lead, "measure/fulfilment?by=team");
        await office.Get(lead, "export?table=work");
        string bo = await office.Key("bo", "worker@B");
        string li = await office.Key("li", "worker@A");
        Assert.Equal(["export work eve team_lead B", "measure fulfilment eve team_lead B"], (await office.Get(bo, "own/looks")).Json["rows"]!.AsArray().Select(it => $"{it!["what"]} {it["actor"]} {it["role"]} {it["under"]}"));
        Assert.Empty((await office.Get(li, "own/looks")).Json["rows"]!.AsArray());
        Assert.Empty((await office.Get(lead, "own/looks")).Json["rows"]!.AsArray());
    }

    [Fact]
    public async Task The_person_concerned_objects_to_a_figure_of_their_own()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        string worker = await office.Key("li", "worker@A");
        JsonNode target = (await office.Get(worker, "own/data")).Json["objection"]!;
        Reply filed = await office.Post(worker, "objections", $$"""{ "unit": "A", "target": "{{target["target"]}}", "target_kind": "{{target["target_kind"]}}", "text": "Twenty pieces of 2 February were counted for the other shift" }""");
        Assert.Equal(HttpStatusCode.Created, filed.Status);
        Assert.Equal("filed", (string?)filed.Json["state"]);
    }
}
