using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>Lists the calendar addresses.</summary>
[UseCase("feed", "list", "The secret calendar addresses, by account", Examples = ["feed list"])]
public sealed class ListFeeds(Workspace workspace, Actor actor) : IUseCase<ListFeeds.Request, FeedsAnswer>
{
    public Task<FeedsAnswer> Run(Request request, CancellationToken cancel) => Task.FromResult(FeedsAnswer.Of(workspace, actor));

    public sealed record Request;
}
