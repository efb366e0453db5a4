using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Alerting;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>Closes an account: its keys open nothing from the next request on.</summary>
[UseCase("user", "close", "Close an account; its keys open nothing any more", Examples = ["user close ann"])]
public sealed class CloseUser(Workspace workspace, Actor actor) : IUseCase<CloseUser.Request, AccountsAnswer>
{
    public async Task<AccountsAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Account account = await workspace.Registry.Accounts.FindAsync([request.Id], cancel)
            ?? throw new RefusalException(RefusalKind.Failed, "account_unknown", $"There is no account {request.Id}.", "See them with: pacesetter user list");
        account.ClosedAt ??= workspace.Clock.GetUtcNow();
        await AlertBook.Forget(workspace.Registry, [account.Id], cancel);
        await workspace.Audit.Append(new Act("close", "account", request.Id).By(actor), cancel);
        return AccountsAnswer.Of(workspace.Registry);
    }

    public sealed record Request
    {
        [Field("The account", Argument = true, Value = "ACCOUNT")]
        public required string Id { get; init; }
    }
}
