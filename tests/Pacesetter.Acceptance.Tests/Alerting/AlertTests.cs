using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Acceptance.Tests.Serving;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Alerting;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Webhooks;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Alerting;

/// <summary>People are told of what they chose, as far as they reach, once while it lasts.</summary>
public sealed class AlertTests
{
    static readonly CancellationToken None = CancellationToken.None;

    [Theory, EveryRegistry]
    public async Task A_limit_that_is_passed_is_told_once_while_it_lasts_to_those_who_reach_the_unit(string provider)
    {
        using Desk desk = Limited(provider);
        await Choosing(desk, "eve", ["team_lead@B"], "limit_crossed");
        await Choosing(desk, "bo", ["worker@B"], "limit_crossed");
        await Choosing(desk, "aud", ["auditor@*"], "limit_crossed");
        desk.Import("observations", "unit,date,metric,value\nA,2026-03-02,load,1.2\nB,2026-03-02,load,1.3\nO,2026-03-02,load,0.9\n");
        Assert.Equal(3, await AlertRound.Make(desk.Workspace, None));
        Assert.Equal(0, await AlertRound.Make(desk.Workspace, None));
        Assert.Equal(["unit B load 2026-03-02"], await Told(desk, "eve"));
        Assert.Equal([], await Told(desk, "bo"));
        Assert.Equal(["unit A load 2026-03-02", "unit B load 2026-03-02"], (await Told(desk, "aud")).Order(StringComparer.Ordinal));

        // It lasts, and the records of the day before come late: no news. After a calm week it is.
        desk.Today = new(2026, 3, 6);
        desk.Import("observations", "unit,date,metric,value\nB,2026-03-01,load,1.1\nB,2026-03-05,load,1.1\n");
        Assert.Equal(0, await AlertRound.Make(desk.Workspace, None));
        desk.Today = new(2026, 3, 20);
        desk.Import("observations", "unit,date,metric,value\nB,2026-03-16,load,1.4\n");
        Assert.Equal(2, await AlertRound.Make(desk.Workspace, None));
        Assert.Equal("unit B load 2026-03-16", (await Told(desk, "eve"))[0]);
    }

    [Theory, EveryRegistry]
    public async Task A_role_that_is_withdrawn_tells_nothing_more_and_hides_what_was_told(string provider)
    {
        using Desk desk = Limited(provider);
        await Choosing(desk, "eve", ["team_lead@B"], "limit_crossed");
        desk.Import("observations", "unit,date,metric,value\nB,2026-03-02,load,1.3\n");
        Assert.Equal(1, await AlertRound.Make(desk.Workspace, None));
        await Grant(desk, "eve", "team_lead@A");
        desk.Today = new(2026, 3, 30);
        desk.Import("observations", "unit,date,metric,value\nB,2026-03-28,load,1.3\n");
        Assert.Equal(0, await AlertRound.Make(desk.Workspace, None));
        AlertRow row = Assert.Single((await List(desk, "eve")).Rows);
        Assert.Equal((null, null, null, null), (row.Noun, row.Subject, row.Title, row.Part));
        Assert.Equal("of something that is no longer within your reach", new AlertText(TermPack.Load("en")).What(row));
    }

    [Theory, EveryRegistry]
    public async Task Days_that_come_and_moves_are_told_to_who_takes_part_and_who_leads_the_unit(string provider)
    {
        using Desk desk = new(provider);
        foreach ((string account, string role) in (IEnumerable<(string, string)>)[("eve", "team_lead@B"), ("ann", "worker@A"), ("li", "team_lead@A"), ("vic", "site_manager@S")])
        {
            await Choosing(desk, account, [role], "check_due", "move", "verdict_in");
        }

        await desk.Add("practice", """{ "id": "p", "unit": "A", "title": "Two racks", "originator": "ann" }""");
        await desk.Add("adoption", """{ "id": "a", "practice": "p", "unit": "B", "source_unit": "A", "mentor": "ann", "steps": [{ "kind": "check", "on": "2026-03-09", "by": "vera" }, { "kind": "check", "on": "2026-03-20", "by": "vera" }, { "kind": "trial", "on": "2026-02-27" }] }""");
        Assert.Equal(2, await AlertRound.Make(desk.Workspace, None));
        Assert.Equal(["adoption a step-1 2026-03-09"], await Told(desk, "eve"));
        Assert.Equal(["adoption a step-1 2026-03-09"], await Told(desk, "ann"));
        AlertRow check = Assert.Single((await List(desk, "ann")).Rows);
        Assert.Equal(("Check of p at B", "Check of p at B, on 2026-03-09"), (check.Part, new AlertText(TermPack.Load("en")).What(check)));

        desk.Pass(TimeSpan.FromHours(1));
        await desk.Edit("adoption", "a", """{ "answer": "adopt", "reason": "It fits" }""", "eve:team_lead");
        await desk.Move("adoption", "a", "considered", "eve:team_lead");
        await desk.Move("practice", "p", "drafted", "ann");
        Assert.Equal(1, await AlertRound.Make(desk.Workspace, None));
        Assert.Equal("adoption a considered", (await Told(desk, "ann"))[0]);
        Assert.Equal(0, await AlertRound.Make(desk.Workspace, None));
    }

