using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting;

/// <summary>Takes a batch back.</summary>
[UseCase("forget", null, "Take a batch back; its id and keys are free again", Examples = ["forget january.csv", "forget 3fa9c1"])]
public sealed class ForgetBatch(Workspace workspace, Actor? actor = null) : IUseCase<ForgetBatch.Request, BatchRecord>
{
    public async Task<BatchRecord> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        BatchRecord forgotten = await workspace.Ledger.Forget(request.Batch, cancel);
        await workspace.Audit.Append(new Act("forget", "batch", forgotten.Id) { Detail = new Dictionary<string, object?> { ["tables"] = forgotten.Tables } }.By(actor ?? Actor.Owner), cancel);
        return forgotten;
    }

    public sealed record Request
    {
        [Field("The batch's id, the beginning of it, or its name", Argument = true, Value = "BATCH")]
        public required string Batch { get; init; }
    }
}
