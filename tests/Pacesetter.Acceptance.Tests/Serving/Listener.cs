using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>Somebody on this machine who is told of moves, and answers as a test says.</summary>
sealed class Listener : IAsyncDisposable
{
    readonly WebApplication server;

    Listener()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [] });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.MapPost("/{**rest}", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            Heard.Enqueue((context.Request.Path, await reader.ReadToEndAsync(CancellationToken.None), context.Request.Headers["Pacesetter-Signature"].ToString()));
            context.Response.StatusCode = Status;
            context.Response.Headers.Location = "/elsewhere";
        });
    }

    /// <summary>What it answers.</summary>
    public int Status { get; set; } = StatusCodes.Status204NoContent;

    /// <summary>What it was told.</summary>
    public ConcurrentQueue<(string Path, string Body, string Signature)> Heard { get; } = new();

    public string Address => server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/told";

    public static async Task<Listener> Open()
    {
        var listener = new Listener();
        await listener.server.StartAsync(CancellationToken.None);
        return listener;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
