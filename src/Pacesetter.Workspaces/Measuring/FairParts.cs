using Pacesetter.Statistics.FixedEffects;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>The cells of a question, set aside by part: levels of two parts meet in no cell, but for those of a few factors that many parts share.</summary>
/// <remarks>
/// Shifts have the same codes in every plant and would join all; their few levels are carried through the parts as columns instead.
/// Held in memory: the cells of one part, and what there is one of for every level.
/// </remarks>
sealed class FairParts : IDisposable
{
    /// <summary>The most levels that are carried through the parts: every one costs a column.</summary>
    const int MostShared = 16;

    readonly FairKept kept;
    readonly int[] partOf; // of a level of the first factor, as cells number it
    readonly FairPartFile file;

    FairParts(FairKept kept, int[] partOf, FairPartFile file) => (this.kept, this.partOf, this.file) = (kept, partOf, file);

    /// <summary>What the cells have in common.</summary>
    public FairKept Kept => kept;

    /// <summary>The factors that go through several parts.</summary>
    public required int[] Shared { get; init; }

    /// <summary>How many parts there are.</summary>
    public required int Count { get; init; }

    /// <summary>Finds the parts and sets the cells aside; null where there is one alone.</summary>
    public static FairParts? Of(FairCellStore store, FairKept kept, FairRoom room)
    {
        int[] small = Small(kept);
        int[] sizes = [.. kept.Levels.Select(it => it.Length)];
        (LevelSets all, LevelSets apart) = (new(sizes), new(sizes));
        long[] cells = new long[sizes[0]];
        Each(store, kept, cell =>
        {
            int first = kept.Numbers[0][cell.Levels[0]];
            cells[first]++;
            for (int at = 1; at < sizes.Length; at++)
            {
                int level = kept.Numbers[at][cell.Levels[kept.Places[at]]];
                all.Join(first, at, level);
                if (!small.Contains(at))
                {
                    apart.Join(first, at, level);
                }
            }
        });
        (int[] joined, long[] ofJoined) = Sizes(all, cells);
        (int[] separate, long[] ofSeparate) = Sizes(apart, cells);
        bool shares = ofSeparate.Max() < ofJoined.Max();
        (int[] parts, long[] counts) = shares ? (separate, ofSeparate) : (joined, ofJoined);
        if (counts.Length == 1)
        {
            return null;
        }

        int[] partOf = Array.ConvertAll(kept.Numbers[0], number => number < 0 ? -1 : parts[number]);
        var file = new FairPartFile(room, counts);
        Each(store, kept, cell => file.Add(partOf[cell.Levels[0]], cell));
        return new(kept, partOf, file) { Shared = shares ? small : [], Count = counts.Length };
    }

    /// <summary>The parts, one after another.</summary>
    public IEnumerable<FairPart> Read()
    {
        int[][] local = [.. kept.Numbers.Select(of => Enumerable.Repeat(-1, of.Length).ToArray())];
        foreach (FairCell[] cells in file.Read(cell => partOf[cell.Levels[0]]))
        {
            yield return FairPart.Of(cells, kept, local);
        }
    }

    /// <summary>Room for the effects on an outcome.</summary>
    /// <param name="centre">Its mean over all cells.</param>
    public PartedEffects Effects(double centre) => new([.. kept.Levels.Select(it => it.Length)], Shared, centre);

    public void Dispose() => file.Dispose();

    // Factors of few levels, as many as may be carried along; two stay, or every person would be a part.
    static int[] Small(FairKept kept)
    {
        var small = new List<int>();
        int levels = 0;
        foreach (int at in Enumerable.Range(1, kept.Levels.Length - 1).OrderBy(at => kept.Levels[at].Length).Take(kept.Levels.Length - 2))
        {
            levels += kept.Levels[at].Length;
            if (levels <= MostShared)
            {
                small.Add(at);
            }
        }

        return [.. small];
    }

    // Numbers only those sets that have a level of the first factor: every cell has one.
    static (int[] PartOf, long[] Counts) Sizes(LevelSets sets, long[] cells)
    {
        int[] of = sets.Number(out _)[0];
        long[] counts = new long[of.Max() + 1];
        for (int level = 0; level < of.Length; level++)
        {
            counts[of[level]] += cells[level];
        }

        return (of, counts);
    }

    static void Each(FairCellStore store, FairKept kept, Action<FairCell> take)
    {
        foreach (ReadOnlyMemory<FairCell> block in store.Read())
        {
            foreach (ref readonly FairCell cell in block.Span)
            {
                if (kept.Holds(cell))
                {
                    take(cell);
                }
            }
        }
    }
}
