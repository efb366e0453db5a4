using Pacesetter.Workspaces.Jobs;

namespace Pacesetter.Workspaces.Webhooks;

/// <summary>Goes round with what waits in the outbox; the server sends it again and again.</summary>
public sealed class Courier : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly HttpClient client;

    public Courier(WorkspaceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        // No redirect is followed and no proxy asked: both would lead where the address was not checked.
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = Patience,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = (context, cancel) => WebhookAddress.Connect(context.DnsEndPoint, settings.PrivateWebhooks, cancel),
        })
        {
            Timeout = Patience,
        };
    }

    /// <summary>One round, on a session of the workspace's own.</summary>
    /// <returns>How many moves were told.</returns>
    public async Task<int> Round(Workspace workspace, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        using Workspace own = workspace.Session();
        return (await new JobRunner(own).Run([new Deliveries(own, client)], cancel)).Values.Sum();
    }

    public void Dispose() => client.Dispose();
}
