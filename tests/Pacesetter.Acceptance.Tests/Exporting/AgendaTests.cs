using System.Text.Json.Nodes;
using Ical.Net;
using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Exporting;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Exporting;

public sealed class AgendaTests : IDisposable
{
    readonly Shop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task What_is_dated_stands_in_the_agenda_and_in_the_calendar_file()
    {
        await Add("conference", """{"id": "c8", "unit": "s", "title": "Eighth congress", "from": "2025-04-30", "to": "2025-05-01", "seats": 3}""");
        await Add("campaign", """{"id": "k1", "unit": "t", "title": "Spring", "from": "2025-03-01", "to": "2025-05-31"}""");
        await Add("practice", """{"id": "p", "title": "Undated"}""");

        Assert.Equal(["k1", "c8"], (await Of(new())).Rows.Select(row => row.Id).Distinct());
        Assert.Equal(["c8"], (await Of(new() { Nouns = ["conference"] })).Rows.Select(row => row.Id));
        Assert.Equal(["k1"], (await Of(new() { Under = "t" })).Rows.Select(row => row.Id).Distinct());
        Assert.Empty((await Of(new() { From = new(2025, 6, 15) })).Rows);
        Calendar calendar = Calendar.Load((await Of(new() { Format = "ics" })).Text!)!;
        Assert.Contains("Eighth congress", calendar.Events.Select(it => it.Summary));
    }

    [Fact]
    public async Task A_noun_that_is_none_is_a_wrong_question() =>
        Assert.Equal("noun_unknown", (await Assert.ThrowsAsync<RefusalException>(() => Of(new() { Nouns = ["party"] }))).Id);

    Task<Entry> Add(string noun, string json) => new Entries(shop.Workspace, Actor.Owner).Add(Nouns.Find(noun)!, JsonNode.Parse(json)!.AsObject(), null, CancellationToken.None);

    Task<ShowAgenda.Answer> Of(ShowAgenda.Request request) => new ShowAgenda(shop.Workspace, Actor.Owner).Run(request, CancellationToken.None);
}
