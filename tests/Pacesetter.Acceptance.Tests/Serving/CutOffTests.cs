using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Pacesetter.Acceptance.Tests.House;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Lifecycles;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>A server that is killed between an effect and its answer.</summary>
public sealed class CutOffTests
{
    static readonly int Rounds = Drills.Rounds(2, 6);
    const int Requests = 12;

    [Theory, SqliteFirst]
    public async Task A_request_repeated_after_the_server_was_killed_has_had_one_effect(string provider)
    {
        string directory = Directory.CreateTempSubdirectory("pacesetter-cut-off").FullName;
        var settings = new WorkspaceSettings { Directory = Path.Combine(directory, "workspace"), Registry = provider == RegistryTrial.Postgres ? PostgresServer.Needed().Registry() : null };
        string key = await Prepare(settings, directory);
        var random = new Random(20);
        var answers = new Dictionary<string, JsonObject>();
        int cut = 0;
        ServedProcess server = await ServedProcess.Start(settings);
        for (int round = 0; round < Rounds; round++)
        {
            string[] titles = [.. Enumerable.Range(0, Requests).Select(i => $"practice {round}.{i}")];
            // The first request of a process takes long; the moments in which to kill lie in the others.
            await Post(server, key, $"warm {round}");
            Task<JsonObject?[]> asked = Each(server, key, titles);
            await Task.Delay(random.Next(5, 150), CancellationToken.None);
            server.Kill();
            cut += (await asked).Count(it => it is null);
            server.Dispose();
            server = await ServedProcess.Start(settings);
            foreach ((string title, JsonObject? answer) in titles.Zip(await Each(server, key, titles)))
            {
                answers[title] = answer!;
            }
        }

        Assert.True(cut > 0, "no request was cut off; the delays are too long for this machine");
        JsonObject list = await Sent(server, key, new HttpRequestMessage(HttpMethod.Get, "/api/v1/practices"));
        Dictionary<string, string> ids = list["rows"]!.AsArray().ToDictionary(it => it!["title"]!.ToString(), it => it!["id"]!.ToString());
        Assert.Equal(Rounds * (Requests + 1), ids.Count);
        Assert.All(answers, it => Assert.Equal((ids[it.Key], "1"), (it.Value["id"]!.ToString(), it.Value["version"]!.ToString())));
        Assert.Equal("True", (await Sent(server, key, new HttpRequestMessage(HttpMethod.Get, "/api/v1/audit/verify")))["whole"]!.ToString(), ignoreCase: true);
        server.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    static async Task<JsonObject?[]> Each(ServedProcess server, string key, string[] titles)
    {
        var answers = new List<JsonObject?>();
        foreach (string title in titles)
        {
            try
            {
                answers.Add(await Post(server, key, title));
            }
            catch (Exception cut) when (cut is HttpRequestException or SocketException)
            {
                // The server was killed, while it was asked or while the client connected: whether it was done is what the repeat has to find out.
                answers.Add(null);
            }
        }

        return [.. answers];
    }

    static Task<JsonObject> Post(ServedProcess server, string key, string title)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, "/api/v1/practices") { Content = new StringContent($$"""{ "unit": "B", "title": "{{title}}" }""", Encoding.UTF8, "application/json") };
        message.Headers.Add(Repeats.Header, title.Replace(' ', '-'));
        return Sent(server, key, message);
    }

    static async Task<JsonObject> Sent(ServedProcess server, string key, HttpRequestMessage message)
    {
        using (message)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using HttpResponseMessage response = await server.Client.SendAsync(message, CancellationToken.None);
            string text = await response.Content.ReadAsStringAsync(CancellationToken.None);
            Assert.True(response.IsSuccessStatusCode, text);
            return JsonNode.Parse(text)!.AsObject();
        }
    }

    static async Task<string> Prepare(WorkspaceSettings settings, string directory)
    {
        using Workspace made = Workspace.Create(settings, TimeProvider.System);
        string file = Path.Combine(directory, "units.csv");
        await File.WriteAllTextAsync(file, "unit,parent,kind,name\nS,,site,Site\nB,S,team,Late\n", CancellationToken.None);
        await new Import(made, Actor.Owner, new Progress<Advance>()).Run(new Import.Request { Inputs = ["units", file] }, CancellationToken.None);
        await new GrantRoles(made, Actor.Owner).Run(new GrantRoles.Request { Id = "eve", Person = "eve", Roles = ["owner@*"] }, CancellationToken.None);
        return (await new AddKey(made, Actor.Owner).Run(new AddKey.Request { Account = "eve" }, CancellationToken.None)).Key;
    }
}
