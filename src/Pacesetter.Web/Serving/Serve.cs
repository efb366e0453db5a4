using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Layout;
using Pacesetter.Web.Serving.Rounds;
using Pacesetter.Web.Serving.Telling;
using Pacesetter.Web.Serving.Waiting;
using Pacesetter.Web.Signing;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Configuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving;

/// <summary>Serves the workspace to many over HTTP until it is stopped.</summary>
[UseCase("serve", null, "Serve the workspace over HTTP: every command and noun, to those who hold a key", Local = true, Examples =
[
    "serve",
    "serve --urls http://127.0.0.1:8080",
    "serve --watch /srv/drop --bulletin-to /srv/bulletins",
    "serve --demo",
])]
public sealed class Serve(Workspace workspace, TimeProvider clock) : IUseCase<Serve.Request, Serve.Answer>
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        workspace.RefuseUnbound();
        if (request.Demo)
        {
            await DemoAccounts.RefuseAmongOthers(workspace, cancel);
        }

        DateTimeOffset since = clock.GetUtcNow();
        Configuration settings = Configuration.Read(
            workspace.Settings.Directory,
            Environment.GetEnvironmentVariable,
            ("--urls", Settings.Urls, request.Urls),
            ("--watch", Settings.WatchDirectory, request.Watch),
            ("--bulletin-to", Settings.BulletinDirectory, request.BulletinTo));
        HeapLimit.Apply(settings.Number(Settings.HeapMegabytes));
        await using WebApplication server = Build(workspace, clock, settings, new Demonstration(request.Demo));
        await Listen(server, settings[Settings.Urls]!, cancel);
        string[] urls = [.. server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
        if (PageFiles.Scripts is null)
        {
            server.Logger.PagesPlain();
        }

        server.Logger.Listening(string.Join(", ", urls));
        // Not before it listens: a key that nobody gets to see would shut everybody out.
        if (await FirstKey.Make(workspace, cancel) is { } first)
        {
            server.Logger.FirstKey(first);
        }

        await server.WaitForShutdownAsync(cancel);
        return new(urls, since, clock.GetUtcNow());
    }

    /// <summary>The server of a workspace at an address, with all else as the program has it.</summary>
    internal static WebApplication Build(Workspace workspace, TimeProvider clock, string urls) =>
        Build(workspace, clock, Configuration.Read(workspace.Settings.Directory, _ => null, ("--urls", Settings.Urls, urls)));

    /// <summary>The server of a workspace, not yet started.</summary>
    internal static WebApplication Build(Workspace workspace, TimeProvider clock, Configuration settings, Demonstration? demonstration = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [] });
        builder.WebHost.UseUrls(settings[Settings.Urls]!);
        builder.WebHost.ConfigureKestrel(it =>
        {
            it.AddServerHeader = false;
            it.Limits.MaxRequestBodySize = Limits.Body;
        });
        builder.Services.Configure<HostOptions>(it => it.ShutdownTimeout = Patience);
        // Standard output is for data: a log line is one JSON object on standard error.
        builder.Logging.ClearProviders().AddJsonConsole(it => it.UseUtcTimestamp = true).SetMinimumLevel(LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(it => it.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton(workspace).AddSingleton(clock).AddSingleton<KeyCheck>().AddSingleton<Repeats>().AddSingleton<Tickets>().AddHostedService<WebhookPump>().AddRateLimiter(Limits.Apply);
        builder.Services.AddSingleton(settings).AddSingleton(demonstration ?? new Demonstration(false)).AddHostedService<Warden>();
        Telemetry.Add(builder, settings);
        Forms(builder, workspace.Settings);
        Compression(builder);
        OpenIdSignIn.Add(builder, settings);
        builder.Services.AddSingleton<JobDesk>().AddHostedService(it => it.GetRequiredService<JobDesk>());
        builder.Services.AddSingleton<PendingAnswers>().AddHostedService(it => it.GetRequiredService<PendingAnswers>());
        WebApplication server = builder.Build();
        Proxies.Use(server, settings);
        server.UseResponseCompression();
        server.UseMiddleware<Problems>();
        OpenIdSignIn.Use(server, settings);
        server.UseMiddleware<KeyCheck>();
        server.UseRateLimiter();
        Endpoints.Map(server);
        return server;
    }

    // What forms prove must still hold after a restart.
    static void Forms(WebApplicationBuilder builder, WorkspaceSettings workspace)
    {
        builder.Services.AddDataProtection().SetApplicationName(FormKeys.Application).PersistKeysToFileSystem(FormKeys.Of(workspace));
        builder.Services.AddAntiforgery(it =>
        {
            it.Cookie.Name = "pacesetter.form";
            it.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            it.SuppressXFrameOptionsHeader = true;
        });
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }

    // Over HTTPS too: the proof in a form is masked anew for each page, and the session is in no page at all.
    static void Compression(WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(it =>
        {
            it.EnableForHttps = true;
            it.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "text/csv"];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(it => it.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(it => it.Level = CompressionLevel.Fastest);
    }

    static async Task Listen(WebApplication server, string urls, CancellationToken cancel)
    {
        try
        {
            await server.StartAsync(cancel);
        }
        catch (Exception trouble) when (trouble is IOException or FormatException or InvalidOperationException)
        {
            // What goes its rounds was started before: it must not go on in a workspace that is being closed.
            await server.StopAsync(CancellationToken.None);
            throw new RefusalException(RefusalKind.Failed, "cannot_listen", $"It cannot listen on {urls}: {trouble.Message}", "Name an address of this machine that is free: --urls http://127.0.0.1:8080");
        }
    }

    public sealed record Request
    {
        [Field("Where to listen, parted by semicolons; http://127.0.0.1:8080 without", Value = "URLS", Local = true)]
        public string? Urls { get; init; }

        [Field("Import the files that are dropped into this folder", Value = "DIR", Local = true)]
        public string? Watch { get; init; }

        [Field("Write the bulletin of each period into this folder", Value = "DIR", Local = true)]
        public string? BulletinTo { get; init; }

        [Field("Let anybody come in with any role, to try it out on data that all may see", Local = true)]
        public bool Demo { get; init; }
    }

    /// <summary>What was served.</summary>
    public sealed record Answer(IReadOnlyList<string> Urls, DateTimeOffset Since, DateTimeOffset Until);
}