    [Theory, EveryRegistry]
    public async Task A_verdict_is_told_when_it_comes_and_when_it_changes(string provider)
    {
        using Desk desk = new(provider);
        await desk.Add("practice", """{ "id": "p", "unit": "A", "title": "Two racks", "originator": "ann" }""");
        await desk.Add("adoption", """{ "id": "old", "practice": "p", "unit": "B", "source_unit": "A" }""");
        await desk.Add("adoption", """{ "id": "a", "practice": "p", "unit": "B", "source_unit": "O" }""");
        await Judge(desk, "old", "likely");
        desk.Pass(TimeSpan.FromHours(1));
        await Choosing(desk, "eve", ["team_lead@B"], "verdict_in");
        await Choosing(desk, "li", ["team_lead@O"], "verdict_in");
        Assert.Equal(0, await AlertRound.Make(desk.Workspace, None));
        foreach ((string verdict, int told) in (IEnumerable<(string, int)>)[("likely", 1), ("likely", 0), ("proven", 1), ("likely", 1)])
        {
            desk.Pass(TimeSpan.FromHours(1));
            await Judge(desk, "a", verdict);
            Assert.Equal(told, await AlertRound.Make(desk.Workspace, None));
        }

        Assert.Equal(["adoption a likely", "adoption a proven", "adoption a likely"], await Told(desk, "eve"));
        Assert.Equal([], await Told(desk, "li"));
    }

    [Theory, EveryRegistry]
    public async Task Closing_an_account_and_erasing_a_name_take_their_alerts_along(string provider)
    {
        using Desk desk = Limited(provider);
        desk.Import("people", "person,team,from,name\neve,B,2025-01-01,Eve Stone\nbo,B,2025-01-01,Bo Berg\n");
        foreach (string account in (string[])["eve", "bo", "li"])
        {
            await Choosing(desk, account, ["team_lead@B"], "limit_crossed");
        }

        desk.Import("observations", "unit,date,metric,value\nB,2026-03-02,load,1.3\n");
        Assert.Equal(3, await AlertRound.Make(desk.Workspace, None));
        using Workspace own = desk.Workspace.Session();
        await new CloseUser(own, Actor.Owner).Run(new CloseUser.Request { Id = "eve" }, None);
        await new ErasePerson(own, Actor.Owner).Run(new ErasePerson.Request { Person = "bo", Why = "left" }, None);
        Assert.Equal(["li"], await own.Registry.Set<Alert>().Select(it => it.Account).ToListAsync(None));
        Assert.Equal(["li"], await own.Registry.Set<AlertChoice>().Select(it => it.Account).ToListAsync(None));
    }

