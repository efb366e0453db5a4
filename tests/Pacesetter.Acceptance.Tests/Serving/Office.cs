using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Cli.Running;
using Pacesetter.Lifecycles;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>A workshop that is served: a site of two teams and an office, asked over HTTP with keys.</summary>
sealed class Office : IAsyncDisposable
{
    static readonly CancellationToken None = CancellationToken.None;

    WebApplication server;
    HttpClient client;

    Office(Desk desk, WebApplication server)
    {
        (Desk, this.server) = (desk, server);
        client = new HttpClient { BaseAddress = new(Address) };
    }

    public Desk Desk { get; }

    public string Address => server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>What is mapped.</summary>
    public IEnumerable<Endpoint> Endpoints => ((IEndpointRouteBuilder)server).DataSources.SelectMany(it => it.Endpoints);

    public static async Task<Office> Open(string provider)
    {
        var desk = new Desk(provider);
        desk.Import("work", "record,date,person,operation,good,hours\na1,2026-02-02,ann,turn,80,8\nl1,2026-02-02,li,turn,60,8\nb1,2026-02-02,bo,turn,90,8\ne1,2026-02-02,eve,turn,100,8\n");
        return new(desk, await Started(desk));
    }

    /// <summary>Stops the server as a signal does, and starts another on the same workspace.</summary>
    public async Task Restart(Func<Task>? meanwhile = null)
    {
        await server.StopAsync(None);
        await server.DisposeAsync();
        client.Dispose();
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        server = await Started(Desk);
        client = new HttpClient { BaseAddress = new(Address) };
    }

    /// <summary>Grants roles to a person's account of the same name and returns a key.</summary>
    public async Task<string> Key(string person, params string[] roles)
    {
        using Workspace own = Desk.Workspace.Session();
        await new GrantRoles(own, Actor.Owner).Run(new GrantRoles.Request { Id = person, Person = person, Roles = roles }, None);
        return (await new AddKey(own, Actor.Owner).Run(new AddKey.Request { Account = person }, None)).Key;
    }

    /// <summary>Another key of an account.</summary>
    public async Task<string> OwnKey(string account)
    {
        using Workspace own = Desk.Workspace.Session();
        return (await new AddKey(own, Actor.Owner).Run(new AddKey.Request { Account = account }, None)).Key;
    }

    public Task<Reply> Get(string? key, string path) => Send(key, HttpMethod.Get, path, null);

    public Task<Reply> Post(string? key, string path, string body, string? tag = null) => Send(key, HttpMethod.Post, path, body, tag);

    /// <summary>Sends records as a feed.</summary>
    public async Task<Reply> Feed(string? key, string path, string body, string form = "application/x-ndjson", string? packed = null)
    {
        using var content = new StringContent(body, Encoding.UTF8, form);
        if (packed is not null)
        {
            content.Headers.ContentEncoding.Add(packed);
        }

        using var message = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{path}") { Content = content };
        message.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        message.Headers.ExpectContinue = body.Length > 1 << 20;
        using HttpResponseMessage response = await client.SendAsync(message, None);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(None), null);
    }

    public Task<Reply> Patch(string? key, string path, string body, string? tag = null) => Send(key, HttpMethod.Patch, path, body, tag);

    /// <summary>Runs a command line that asks this server, with a key and what stands on its standard input.</summary>
    public async Task<Commands.Ran> Line(string key, string input, params string[] words)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        var terminal = new Terminal { Output = output, Error = error, Input = () => new MemoryStream(Encoding.UTF8.GetBytes(input)), Variable = name => name == "PACESETTER_KEY" ? key : null };
        ExitCode code = await new Shell(terminal, Composition.Shipped()).Run(["--server", Address, .. words], None);
        return new(code, Terminal.Utf8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>Asks without waiting for the answer.</summary>
    public Task<Reply> Later(string? key, string path, string body = "{}") => Send(key, HttpMethod.Post, path, body, null, ("Prefer", "respond-async, wait=1"));

    public Task<Reply> Delete(string? key, string path) => Send(key, HttpMethod.Delete, path, null);

    /// <summary>A job once it has ended.</summary>
    public async Task<Reply> Ended(string key, string id)
    {
        for (int i = 0; i < 300; i++)
        {
            Reply reply = await Get(key, $"jobs/{id}");
            if ((string?)reply.Json["state"] is not ("queued" or "running"))
            {
                return reply;
            }

            await Task.Delay(100, None);
        }

        throw new TimeoutException($"job {id} does not end");
    }

    /// <summary>Posts what may be sent again.</summary>
    public Task<Reply> Once(string key, string path, string body, string repeat) => Send(key, HttpMethod.Post, path, body, null, (Repeats.Header, repeat));

    /// <summary>Sends any request with a header of its own.</summary>
    public Task<Reply> Ask(string? key, HttpMethod method, string path, string? body = null, (string Name, string Value)? header = null) => Send(key, method, path, body, null, header);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        Desk.Dispose();
    }

    static async Task<WebApplication> Started(Desk desk)
    {
        WebApplication server = Serve.Build(desk.Workspace, desk.Workspace.Clock, "http://127.0.0.1:0");
        await server.StartAsync(None);
        return server;
    }

    async Task<Reply> Send(string? key, HttpMethod method, string path, string? body, string? tag = null, (string Name, string Value)? header = null)
    {
        using var message = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"/api/v1/{path}");
        message.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        // The server refuses a large body before it is sent; whoever sends on regardless may find the line cut before the answer is read.
        message.Headers.ExpectContinue = body?.Length > 1 << 20;
        message.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        if (tag is not null)
        {
            message.Headers.TryAddWithoutValidation("If-Match", tag);
        }

        if (header is { } given)
        {
            message.Headers.TryAddWithoutValidation(given.Name, given.Value);
        }

        using HttpResponseMessage response = await client.SendAsync(message, None);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(None), response.Headers.ETag?.Tag)
        {
            Location = response.Headers.Location?.OriginalString,
            Replayed = response.Headers.Contains(Repeats.Replayed),
            Kept = $"{response.Headers.CacheControl} {(response.Headers.TryGetValues("X-Content-Type-Options", out IEnumerable<string>? options) ? string.Join(' ', options) : "")}",
        };
    }
}

/// <summary>What the server answered.</summary>
sealed record Reply(HttpStatusCode Status, string Text, string? Tag)
{
    public string? Location { get; init; }

    public bool Replayed { get; init; }

    /// <summary>Who may keep the answer, and take it for what.</summary>
    public string? Kept { get; init; }

    public JsonObject Json => JsonNode.Parse(Text)!.AsObject();

    public string Id => (string)Json["title"]!;

    public IEnumerable<string> Rows(string key) => Json["rows"]!.AsArray().Select(it => it![key]!.ToString());
}
