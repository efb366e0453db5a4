using Pacesetter.Panels;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Takes in the ledger's cells one by one, and keeps those that can be compared: all together, or part by part.</summary>
sealed class FairCellReader : IDisposable
{
    readonly Factor[] factors;
    readonly Dictionary<string, int>[] levels;
    readonly List<bool>[] known;
    readonly FairCellStore store;
    readonly FairRoom? room;
    FairKept? kept;
    long anonymous;

    /// <param name="factors">The factors, the first being whose effects are wanted.</param>
    /// <param name="room">Where cells go when they are many; null to hold all.</param>
    public FairCellReader(IEnumerable<Factor> factors, FairRoom? room = null)
    {
        this.factors = [.. factors.Distinct()];
        levels = [.. this.factors.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
        known = [.. this.factors.Select(_ => new List<bool>())];
        this.room = room;
        store = new(room);
    }

    /// <summary>Reads the cells of a scope.</summary>
    /// <exception cref="RefusalException">There are none.</exception>
    public static async Task<FairCellReader> Read(ILedger ledger, Scope scope, (IReadOnlyList<Factor> Factors, FairRoom? Room) how, CancellationToken cancel)
    {
        var cells = new FairCellReader(how.Factors, how.Room);
        try
        {
            Keys keys = how.Factors.Aggregate(Keys.Operation, (all, factor) => all | factor.KeyOf());
            await foreach (Cell cell in ledger.RollUp(new RollUp(keys, Grain.All, scope, Figures.Log | Figures.Rate), cancel))
            {
                cells.Add(cell);
            }

            return cells.store.Count > 0 ? cells
                : throw new RefusalException(RefusalKind.Failed, "no_work", "No work record on quota meets these filters.", "Widen --from, --to and --under, or import work records.");
        }
        catch
        {
            // Whatever ended the reading, its file goes.
            cells.Dispose();
            throw;
        }
    }

    public void Add(Cell cell)
    {
        if (cell.Operation is null || cell.Rate is not { Count: > 0, Hours: > 0 } rate)
        {
            return;
        }

        if (factors[0].CodeOf(cell) is null)
        {
            anonymous += rate.Count;
            return;
        }

        var kept = new FairCell { Log = cell.Log ?? default, Rate = rate };
        for (int factor = 0; factor < factors.Length; factor++)
        {
            string code = factors[factor].CodeOf(cell) ?? "";
            if (!levels[factor].TryGetValue(code, out int level))
            {
                levels[factor].Add(code, level = levels[factor].Count);
                known[factor].Add(false);
            }

            kept.Levels[factor] = level;
            known[factor][level] |= kept.Log.Count > 0;
        }

        store.Add(kept);
    }

    /// <summary>The cells whose levels all have a logarithm somewhere; a factor of one level takes nothing out and is left away.</summary>
    public FairCells Comparable()
    {
        var cells = new FairCellList(Kept.Places, Kept.Count);
        int[][] numbers = Kept.Numbers;
        foreach (ReadOnlyMemory<FairCell> block in store.Read())
        {
            foreach (ref readonly FairCell cell in block.Span)
            {
                if (Kept.Holds(cell))
                {
                    cells.Add(cell, numbers);
                }
            }
        }

        return cells.Cells(Kept.Factors, Kept.Levels, Kept.Anonymous);
    }

    /// <summary>The same by parts that meet in nothing but what all plants share; null where that is not worth its while.</summary>
    /// <remarks>Cells that fit in memory are taken at once, unless so many levels would leave no errors of the effects.</remarks>
    public FairParts? Parts() => room is not null && Kept.Factors.Length > 1 && (store.IsSpilled || Kept.IsWide) ? FairParts.Of(store, Kept, room) : null;

    public void Dispose() => store.Dispose();

    // Looked at when all cells are in.
    FairKept Kept => kept ??= FairKept.Of(store, (factors, [.. levels.Select(it => it.Keys.ToArray())], known), anonymous);
}
