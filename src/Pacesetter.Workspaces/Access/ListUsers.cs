using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>Lists the accounts.</summary>
[UseCase("user", "list", "Who may come in over the network, and what they are granted", Examples = ["user list", "user list --json"])]
public sealed class ListUsers(Workspace workspace) : IUseCase<ListUsers.Request, AccountsAnswer>
{
    public Task<AccountsAnswer> Run(Request request, CancellationToken cancel) => Task.FromResult(AccountsAnswer.Of(workspace.Registry));

    public sealed record Request;
}
