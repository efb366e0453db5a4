using System.Runtime.InteropServices;

namespace Pacesetter.Statistics.FixedEffects.LeaveOut;

/// <summary>Pairs of levels with what was observed of each: count, mean, sum of squares about the mean. Sorted by the first factor.</summary>
sealed record Matches(int[] First, int[] Second, double[] Counts, double[] Means, double[] Within)
{
    /// <summary>The match of every cell.</summary>
    int[] OfCell { get; init; } = [];

    public int Count => First.Length;

    /// <summary>Merges cells of one pair and sorts the pairs.</summary>
    public static Matches Of(CrossedCells cells)
    {
        (int[] first, int[] second) = (cells.Levels[0], cells.Levels[1]);
        int[] order = [.. Enumerable.Range(0, cells.Count).OrderBy(cell => first[cell]).ThenBy(cell => second[cell])];
        int[] ofCell = new int[cells.Count];
        (List<int> of, List<int> with, List<double> counts, List<double> means, List<double> within) = ([], [], [], [], []);
        foreach (int cell in order)
        {
            double count = cells.Counts?[cell] ?? 1;
            double inside = cells.Within?[cell] ?? 0;
            if (of.Count > 0 && of[^1] == first[cell] && with[^1] == second[cell])
            {
                double apart = cells.Means[cell] - means[^1];
                double total = counts[^1] + count;
                within[^1] += inside + (apart * apart * counts[^1] * count / total);
                means[^1] += apart * count / total;
                counts[^1] = total;
            }
            else
            {
                of.Add(first[cell]);
                with.Add(second[cell]);
                counts.Add(count);
                means.Add(cells.Means[cell]);
                within.Add(inside);
            }

            ofCell[cell] = of.Count - 1;
        }

        return new Matches([.. of], [.. with], [.. counts], [.. means], [.. within]) { OfCell = ofCell };
    }

    /// <summary>Whether a cell belongs to one of the matches kept.</summary>
    public Func<int, bool> Holds(int[] kept)
    {
        var set = new HashSet<int>(kept);
        return cell => set.Contains(OfCell[cell]);
    }

    /// <summary>The matches kept, levels numbered anew from zero in rising order.</summary>
    public Matches Only(int[] kept)
    {
        int[] first = Renumber(kept, First);
        return new Matches(first, Renumber(kept, Second), Pick(kept, Counts), Pick(kept, Means), Pick(kept, Within));
    }

    static double[] Pick(int[] kept, double[] values) => Array.ConvertAll(kept, match => values[match]);

    static int[] Renumber(int[] kept, int[] levels)
    {
        var ids = new Dictionary<int, int>();
        foreach (int level in kept.Select(match => levels[match]).Distinct().Order())
        {
            CollectionsMarshal.GetValueRefOrAddDefault(ids, level, out _) = ids.Count - 1;
        }

        return Array.ConvertAll(kept, match => ids[levels[match]]);
    }
}