    [Theory, EveryRegistry]
    public async Task A_webhook_of_the_account_tells_each_alert_once_and_none_beyond_reach(string provider)
    {
        await using Listener listener = await Listener.Open();
        using Desk desk = Limited(provider);
        using var courier = new Courier(desk.Workspace.Settings);
        await Grant(desk, "eve", "team_lead@B");
        Assert.Equal("alert_webhook_missing", (await Assert.ThrowsAsync<RefusalException>(() => Choose(desk, "eve", new() { Kinds = ["limit_crossed"], Channels = ["webhook"] }))).Id);
        await new AddWebhook(desk.Workspace, Actor.Owner).Run(new AddWebhook.Request { Url = listener.Address, Nouns = ["alert"], Account = "eve" }, None);
        await Choose(desk, "eve", new() { Kinds = ["limit_crossed"], Channels = ["webhook"] });
        desk.Import("observations", "unit,date,metric,value\nB,2026-03-02,load,1.3\n");
        await AlertRound.Make(desk.Workspace, None);
        Assert.Equal(1, await courier.Round(desk.Workspace, None));
        JsonNode told = JsonNode.Parse(Assert.Single(listener.Heard).Body)!;
        Assert.Equal("alert limit_crossed unit B load 2026-03-02", string.Join(' ', told["noun"], told["kind"], told["subject"]!["noun"], told["subject"]!["id"], told["subject"]!["part"], told["on"]));

        desk.Today = new(2026, 3, 20);
        desk.Import("observations", "unit,date,metric,value\nB,2026-03-18,load,1.3\n");
        Assert.Equal(1, await AlertRound.Make(desk.Workspace, None));
        await Grant(desk, "eve", "team_lead@A");
        Assert.Equal(0, await courier.Round(desk.Workspace, None));
        Assert.Single(listener.Heard);
    }

    [Theory]
    [InlineData("eve@example.org\r\nBcc: all@example.org")]
    [InlineData("eve@example.org\n")]
    [InlineData("Eve <eve@example.org>")]
    [InlineData("eve@example.org, all@example.org")]
    [InlineData("eve@example.org;all@example.org")]
    [InlineData("eve")]
    [InlineData("@example.org")]
    [InlineData("eve@")]
    [InlineData("eve@@example.org")]
    [InlineData(".eve@example.org")]
    [InlineData("eve@example..org")]
    [InlineData("eve@-example.org")]
    [InlineData("eve @example.org")]
    [InlineData("\"eve\"@example.org")]
    [InlineData("eve@exämple.org")]
    public async Task What_is_no_address_is_refused_and_nothing_of_it_is_kept(string address)
    {
        using Desk desk = new(RegistryTrial.Sqlite);
        await Grant(desk, "eve", "team_lead@B");
        Assert.Equal("mail_malformed", (await Assert.ThrowsAsync<RefusalException>(() => Choose(desk, "eve", new() { Kinds = ["move"], Channels = ["mail"], Mail = address }))).Id);
        Assert.Equal("mail_malformed", (await Assert.ThrowsAsync<RefusalException>(() => Choose(desk, "eve", new() { Kinds = ["move"], Mail = new string('a', 260) + "@example.org" }))).Id);
        Assert.Empty((await new ShowAlertChoices(desk.Workspace, new Asker("eve")).Run(new(), None)).Kinds);
    }

    [Fact]
    public async Task Unknown_words_are_refused_and_nobody_asks_for_another()
    {
        using Desk desk = new(RegistryTrial.Sqlite);
        await Grant(desk, "eve", "team_lead@B");
        foreach ((ChooseAlerts.Request request, string id) in (IEnumerable<(ChooseAlerts.Request, string)>)
        [
            (new() { Kinds = ["everything"] }, "alert_kind_unknown"),
            (new() { Kinds = ["move"], Channels = ["pigeon"] }, "alert_channel_unknown"),
            (new() { Kinds = ["move"], Channels = ["mail"] }, "mail_needed"),
            (new() { Kinds = ["move"], Account = "li" }, "alerts_not_ones_own"),
        ])
        {
            Assert.Equal(id, (await Assert.ThrowsAsync<RefusalException>(() => Choose(desk, "eve", request))).Id);
        }

        async Task Refused(string id, Func<Task> asked) => Assert.Equal(id, (await Assert.ThrowsAsync<RefusalException>(asked)).Id);
        await Refused("key_narrowed", () => new ChooseAlerts(desk.Workspace, Actor.Owner, new Asker("eve") { Narrowed = true }, TermPack.Load("en")).Run(new() { Kinds = ["move"] }, None));
        await Refused("account_needed", () => new ListAlerts(desk.Workspace, Actor.Owner, new Asker(null), TermPack.Load("en")).Run(new(), None));
        await Refused("alerts_not_ones_own", () => new ListAlerts(desk.Workspace, Actor.Owner, new Asker("vic"), TermPack.Load("en")).Run(new() { Account = "eve" }, None));
        await Refused("account_unknown", () => Choose(desk, "nobody", new() { Kinds = ["move"] }));
        await Refused("alert_unknown", () => new ReadAlerts(desk.Workspace, new Asker("eve")).Run(new() { Id = "3f9a1c2b4d5e" }, None));
        await Refused("alert_needed", () => new ReadAlerts(desk.Workspace, new Asker("eve")).Run(new(), None));
    }

