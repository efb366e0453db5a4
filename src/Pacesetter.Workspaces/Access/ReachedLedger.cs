using System.Runtime.CompilerServices;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>The ledger as far as one unit and what lies below it: no question goes beyond, whatever it asks. A unit outside is like one that is not there.</summary>
sealed class ReachedLedger(RememberedLedger whole, string root) : ILedger, IDerivesAnswers
{
    // No import lets a code like this in.
    const string Nowhere = "\u0001";

    // Master data holds for all; what was worked belongs to a unit.
    public async Task<AppendOutcome> Append(Batch batch, CancellationToken cancel) => batch.Staged.All(it => it.Table == Tables.Work) && !batch.CreateUnknownCodes
        ? await whole.Append(batch with { Within = (await Within(new Scope { Under = batch.Within }, cancel)).Under }, cancel)
        : throw Refused();

    public Task<BatchRecord> Forget(string batch, CancellationToken cancel) => throw Refused();

    public async IAsyncEnumerable<Cell> RollUp(RollUp question, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (Cell cell in whole.RollUp(question with { Where = await Within(question.Where, cancel) }, cancel))
        {
            yield return cell;
        }
    }

    public async Task<RowPage> Page(PageRequest request, CancellationToken cancel) => await whole.Page(request with { Where = await Within(request.Where, cancel) }, cancel);

    // What a batch is called and where it came from tells of others; its notes go with the figures.
    public async Task<IReadOnlyList<BatchRecord>> Batches(CancellationToken cancel) =>
        [.. (await whole.Batches(cancel)).Select(it => it with { Name = "", Source = "" })];

    public Task<Period?> Extent(CancellationToken cancel) => whole.Extent(cancel);

    // What one unit's figures come to is no answer to the same question about another.
    public Task<T> Derived<T>(object question, Func<Task<T>> work, Func<T, int> size) => whole.Derived((root, question), work, size);

    async Task<Scope> Within(Scope scope, CancellationToken cancel)
    {
        if (scope.Under is null)
        {
            return scope with { Under = root };
        }

        UnitTree tree = await UnitTree.Read(whole, cancel);
        return tree.IsUnder(scope.Under, root) ? scope : scope with { Under = Nowhere };
    }

    static RefusalException Refused() => new(RefusalKind.NotAuthorised, "beyond_reach", "Only who reaches the whole workspace changes the ledger.", "Ask the owner of the workspace.");
}
