using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Webhooks;

/// <summary>Lists the webhooks.</summary>
[UseCase("webhook", "list", "The addresses that are told of moves, and how that goes", Examples = ["webhook list"])]
public sealed class ListWebhooks(Workspace workspace) : IUseCase<ListWebhooks.Request, WebhooksAnswer>
{
    public Task<WebhooksAnswer> Run(Request request, CancellationToken cancel) => WebhooksAnswer.Of(workspace, cancel);

    public sealed record Request;
}
