using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Pacesetter.Acceptance.Tests.Ledger.Cluster;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;
using Seen = Pacesetter.Acceptance.Tests.Browsing.Visitor.Seen;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>Two servers on one PostgreSQL registry and one ClickHouse ledger behind a proxy, one of which is killed under load.</summary>
[Trait("Category", "Drill")]
public sealed class InstanceDrills : IDisposable
{
    const int Clients = 4;
    const int Requests = 12;
    const string Password = "nine grey herons by the weir";

    static readonly CancellationToken None = CancellationToken.None;

    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-instances").FullName;
    readonly ConcurrentDictionary<string, int> refusals = new(StringComparer.Ordinal);
    int answered;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task One_of_two_servers_killed_under_load_loses_and_doubles_no_request_that_has_a_key()
    {
        (WorkspaceSettings one, WorkspaceSettings two, string key) = await Prepared();
        using ServedProcess first = await ServedProcess.Start(one);
        using ServedProcess second = await ServedProcess.Start(two);
        await SignedIn(first, second, key);
        using var proxy = new RoundRobin(first.Client.BaseAddress!.Port, second.Client.BaseAddress!.Port);
        using var client = new HttpClient { BaseAddress = proxy.Address, Timeout = TimeSpan.FromSeconds(60) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        // A connection a request, so that each goes to the next server.
        client.DefaultRequestHeaders.ConnectionClose = true;

        long start = Stopwatch.GetTimestamp();
        Task working = Task.WhenAll(Enumerable.Range(0, Clients).Select(it => Task.Run(() => Work(client, it))));
        while ((Volatile.Read(ref answered) < Clients * Requests / 3 || !IsWriting(one)) && !working.IsCompleted)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        int before = Volatile.Read(ref answered);
        first.Kill();
        await working;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answered} answered, {before} before the kill, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s; connections {string.Join('/', proxy.Passed)}; tried again: {string.Join(", ", refusals.Select(it => $"{it.Key} {it.Value}"))}"));
        Assert.All(proxy.Passed, it => Assert.True(it > 5, "a server was hardly asked"));
        Assert.DoesNotContain("entry_twice", refusals.Keys);
        Assert.True(refusals.GetValueOrDefault("cut off") > 0, "no request was cut off");
        Assert.True(IsWriting(one, ended: 3), "what the killed server left in the ledger was not passed over");
        second.Kill();
        await Counted(two);
    }

    // Whether the latest write of a workspace is at its beginning, or stands as it ended.
    static bool IsWriting(WorkspaceSettings settings, int ended = 1)
    {
        string database = settings.Ledger!.Split(';').Single(it => it.StartsWith("Database=", StringComparison.Ordinal))["Database=".Length..];
        return ClickHouseCluster.Needed().Servers[0].Say($"SELECT toInt32(argMax(last, entry)) FROM (SELECT entry, max(state) AS last, any(writer) AS who FROM {database}.entries GROUP BY entry) WHERE position(who, '{settings.Directory}:') > 0").Trim() == ended.ToString(CultureInfo.InvariantCulture);
    }