    [Fact]
    public async Task Alerts_come_in_pages_and_are_marked_read_by_their_owner_alone()
    {
        using Desk desk = Limited(RegistryTrial.Sqlite);
        await Choosing(desk, "aud", ["auditor@*"], "limit_crossed");
        await Choosing(desk, "eve", ["team_lead@B"], "limit_crossed");
        desk.Import("observations", "unit,date,metric,value\nA,2026-03-02,load,1.2\nB,2026-03-02,load,1.3\nO,2026-03-02,load,1.9\n");
        await AlertRound.Make(desk.Workspace, None);
        ListAlerts.Answer first = await List(desk, "aud", new() { Limit = 2 }), second = await List(desk, "aud", new() { Limit = 2, Cursor = first.Next });
        Assert.Equal((2, 1, null, 3), (first.Rows.Count, second.Rows.Count, second.Next, first.Unread));
        Assert.Equal(["A", "B", "O"], first.Rows.Concat(second.Rows).Select(it => it.Subject!).Order(StringComparer.Ordinal));
        Assert.Equal("alert_unknown", (await Assert.ThrowsAsync<RefusalException>(() => new ReadAlerts(desk.Workspace, new Asker("eve")).Run(new() { Id = first.Rows[0].Id }, None))).Id);
        Assert.Equal(new(1, 2), await new ReadAlerts(desk.Workspace, new Asker("aud")).Run(new() { Id = first.Rows[0].Id }, None));
        Assert.Equal(2, (await List(desk, "aud", new() { Unread = true })).Rows.Count);
        Assert.Equal(new(2, 0), await new ReadAlerts(desk.Workspace, new Asker("aud")).Run(new() { All = true }, None));
        Assert.Equal(1, (await List(desk, "eve")).Unread);
    }

    internal static Desk Limited(string provider)
    {
        var desk = new Desk(provider);
        desk.Import("metrics", "metric,name,better,role,limit\nload,Load of rated,lower,guardrail,1\n");
        return desk;
    }

    internal static async Task Grant(Desk desk, string account, params string[] roles)
    {
        using Workspace own = desk.Workspace.Session();
        await new GrantRoles(own, Actor.Owner).Run(new GrantRoles.Request { Id = account, Person = account, Roles = roles }, None);
    }

    internal static async Task<AlertChoicesAnswer> Choose(Desk desk, string account, ChooseAlerts.Request request)
    {
        using Workspace own = desk.Workspace.Session();
        return await new ChooseAlerts(own, Actor.Owner, new Asker(account), TermPack.Load("en")).Run(request, None);
    }

    static async Task Choosing(Desk desk, string account, string[] roles, params string[] kinds)
    {
        await Grant(desk, account, roles);
        await Choose(desk, account, new() { Kinds = kinds });
    }

    static async Task Judge(Desk desk, string adoption, string verdict)
    {
        using Workspace own = desk.Workspace.Session();
        await new Entries(own, Actor.System).Edit(Nouns.Find("adoption")!, adoption, new JsonObject { ["verdict"] = verdict }, null, None);
    }

    internal static async Task<ListAlerts.Answer> List(Desk desk, string account, ListAlerts.Request? request = null)
    {
        using Workspace own = desk.Workspace.Session();
        Account known = (await own.Registry.Accounts.FindAsync([account], None))!;
        return await new ListAlerts(own, known.Actor(), new Asker(account), TermPack.Load("en")).Run(request ?? new(), None);
    }

    // What is kept, the latest first.
    static async Task<List<string>> Told(Desk desk, string account)
    {
        using Workspace own = desk.Workspace.Session();
        return [.. (await own.Registry.Set<Alert>().AsNoTracking().Where(it => it.Account == account).OrderByDescending(it => it.At).ToListAsync(None)).Select(it => string.Join(' ', ((string?[])[it.Noun, it.Subject, it.Part, it.State, it.On?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)]).OfType<string>()))];
    }
}
