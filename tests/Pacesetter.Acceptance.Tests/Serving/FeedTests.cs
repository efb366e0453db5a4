using System.Net;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>Calendars that read an agenda without a key.</summary>
public sealed class FeedTests
{
    [Theory, EveryRegistry]
    public async Task A_secret_address_shows_an_agenda_until_it_is_revoked(string provider)
    {
        await using Office office = await Office.Open(provider);
        await office.Desk.Add("conference", """{ "id": "c8", "unit": "B", "title": "Eighth congress", "from": "2026-04-30", "to": "2026-05-01", "seats": 3 }""");
        string key = await office.Key("eve", "team_lead@B");
        Reply made = await office.Post(key, "feed/add", """{ "account": "eve" }""");
        string address = (string)made.Json["address"]!;
        Reply read = await office.Get(null, address);
        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.StartsWith("BEGIN:VCALENDAR", read.Text, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Eighth congress", read.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Get(null, address.Replace(".ics", "x.ics", StringComparison.Ordinal))).Status);
        Assert.DoesNotContain(address[7..20], (await office.Get(key, "feed/list")).Text, StringComparison.Ordinal);

        string other = await office.Key("bo", "team_lead@B"), id = (string)made.Json["id"]!;
        Assert.Empty((await office.Get(other, "feed/list")).Rows("id"));
        Assert.Equal(HttpStatusCode.NotFound, (await office.Post(other, "feed/add", """{ "account": "eve" }""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Post(other, "feed/revoke", $$"""{ "id": "{{id}}" }""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await office.Get(null, address)).Status);
        Assert.Equal(HttpStatusCode.OK, (await office.Post(key, "feed/revoke", $$"""{ "id": "{{id}}" }""")).Status);
        Assert.Equal((HttpStatusCode.NotFound, "feed_unknown"), ((await office.Get(null, address)).Status, (await office.Get(null, address)).Id));
    }

    [Theory, EveryRegistry]
    public async Task A_calendar_shows_no_more_than_its_account_may_see(string provider)
    {
        await using Office office = await Office.Open(provider);
        await office.Desk.Add("goal", """{ "id": "g", "unit": "A", "title": "Half the scrap", "metric": "good", "from": "2026-01-01", "to": "2026-12-31", "target": 100 }""");
        string[] shown = [await Read("ann", "team_lead@A"), await Read("bo", "team_lead@B")];
        Assert.Equal(shown[0].Contains("Half the scrap", StringComparison.Ordinal), (await office.Get(await office.Key("ann", "team_lead@A"), "agenda")).Text.Contains("Half the scrap", StringComparison.Ordinal));
        Assert.DoesNotContain("Half the scrap", shown[1], StringComparison.Ordinal);

        string address = (string)(await office.Post(await office.Key("li", "worker@A"), "feed/add", """{ "account": "li" }""")).Json["address"]!;
        using (Workspace own = office.Desk.Workspace.Session())
        {
            await new CloseUser(own, Actor.Owner).Run(new CloseUser.Request { Id = "li" }, CancellationToken.None);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await office.Get(null, address)).Status);

        async Task<string> Read(string person, string role)
        {
            string key = await office.Key(person, role);
            return (await office.Get(null, (string)(await office.Post(key, "feed/add", $$"""{ "account": "{{person}}" }""")).Json["address"]!)).Text;
        }
    }
}
