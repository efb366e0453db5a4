using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Webhooks;

namespace Pacesetter.Web.Serving;

/// <summary>Sends the courier round while the server runs.</summary>
sealed partial class WebhookPump(Workspace workspace, ILogger<WebhookPump> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var courier = new Courier(workspace.Settings);
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Round(courier, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what waits is told after the next start.
        }
    }

    // A round that fails is tried again with the next: the outbox keeps what is to be told.
    async Task Round(Courier courier, CancellationToken cancel)
    {
        try
        {
            await courier.Round(workspace, cancel);
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            Failed(trouble);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The webhooks could not be told")]
    partial void Failed(Exception exception);
}