    // Every request in turn, each with its own key, until it is answered.
    async Task Work(HttpClient client, int who)
    {
        for (int i = 0; i < Requests; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"c{who}-{i}");
            (string path, string body) = i % 2 == 0
                ? ("api/v1/work?batch=" + name, $$"""[{ "record": "{{name}}", "date": "2025-03-04", "person": "p{{who}}", "operation": "turn", "good": "80", "hours": "0.5" }]""")
                : ("api/v1/suggestions", $$"""{ "unit": "t1", "title": "{{name}}", "text": "So it is", "authors": ["p0"] }""");
            await Insist(client, name, path, body);
            Interlocked.Increment(ref answered);
        }
    }

    async Task Insist(HttpClient client, string name, string path, string body)
    {
        long start = Stopwatch.GetTimestamp();
        while (await Refused(client, name, path, body) is { } why)
        {
            refusals.AddOrUpdate(why, 1, (_, count) => count + 1);
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(3), $"{name} was not answered: {why}");
            await Task.Delay(Random.Next(50, 400), None);
        }
    }

    static Random Random { get; } = new(11);

    // Why a request is to be sent again; null where it is answered.
    static async Task<string?> Refused(HttpClient client, string name, string path, string body)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        message.Headers.Add(Repeats.Header, name);
        try
        {
            using HttpResponseMessage response = await client.SendAsync(message, None);
            string text = await response.Content.ReadAsStringAsync(None);
            if (response.IsSuccessStatusCode)
            {
                return null;
            }

            Assert.True(response.StatusCode == HttpStatusCode.Conflict, $"{name}: {(int)response.StatusCode} {text}");
            return (string)JsonNode.Parse(text)!["title"]!;
        }
        catch (Exception cut) when (cut is HttpRequestException or TaskCanceledException)
        {
            // Whether it was done is not known: that is what the key is for.
            return "cut off";
        }
    }

    // What one server gave, the other takes: the proof of a form, and the cookie of a session.
    static async Task SignedIn(ServedProcess first, ServedProcess second, string key)
    {
        using var setting = new HttpRequestMessage(HttpMethod.Post, new Uri(first.Client.BaseAddress!, "api/v1/user/password")) { Content = new StringContent($$"""{ "account": "eve", "password": "{{Password}}" }""", Encoding.UTF8, "application/json") };
        setting.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using (HttpResponseMessage set = await first.Client.SendAsync(setting, None))
        {
            Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync(None));
        }

        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() });
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        Seen door = await Shown(browser.GetAsync(new Uri(first.Client.BaseAddress!, "sign-in"), None));
        Assert.Equal(HttpStatusCode.SeeOther, (await Sent(browser, second, "sign-in", door, ("account", "eve"), ("password", Password))).Status);
        Seen form = await Shown(browser.GetAsync(new Uri(first.Client.BaseAddress!, "suggestions/new"), None));
        Assert.Equal(HttpStatusCode.OK, form.Status);
        Seen added = await Sent(browser, second, "suggestions/new", form, ("unit", "t1"), ("title", "by hand"), ("text", "On a page"), ("authors", "p0"));
        Assert.True(added.Status == HttpStatusCode.SeeOther, added.Plain);
    }

    static async Task<Seen> Sent(HttpClient browser, ServedProcess server, string path, Seen page, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent([.. page.Hidden.Where(it => it.Key is "__RequestVerificationToken" or "once" or "asked"), .. fields.Select(it => KeyValuePair.Create(it.Name, it.Value))]);
        return await Shown(browser.PostAsync(new Uri(server.Client.BaseAddress!, path), content, None));
    }

    static async Task<Seen> Shown(Task<HttpResponseMessage> asked)
    {
        using HttpResponseMessage response = await asked;
        return await Seen.Of(response);
    }

    static async Task Counted(WorkspaceSettings settings)
    {
        using Workspace workspace = Workspace.Open(settings, TimeProvider.System);
        string[] names = [.. Enumerable.Range(0, Clients).SelectMany(who => Enumerable.Range(0, Requests).Select(i => string.Create(CultureInfo.InvariantCulture, $"c{who}-{i}"))).Order(StringComparer.Ordinal)];
        RowPage work = await workspace.Ledger.Page(new PageRequest(Tables.Work), None);
        Assert.Null(work.Next);
        Assert.Equal(names.Where(it => int.Parse(it.Split('-')[1], CultureInfo.InvariantCulture) % 2 == 0), work.Rows.Select(it => it[0]!.ToString()!).Order(StringComparer.Ordinal));
        await foreach (Cell cell in workspace.Ledger.RollUp(new RollUp(Keys.None, Grain.All, new Scope()), None))
        {
            Assert.Equal(Clients * Requests / 2, cell.Records);
        }

        Assert.Equal(
            names.Where(it => int.Parse(it.Split('-')[1], CultureInfo.InvariantCulture) % 2 == 1).Append("by hand").Order(StringComparer.Ordinal),
            workspace.Registry.Set<Suggestion>().Select(it => it.Title).AsEnumerable().Order(StringComparer.Ordinal));
        Assert.True((await new VerifyAudit(workspace).Run(new VerifyAudit.Request(), None)).Whole);
    }

    async Task<(WorkspaceSettings One, WorkspaceSettings Two, string Key)> Prepared()
    {
        string ledger = ClickHouseCluster.Needed().Fresh();
        string registry = PostgresServer.Needed().Registry();
        WorkspaceSettings Of(string name) => new() { Directory = Path.Combine(directory, name), Ledger = ledger, Registry = registry, SharedDirectory = Path.Combine(directory, "shared") };
        using Workspace made = Workspace.Create(Of("one"), TimeProvider.System);
        foreach ((string table, string csv) in ((string, string)[])[
            ("units", "unit,parent,kind,name\ns1,,site,Site\nt1,s1,team,Team\n"),
            ("people", "person,team\n" + string.Concat(Enumerable.Range(0, Clients).Select(it => $"p{it},t1\n"))),
            ("operations", "operation\nturn\n"),
            ("quotas", "operation,minutes,from\nturn,6,2025-01-01\n")])
        {
            string file = Path.Combine(directory, table + ".csv");
            await File.WriteAllTextAsync(file, csv, None);
            await new Import(made, Actor.Owner, new Progress<Advance>()).Run(new Import.Request { Inputs = [table, file] }, None);
        }

        await new GrantRoles(made, Actor.Owner).Run(new GrantRoles.Request { Id = "eve", Person = "p0", Roles = ["owner@*"] }, None);
        string key = (await new AddKey(made, Actor.Owner).Run(new AddKey.Request { Account = "eve" }, None)).Key;
        Workspace.Create(Of("two"), TimeProvider.System).Dispose();
        return (Of("one"), Of("two"), key);
    }
}
