using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>Lets a story be told over a server: each person with a key of their own, and the files alone for what no server answers.</summary>
sealed class StoryServer
{
    readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);
    Workspace? workspace;
    WebApplication? server;
    DateOnly day;

    /// <summary>The words of a command as they are typed to the server, and the key to type them with.</summary>
    public async Task<(string[] Words, string? Key)> Address(Story story, string[] words)
    {
        int at = Array.IndexOf(words, "--as");
        string who = at < 0 ? "" : words[at + 1];
        string[] command = at < 0 ? words : [.. words[..at], .. words[(at + 2)..]];
        if (!Endpoints.Served.Any(it => it.Name == command[0] || (command.Length > 1 && it.Name == $"{command[0]} {command[1]}")))
        {
            await Stop();
            return (words, null);
        }

        server ??= await Start(story);
        await Round(story);
        string address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return (["--server", address, .. command], await Key(who));
    }

    public async Task Stop()
    {
        if (server is not null)
        {
            await server.StopAsync(CancellationToken.None);
            await server.DisposeAsync();
            workspace!.Dispose();
            server = null;
        }
    }

    // What a running server does each hour by itself, on the story's days.
    async Task Round(Story story)
    {
        if (day != story.Today)
        {
            day = story.Today;
            using Workspace own = workspace!.Session();
            await new JobRunner(own).Run(CancellationToken.None);
        }
    }

    async Task<WebApplication> Start(Story story)
    {
        workspace = Workspace.Open(WorkspaceSettings.Read(story.Workspace), story.Clock);
        WebApplication started = Serve.Build(workspace, story.Clock, "http://127.0.0.1:0");
        await started.StartAsync(CancellationToken.None);
        return started;
    }

    async Task<string> Key(string who)
    {
        if (!keys.TryGetValue(who, out string? key))
        {
            Actor actor = who.Length == 0 ? Actor.Owner : RoleWords.Actor(who);
            string account = who.Length == 0 ? "owner" : who.Replace(':', '-');
            using Workspace own = workspace!.Session();
            await new GrantRoles(own, Actor.Owner).Run(new GrantRoles.Request { Id = account, Person = actor.Person, Roles = [$"{RoleWords.OfGrant(actor.Roles)}@{Grant.Everywhere}"] }, CancellationToken.None);
            key = (await new AddKey(own, Actor.Owner).Run(new AddKey.Request { Account = account, Days = 1000 }, CancellationToken.None)).Key;
            keys.Add(who, key);
        }

        return key;
    }
}
