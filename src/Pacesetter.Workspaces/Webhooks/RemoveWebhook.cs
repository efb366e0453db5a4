using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Webhooks;

/// <summary>Removes a webhook.</summary>
[UseCase("webhook", "remove", "Tell an address no more; what still waits is not told either", Examples = ["webhook remove 3f9a1c2b4d5e"])]
public sealed class RemoveWebhook(Workspace workspace, Actor actor) : IUseCase<RemoveWebhook.Request, WebhooksAnswer>
{
    public async Task<WebhooksAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Webhook webhook = await workspace.Registry.FindAsync<Webhook>([request.Id], cancel)
            ?? throw new RefusalException(RefusalKind.Failed, "webhook_unknown", $"There is no webhook {request.Id}.", "See them with: pacesetter webhook list");
        webhook.RemovedAt ??= workspace.Clock.GetUtcNow();
        await workspace.Audit.Append(new Act("remove", "webhook", webhook.Id).By(actor), cancel);
        return await WebhooksAnswer.Of(workspace, cancel);
    }

    public sealed record Request
    {
        [Field("Its identifier", Argument = true, Value = "ID")]
        public required string Id { get; init; }
    }
}
