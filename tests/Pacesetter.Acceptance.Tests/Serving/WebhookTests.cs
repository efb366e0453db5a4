using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Webhooks;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>Moves that are told to an address outside.</summary>
public sealed class WebhookTests
{
    static readonly CancellationToken None = CancellationToken.None;

    [Theory, SqliteFirst]
    public async Task A_move_is_told_once_with_a_signature_that_can_be_checked(string provider)
    {
        await using Listener listener = await Listener.Open();
        using var desk = new Desk(provider);
        using var courier = new Courier(desk.Workspace.Settings);
        AddWebhook.Answer hook = await Add(desk.Workspace, listener, ["practice"], "auditor@*");
        await desk.Add("practice", """{ "id": "p", "unit": "B", "title": "Two racks" }""", "eve:team_lead");
        await desk.Move("practice", "p", "drafted", "eve:team_lead");
        Assert.Equal(1, await courier.Round(desk.Workspace, None));
        Assert.Equal(0, await courier.Round(desk.Workspace, None));

        (string path, string body, string signature) = Assert.Single(listener.Heard);
        Assert.Equal("/told", path);
        JsonObject told = JsonNode.Parse(body)!.AsObject();
        Assert.Equal($"practice p {Nouns.Find("practice")!.States[0]} drafted 2", string.Join(' ', ((string[])["noun", "id", "from", "to", "version"]).Select(it => told[it]!.ToString())));
        string time = signature.Split(',')[0][2..];
        Assert.Equal(desk.Workspace.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), time);
        Assert.Equal($"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(hook.Secret), Encoding.UTF8.GetBytes($"{time}.{body}")))}", signature);
        Assert.Equal((1, 0, "204"), await State(desk.Workspace));
    }

    [Theory, SqliteFirst]
    public async Task What_was_not_taken_is_told_again_later_and_given_up_in_the_end(string provider)
    {
        await using Listener listener = await Listener.Open();
        using var desk = new Desk(provider);
        using var courier = new Courier(desk.Workspace.Settings);
        await Add(desk.Workspace, listener, ["practice"], "auditor@*");
        await Moved(desk, "p");
        listener.Status = 500;
        var day = new DateOnly(2026, 3, 2);
        Assert.Equal(0, await courier.Round(desk.Workspace, None));
        Assert.Equal(0, await courier.Round(desk.Workspace, None));
        Assert.Single(listener.Heard);
        Assert.Equal((0, 0, "500"), await State(desk.Workspace));
        listener.Status = 204;
        desk.Today = day = day.AddDays(1);
        Assert.Equal(1, await courier.Round(desk.Workspace, None));
        Assert.Equal((1, 0, "204"), await State(desk.Workspace));

        // A redirect leads where the address was not checked.
        listener.Status = 307;
        await Moved(desk, "q");
        for (int i = 0; i < 12; i++)
        {
            await courier.Round(desk.Workspace, None);
            desk.Today = day = day.AddDays(1);
        }

        Assert.Equal((1, 1, "307"), await State(desk.Workspace));
        Assert.Equal(2 + 10, listener.Heard.Count);
        Assert.All(listener.Heard, it => Assert.Equal("/told", it.Path));
    }

    [Fact]
    public void Tries_come_from_a_minute_to_twelve_hours_apart() =>
        Assert.Equal(
            [1, 2, 5, 12, 27, 61, 139, 316, 720],
            Enumerable.Range(1, 9).Select(it => (int)Math.Round(Deliveries.Wait(it).TotalMinutes)));

    [Theory, SqliteFirst]
    public async Task Only_what_the_account_may_see_is_told(string provider)
    {
        await using Listener listener = await Listener.Open();
        using var desk = new Desk(provider);
        using var courier = new Courier(desk.Workspace.Settings);
        await Add(desk.Workspace, listener, ["goal"], "team_lead@A");
        foreach (string unit in (string[])["A", "B"])
        {
            await desk.Add("goal", $$"""{ "id": "g{{unit}}", "unit": "{{unit}}", "title": "More", "metric": "good", "from": "2026-01-01", "to": "2026-12-31", "target": 100 }""");
            await desk.Move("goal", "g" + unit, "set", "vic:site_manager");
        }

        await desk.Add("practice", """{ "id": "p", "unit": "A", "title": "Two racks" }""", "eve:team_lead");
        await desk.Move("practice", "p", "drafted", "eve:team_lead");
        Assert.Equal(1, await courier.Round(desk.Workspace, None));
        Assert.Equal("gA", (string)JsonNode.Parse(Assert.Single(listener.Heard).Body)!["id"]!);
        Assert.Equal(1, (await new ListWebhooks(desk.Workspace).Run(new(), None)).Rows.Single().Withheld);

        using (Workspace own = desk.Workspace.Session())
        {
            await new CloseUser(own, Actor.Owner).Run(new CloseUser.Request { Id = "hook" }, None);
        }

        await desk.Move("goal", "gA", "dropped", "vic:site_manager");
        Assert.Equal(0, await courier.Round(desk.Workspace, None));
        Assert.Single(listener.Heard);
    }

    [Theory, SqliteFirst]
    public async Task What_waits_is_told_after_a_restart(string provider)
    {
        await using Listener listener = await Listener.Open();
        string directory = Directory.CreateTempSubdirectory("pacesetter-outbox").FullName;
        var settings = new WorkspaceSettings { Directory = Path.Combine(directory, "workspace"), PrivateWebhooks = true, Registry = provider == RegistryTrial.Postgres ? PostgresServer.Needed().Registry() : null };
        using (Workspace made = Workspace.Create(settings, TimeProvider.System))
        {
            await Add(made, listener, ["practice"], "auditor@*");
            var entries = new Entries(made, RoleWords.Actor("eve:team_lead"));
            await entries.Add(Nouns.Find("practice")!, JsonNode.Parse("""{ "id": "p", "title": "Two racks" }""")!.AsObject(), null, None);
            await entries.Move(Nouns.Find("practice")!, "p", "drafted", "so it is", None);
        }

        using (Workspace opened = Workspace.Open(settings, TimeProvider.System))
        using (var courier = new Courier(settings))
        {
            Assert.Equal(1, await courier.Round(opened, None));
        }

        Assert.Single(listener.Heard);
        Directory.Delete(directory, recursive: true);
    }

    [Theory, SqliteFirst]
    public async Task The_server_tells_by_itself_and_only_the_owner_has_it_told(string provider)
    {
        await using Listener listener = await Listener.Open();
        await using Office office = await Office.Open(provider);
        string owner = await office.Key("vic", "owner@*"), lead = await office.Key("eve", "team_lead@B");
        string hook = $$"""{ "url": "{{listener.Address}}", "nouns": ["practice"], "account": "eve" }""";
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Post(lead, "webhook/add", hook)).Status);
        Reply added = await office.Post(owner, "webhook/add", hook);
        Assert.Equal(HttpStatusCode.OK, added.Status);
        await office.Post(lead, "practices", """{ "id": "p", "unit": "B", "title": "Two racks" }""");
        await office.Once(lead, "practices/p/moves", """{ "state": "drafted", "why": "so it is" }""", "one");
        for (int i = 0; listener.Heard.IsEmpty && i < 100; i++)
        {
            await Task.Delay(300, None);
        }

        Assert.Contains("\"to\":\"drafted\"", Assert.Single(listener.Heard).Body, StringComparison.Ordinal);
        Assert.DoesNotContain((string)added.Json["secret"]!, (await office.Get(owner, "webhook/list")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await office.Post(owner, "webhook/remove", $$"""{ "id": "{{added.Json["id"]}}" }""")).Status);
        Assert.Empty((await office.Get(owner, "webhook/list")).Rows("id"));
    }

    [Theory]
    [InlineData("http://example.org/", "webhook_address_refused")]
    [InlineData("http://127.0.0.1/", "webhook_address_refused")]
    [InlineData("ftp://example.org/", "webhook_address_refused")]
    [InlineData("https://ann:pw@example.org/", "webhook_address_refused")]
    [InlineData("nonsense", "webhook_address_refused")]
    [InlineData("https://127.0.0.1/", "webhook_address_private")]
    [InlineData("https://localhost/", "webhook_address_private")]
    [InlineData("https://10.1.2.3/", "webhook_address_private")]
    [InlineData("https://0x7f000001/", "webhook_address_private")]
    [InlineData("https://169.254.169.254/latest/meta-data", "webhook_address_private")]
    [InlineData("https://[::1]/", "webhook_address_private")]
    [InlineData("https://[::ffff:10.0.0.1]/", "webhook_address_private")]
    [InlineData("https://[fd00::1]/", "webhook_address_private")]
    public void An_address_that_leads_inside_is_refused(string address, string id) =>
        Assert.Equal(id, Assert.Throws<RefusalException>(() => WebhookAddress.Checked(address, new WorkspaceSettings { Directory = "nowhere" })).Id);

    [Fact]
    public async Task A_name_that_means_an_address_inside_is_not_connected_to()
    {
        Assert.Equal("https://example.org/hook", WebhookAddress.Checked("https://example.org/hook", new WorkspaceSettings { Directory = "nowhere" }).AbsoluteUri);
        await using Listener listener = await Listener.Open();
        var host = new DnsEndPoint("localhost", new Uri(listener.Address).Port);
        await Assert.ThrowsAsync<HttpRequestException>(async () => await WebhookAddress.Connect(host, anywhere: false, None));
    }

    static async Task<AddWebhook.Answer> Add(Workspace workspace, Listener listener, string[] nouns, string role)
    {
        using Workspace own = workspace.Session();
        await new GrantRoles(own, Actor.Owner).Run(new GrantRoles.Request { Id = "hook", Roles = [role] }, None);
        return await new AddWebhook(own, Actor.Owner).Run(new AddWebhook.Request { Url = listener.Address, Nouns = nouns, Account = "hook" }, None);
    }

    static async Task Moved(Desk desk, string id)
    {
        await desk.Add("practice", $$"""{ "id": "{{id}}", "unit": "B", "title": "Racks {{id}}" }""", "eve:team_lead");
        await desk.Move("practice", id, "drafted", "eve:team_lead");
    }

    static async Task<(int Delivered, int GivenUp, string? Last)> State(Workspace workspace)
    {
        using Workspace own = workspace.Session();
        WebhookRow row = (await new ListWebhooks(own).Run(new(), None)).Rows.Single();
        return (row.Delivered, row.GivenUp, row.Last);
    }
}
