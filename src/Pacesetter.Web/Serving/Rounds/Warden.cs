using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pacesetter.Web.Serving.Telling;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Configuring;
using Pacesetter.Workspaces.Ingesting.Watching;
using Pacesetter.Workspaces.Jobs;

namespace Pacesetter.Web.Serving.Rounds;

/// <summary>Goes its rounds while the server runs: takes dropped files, makes moves whose day has come, writes and mails bulletins, finds and mails alerts.</summary>
sealed class Warden : BackgroundService
{
    static readonly TimeSpan EachMinute = TimeSpan.FromMinutes(1);
    static readonly TimeSpan EachHour = TimeSpan.FromHours(1);

    // Those who come first after a start shall not wait for what can wait.
    static readonly TimeSpan Settling = TimeSpan.FromMinutes(15);

    readonly Workspace workspace;
    readonly ILogger log;
    readonly WatchedFolder? folder;
    readonly TimeSpan look;
    readonly BulletinDesk? desk;
    readonly Mailbag? mail;
    readonly AlertDesk alerts;

    /// <param name="workspace">The whole workspace.</param>
    /// <param name="settings">What is watched and written.</param>
    /// <param name="log">Where it tells.</param>
    public Warden(Workspace workspace, Configuration settings, ILogger<Warden> log)
    {
        (this.workspace, this.log) = (workspace, log);
        if (settings[Settings.WatchDirectory] is { } watched)
        {
            var settle = TimeSpan.FromSeconds(settings.Number(Settings.WatchSettle));
            folder = new(workspace, new Watch(Path.GetFullPath(watched), settle, settings.Number(Settings.WatchMaxRejects)));
            folder.Check();
            look = TimeSpan.FromSeconds(Math.Clamp(settle.TotalSeconds / 2, 0.5, 5));
        }

        BulletinPlan? plan = BulletinPlan.Of(settings);
        MailPlan? server = MailPlan.Of(settings);
        mail = plan is not null && server is { To.Count: > 0 } ? new(workspace, plan, server, log) : null;
        alerts = new(workspace, server, log);
        desk = plan is null ? null : new(workspace, plan, mail, log);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Each(EachHour, Housekeep, stoppingToken),
        Each(EachHour, alerts.Round, stoppingToken),
        Later(Settling, EachHour, Recount, stoppingToken),
        folder is null ? Task.CompletedTask : Each(look, Sweep, stoppingToken),
        desk is null ? Task.CompletedTask : Each(EachMinute, Publish, stoppingToken));

    async Task Later(TimeSpan first, TimeSpan pause, Func<CancellationToken, Task> round, CancellationToken stopping)
    {
        await Task.Delay(first, workspace.Clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Each(pause, round, stopping);
    }

    async Task Each(TimeSpan pause, Func<CancellationToken, Task> round, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await round(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // The server stops.
                return;
            }
            // A round that fails is told of and made again: the next may find what was in the way gone.
            catch (Exception trouble)
            {
                log.RoundFailed(trouble);
            }

            await Task.Delay(pause, workspace.Clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task Housekeep(CancellationToken cancel)
    {
        using Workspace own = workspace.Session();
        await new JobRunner(own).Run(cancel);
    }

    async Task Recount(CancellationToken cancel)
    {
        using Workspace own = workspace.Session();
        await new JobRunner(own).RunAll(cancel);
    }

    async Task Sweep(CancellationToken cancel)
    {
        foreach (Drop drop in await folder!.Sweep(cancel))
        {
            log.Dropped(drop.Table ?? "-", drop.Fate, string.Create(CultureInfo.InvariantCulture, $"{drop.Imported} rows imported, {drop.Rejected} rejected"), drop.Reason ?? "-");
            Telemetry.Dropped(drop.Fate);
        }
    }

    async Task Publish(CancellationToken cancel)
    {
        await desk!.Look(cancel);
        await (mail?.Send(cancel) ?? Task.FromResult(0));
    }
}
