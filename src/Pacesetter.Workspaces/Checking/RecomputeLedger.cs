using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Checking;

/// <summary>Recomputes the stored figures of the ledger now, as is done once a day.</summary>
[UseCase("ledger", "recompute", "Recompute stored figures from raw records; while they differ, no bulletin is published", Local = true, Examples = ["ledger recompute", "ledger recompute --require agrees=true"])]
public sealed class RecomputeLedger(Workspace workspace) : IUseCase<RecomputeLedger.Request, RecomputeLedger.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        IReadOnlyList<Recounted> found = await new Recomputation(workspace).Recount(cancel);
        return new(found.All(it => it.Differing == 0), found);
    }

    public sealed record Request;

    /// <summary>Whether stored figures agree with the records, and in how many rows each kind does not.</summary>
    public sealed record Answer(bool Agrees, IReadOnlyList<Recounted> Rows);
}
