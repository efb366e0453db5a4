using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Configuring;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>A workspace served to be tried out.</summary>
sealed class Booth(WebApplication server) : IAsyncDisposable
{
    public string Address => server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<Booth> Open(Workspace workspace)
    {
        var settings = Configuration.Read(workspace.Settings.Directory, _ => null, ("--urls", Settings.Urls, "http://127.0.0.1:0"));
        WebApplication server = Serve.Build(workspace, workspace.Clock, settings, new Demonstration(true));
        await server.StartAsync(CancellationToken.None);
        return new(server);
    }

    // What is still being worked out is called off before the workspace is closed.
    public async ValueTask DisposeAsync()
    {
        await server.StopAsync();
        await server.DisposeAsync();
    }
}
