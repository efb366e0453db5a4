using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>Revokes a calendar address.</summary>
[UseCase("feed", "revoke", "Revoke a calendar address: it shows nothing any more", Examples = ["feed revoke 3f9a1c2b4d5e"])]
public sealed class RevokeFeed(Workspace workspace, Actor actor) : IUseCase<RevokeFeed.Request, FeedsAnswer>
{
    public async Task<FeedsAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        CalendarFeed feed = await workspace.Registry.FindAsync<CalendarFeed>([request.Id], cancel) is { } found && OwnAccount.IsFor(actor, found.Account)
            ? found
            : throw new RefusalException(RefusalKind.Failed, "feed_unknown", $"There is no calendar address {request.Id}.", "See them with: pacesetter feed list");
        feed.RevokedAt ??= workspace.Clock.GetUtcNow();
        await workspace.Audit.Append(new Act("revoke", "feed", feed.Id).By(actor), cancel);
        return FeedsAnswer.Of(workspace, actor);
    }

    public sealed record Request
    {
        [Field("Its identifier", Argument = true, Value = "ID")]
        public required string Id { get; init; }
    }
}
