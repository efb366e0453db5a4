using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Workspaces.UseCases;

/// <summary>Makes a workspace.</summary>
[UseCase("init", null, "Make a workspace: an empty ledger and registry", Local = true, Examples = ["init", "--workspace plant-a init"])]
public sealed class Init(WorkspaceSettings settings, TimeProvider clock) : IUseCase<Init.Request, Init.Answer>
{
    public Task<Answer> Run(Request request, CancellationToken cancel)
    {
        bool existed = settings.Exists;
        using Workspace workspace = Workspace.Create(settings, clock);
        return Task.FromResult(new Answer(settings.Directory, !existed, LedgerStore.Place(settings), workspace.Registry.Place, workspace.Policy().Values()));
    }

    public sealed record Request;

    // Made is false where the workspace was there already and stayed as it was.
    public sealed record Answer(string Workspace, bool Made, string Ledger, string Registry, IReadOnlyList<PolicyValue> Policy);
}
