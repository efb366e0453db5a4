using System.Net;
using System.Text.Json.Nodes;
using Pacesetter.Acceptance.Tests.Registry;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>Whoever sees no persons is shown sums on one lattice, from which no small group can be worked out.</summary>
public sealed class LatticeTests
{
    const string February = "from=2026-02-01&to=2026-02-28";

    // Six, three and seven persons: the three are too few, and the six would give them away beside the whole site.
    static async Task<Office> Open()
    {
        Office office = await Office.Open(RegistryTrial.Sqlite);
        office.Desk.Import("units", "unit,parent,kind,name\nD,S,department,Hall\nT1,D,team,One\nT2,D,team,Two\nT3,S,team,Three\n");
        string[] persons = [.. Named("T1", 6), .. Named("T2", 3), .. Named("T3", 7)];
        // With a fifth beside the four of the office's teams, what is left of the site is enough.
        office.Desk.Import("people", "person,team\nmo,A\n" + string.Concat(persons.Select(it => $"{it},{it[..2]}\n")));
        office.Desk.Import("work", "record,date,person,operation,good,hours\nm1,2026-01-15,mo,turn,80,8\nm2,2026-02-16,mo,turn,80,8\n" + string.Concat(persons.Select(it => $"w-{it},2026-01-15,{it},turn,70,8\nx-{it},2026-02-16,{it},turn,80,8\n")));
        return office;

        static IEnumerable<string> Named(string team, int count) => Enumerable.Range(1, count).Select(i => $"{team}-{i}");
    }

    [Fact]
    public async Task Small_teams_and_what_would_give_them_away_are_withheld_with_the_reason()
    {
        await using Office office = await Open();
        string manager = await office.Key("vic", "site_manager@S");
        JsonObject teams = (await office.Get(manager, $"measure/fulfilment?by=team&per=month&{February}")).Json;
        Assert.Equal(["T3"], teams["rows"]!.AsArray().Select(it => (string?)it!["unit"]));
        Assert.Equal(["A below_k", "B below_k", "T1 complementary", "T2 below_k"], teams["withheld"]!.AsArray().Select(it => $"{it!["unit"]} {it["reason"]}"));
        Assert.Equal(["D 9"], (await office.Get(manager, $"measure/fulfilment?by=department&per=month&{February}")).Json["rows"]!.AsArray().Select(it => $"{it!["unit"]} {it["persons"]}"));

        string lead = await office.Key("T2-1", "team_lead@T2");
        Assert.Equal(["T2-1", "T2-2", "T2-3"], (await office.Get(lead, "measure/fulfilment?by=person")).Rows("unit"));
    }

    [Fact]
    public async Task Persons_days_machines_single_operations_and_parts_of_months_are_refused()
    {
        await using Office office = await Open();
        string manager = await office.Key("vic", "site_manager@S");
        await Refused("lattice_persons", "measure/fulfilment?by=person&per=month");
        await Refused("lattice_grain", "measure/fulfilment?by=team&per=day");
        await Refused("lattice_grain", "measure/fulfilment?by=team");
        await Refused("lattice_grain", "measure/fulfilment?by=team&from=2026-01-01&to=2026-02-28");
        await Refused("lattice_operation", "measure/fulfilment?by=work_centre&per=month");
        await Refused("lattice_operation", "measure/fulfilment?by=team&per=month&operation=turn");
        await Refused("lattice_whole_periods", "measure/fulfilment?by=team&per=month&from=2026-02-02&to=2026-02-28");
        await Refused("lattice_whole_periods", "bulletin?from=2026-02-02&to=2026-02-28");
        await Refused("lattice_operation", $"bulletin?operation=turn&{February}");

        async Task Refused(string id, string path)
        {
            Reply reply = await office.Get(manager, path);
            Assert.Equal((HttpStatusCode.Forbidden, id), (reply.Status, reply.Id));
        }
    }

    [Fact]
    public async Task A_part_is_not_shown_under_the_name_of_the_whole_and_a_small_unit_has_no_bulletin()
    {
        await using Office office = await Open();
        string manager = await office.Key("vic", "site_manager@S");
        Assert.Empty((await office.Get(manager, $"measure/fulfilment?by=site&per=month&under=T2&{February}")).Rows("unit"));
        Assert.Empty((await office.Get(manager, $"measure/fulfilment?by=team&per=month&under=T2&{February}")).Rows("unit"));
        Assert.Equal("lattice_below_k", (await office.Get(manager, $"bulletin?under=T2&{February}")).Id);
        Assert.Equal("lattice_complementary", (await office.Get(manager, $"bulletin?under=T1&{February}")).Id);
        Assert.Equal(HttpStatusCode.OK, (await office.Get(manager, $"bulletin?under=T3&{February}")).Status);
    }

    [Fact]
    public async Task A_month_is_shown_when_it_is_over()
    {
        await using Office office = await Open();
        string manager = await office.Key("vic", "site_manager@S");
        office.Desk.Today = new(2026, 2, 20);
        JsonObject sites = (await office.Get(manager, "measure/fulfilment?by=site&per=month")).Json;
        Assert.Equal(["2026-01"], sites["rows"]!.AsArray().Select(it => (string?)it!["period"]));
        Assert.Equal(["2026-02 not_over"], sites["withheld"]!.AsArray().Select(it => $"{it!["period"]} {it["reason"]}"));
        Assert.Equal("lattice_not_over", (await office.Get(manager, $"bulletin?{February}")).Id);
    }
}
