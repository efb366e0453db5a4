using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Ledger;

/// <summary>The store of facts: what was worked, attended and observed, and the master data it refers to. Append-only, with a sign.</summary>
public interface ILedger
{
    /// <summary>Appends the staged rows as one batch: all of them or, when too many are rejected, none. Exactly once by batch id and by key.</summary>
    Task<AppendOutcome> Append(Batch batch, CancellationToken cancel);

    /// <summary>Sums the work records by the keys asked for.</summary>
    IAsyncEnumerable<Cell> RollUp(RollUp question, CancellationToken cancel);

    /// <summary>Pages through the live rows of a table in the order of its key.</summary>
    Task<RowPage> Page(PageRequest request, CancellationToken cancel);

    /// <summary>Takes a batch back by rows of the opposite sign; its id and keys are free again.</summary>
    Task<BatchRecord> Forget(string batch, CancellationToken cancel);

    /// <summary>The batches appended so far, the oldest first, those taken back included.</summary>
    Task<IReadOnlyList<BatchRecord>> Batches(CancellationToken cancel);

    /// <summary>The first and the last day with a live work record, or null without any.</summary>
    Task<Period?> Extent(CancellationToken cancel);
}
