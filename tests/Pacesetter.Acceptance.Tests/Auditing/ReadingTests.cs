using Pacesetter.Acceptance.Tests.Registry;

namespace Pacesetter.Acceptance.Tests.Auditing;

/// <summary>Whoever looks at single persons is recorded, with the role they did it in.</summary>
public sealed class ReadingTests
{
    [Theory, EveryRegistry]
    public async Task Every_look_at_single_persons_is_recorded_under_the_name_of_who_looked(string provider)
    {
        using var story = new Story(provider);
        await story.Does("init");
        story.Write("units.csv", "unit,parent,kind,name\ns,,site,Site\nt,s,team,Team\n");
        story.Write("people.csv", "person,team,name\np1,t,Ann Weaver\n");
        story.Write("operations.csv", "operation\nturn\n");
        story.Write("quotas.csv", "operation,minutes,from\nturn,6,2025-01-01\n");
        story.Write("work.csv", "record,date,person,operation,good,hours\nr1,2025-03-03,p1,turn,90,8\n");
        foreach (string table in (string[])["units", "people", "operations", "quotas", "work"])
        {
            await story.Does($"import {table} {table}.csv");
        }

        await story.Does("policy set titles.persons true --why agreed");
        story.Write("pledge.json", """{ "id": "own", "pledger": "p1", "text": "100 a day" }""");
        await story.Does("--as p1 pledge add --file pledge.json");

        await story.Does("--as rob:worker_representative measure fulfilment --by person");
        await story.Does("--as rob:worker_representative measure fulfilment --by team");
        await story.Does("--as vera:auditor recognise titles --by person");
        await story.Does("--as p1 pledge show own");
        await story.Does("--as p1 pledge list");
        await story.Does("--as ed:worker_representative export people --output csv");
        await story.Does("--as ed:editor export pledges --output csv");
        await story.Does("agenda");
        await story.Does("agenda --format ics");

        string[] told = [.. (await story.Does("audit show --json")).Json["rows"]!.AsArray().Select(it => $"{it!["act"]} {it["noun"]} {it["actor"]}").Reverse()];
        Assert.Equal(Enumerable.Repeat("import batch owner", 5), told[..5]);
        Assert.Equal(
        [
            "set policy owner", "add pledge p1",
            "read_persons measure fulfilment rob", "read_persons recognise titles vera", "read pledge p1", "read_persons pledge p1", "export people ed", "export pledges ed", "export agenda owner",
        ],
        told[5..]);
        Assert.DoesNotContain("Ann", (await story.Does("audit show --json")).Output, StringComparison.Ordinal);
    }
}
