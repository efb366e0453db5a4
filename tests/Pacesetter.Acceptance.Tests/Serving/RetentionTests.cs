using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Workspaces;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>What tells of single persons is kept, and shown, as long as the policy says.</summary>
public sealed class RetentionTests
{
    [Theory, EveryRegistry]
    public async Task The_name_of_a_leaver_goes_and_the_code_and_the_chain_stay(string provider)
    {
        await using Office office = await Office.Open(provider);
        office.Desk.Today = new(2026, 3, 1);
        office.Desk.Import("people", "person,team,from,to,name\ngone,A,2025-01-01,2026-01-31,Rose Green\nhere,A,2025-01-01,,Ivy Brown\n");
        string owner = await office.Key("vera", "owner@*");
        Assert.Equal(HttpStatusCode.OK, (await office.Post(owner, "policy/set", """{ "name": "retention.names_days", "value": "60", "why": "agreed with the council" }""")).Status);
        await office.Desk.Open();
        Assert.Equal(["gone", "here"], await Names());
        office.Desk.Today = new(2026, 4, 15);
        await office.Desk.Open();
        Assert.Equal(["here"], await Names());
        Assert.Contains("gone", (await office.Get(owner, "export?table=people")).Rows("person"));
        Assert.DoesNotContain("Rose", (await office.Get(owner, "audit/show")).Text, StringComparison.Ordinal);
        Assert.True((bool)(await office.Get(owner, "audit/verify")).Json["whole"]!);

        async Task<List<string>> Names()
        {
            using Workspace own = office.Desk.Workspace.Session();
            return await own.Registry.Names.Select(it => it.Person).Order().ToListAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task Older_figures_of_persons_are_shown_as_sums_and_to_themselves_alone()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        office.Desk.Today = new(2026, 7, 10);
        office.Desk.Import("work", "record,date,person,operation,good,hours\nlate,2026-06-15,bo,turn,40,8\n");
        string owner = await office.Key("vera", "owner@*");
        string lead = await office.Key("eve", "team_lead@B");
        await office.Post(owner, "policy/set", """{ "name": "retention.persons_months", "value": "3", "why": "agreed" }""");
        Assert.Equal(["bo 40"], (await office.Get(lead, "measure/fulfilment?by=person")).Json["rows"]!.AsArray().Select(it => $"{it!["unit"]} {(decimal)it["good"]!:0}"));
        Reply older = await office.Get(lead, "measure/fulfilment?by=person&from=2026-02-01&to=2026-02-28");
        Assert.Equal((HttpStatusCode.Forbidden, "beyond_retention"), (older.Status, older.Id));
        Assert.Equal("beyond_retention", (await office.Get(lead, "export?table=work&from=2026-02-01")).Id);
        Assert.Equal(["late"], (await office.Get(lead, "export?table=work")).Rows("record"));
        Assert.Equal(["B 230"], (await office.Get(lead, "measure/fulfilment?by=team")).Json["rows"]!.AsArray().Select(it => $"{it!["unit"]} {(decimal)it["good"]!:0}"));
        string bo = await office.Key("bo", "worker@B");
        Assert.Equal(2, (await office.Get(bo, "own/data?days=365")).Json["records"]!.AsArray().Count);
    }
}
