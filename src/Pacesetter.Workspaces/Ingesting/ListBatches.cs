using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting;

/// <summary>Lists what was imported.</summary>
[UseCase("batches", null, "The batches imported so far, those taken back included", Examples = ["batches", "batches --json"])]
public sealed class ListBatches(Workspace workspace) : IUseCase<ListBatches.Request, ListBatches.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel) => new(await workspace.Ledger.Batches(cancel));

    public sealed record Request;

    public sealed record Answer(IReadOnlyList<BatchRecord> Rows);
}
