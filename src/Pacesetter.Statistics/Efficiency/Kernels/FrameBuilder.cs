using System.Numerics;
using System.Runtime.InteropServices;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>Finds the units that span what all units can do, so that scores need only those.</summary>
/// <remarks>
/// <para>Begins with the supports of the hull in some directions, and scores every unit against them: who lies inside what they can do is out for good.
/// Each unit left is scored against the frame so far; one that lies outside shows a direction in which the frame falls short, and the farthest unit in that
/// direction joins it, until nobody lies outside. BuildHull [Dula2011], with a start after [KhezrimotlaghEtAl2019].</para>
/// <para>The frame may hold a unit too many (on the boundary, within a rounding), never one too few, so scores against it are exact.</para>
/// </remarks>
sealed class FrameBuilder(Technology technology, int threads)
{
    const int Small = 256;
    const int Window = 16384;

    readonly int rows = technology.Rows;

    /// <summary>The basis at which each unit's score against the first frame was found, rows numbers a unit; the first is int.MinValue where there is none.</summary>
    public int[] Bases { get; private set; } = [];

    public ColumnStore Build()
    {
        int n = technology.Units;
        if (n <= Small)
        {
            var all = new ColumnStore(rows, n);
            for (int k = 0; k < n; k++)
            {
                all.Add(technology, k);
            }

            return all;
        }

        ColumnStore frame = ColumnStore.Of(technology, Supports());
        Bases = new int[n * rows];
        var outside = new bool[n];
        Blocks.Run(n, threads, () => new RadialScorer(technology, outputs: false, frame), (scorer, k) => First(scorer, k, outside));
        foreach (int unit in frame.Units.AsSpan(0, frame.Count))
        {
            outside[unit] = false;
        }

        var seen = new HashSet<int>(frame.Units.AsSpan(0, frame.Count).ToArray(), new SameFigures(technology.Panel));
        int[] left = [.. Enumerable.Range(0, n).Where(k => outside[k] && seen.Add(k))];
        int first = frame.Count;
        Extend(frame, ColumnStore.Of(technology, left));
        Prune(frame, first);
        return frame;
    }

    void First(RadialScorer scorer, int k, bool[] outside)
    {
        RevisedSimplex.Ending ending = scorer.Solve(k);
        Span<int> basis = Bases.AsSpan(k * rows, rows);
        scorer.Simplex.Tableau.Basis.CopyTo(basis);
        outside[k] = ending != RevisedSimplex.Ending.Optimal || !scorer.Inside;
        if (outside[k] || basis.Contains(scorer.Programme.Extra(1)))
        {
            basis[0] = int.MinValue;
        }
    }

    void Extend(ColumnStore frame, ColumnStore left)
    {
        var own = new RadialScorer(technology, outputs: false, frame);
        for (int block = 64; left.Count > 0; block = Math.Min(2 * block, 8192))
        {
            int take = Math.Min(block, left.Count);
            var open = new bool[take];
            ColumnStore seen = left;
            Blocks.Run(take, threads, () => new RadialScorer(technology, outputs: false, frame), (scorer, j) => open[j] = IsOutside(scorer, seen.Units[j]));
            var joined = new bool[left.Count];
            for (int j = 0; j < take; j++)
            {
                while (open[j] && !joined[j] && IsOutside(own, left.Units[j]))
                {
                    int farthest = Farthest(own, left, j, joined);
                    joined[farthest] = true;
                    frame.Add(technology, left.Units[farthest]);
                }
            }

            left.Keep([.. joined.Select((it, j) => j >= take && !it)]);
        }
    }

    /// <summary>Drops those that joined early and lie inside what joined later. The first columns stay where they are: the bases name them.</summary>
    void Prune(ColumnStore frame, int first)
    {
        var kept = new bool[frame.Count];
        Blocks.Run(kept.Length, threads, () => new RadialScorer(technology, outputs: false, frame), (scorer, j) => kept[j] = j < first || IsOutside(scorer, frame.Units[j]));
        frame.Keep(kept);
    }

    static bool IsOutside(RadialScorer scorer, int unit) => scorer.Solve(unit) != RevisedSimplex.Ending.Optimal || !scorer.Inside;

    /// <summary>Of the next units left, the one that lies farthest beyond the face which the last score was found on; the asked unit where none does.</summary>
    int Farthest(RadialScorer scorer, ColumnStore left, int asked, bool[] joined)
    {
        Span<double> weights = stackalloc double[rows];
        for (int i = 0; i < rows; i++)
        {
            weights[i] = scorer.Simplex.Tableau.MinusPrice(i);
        }

        int found = Pricing.Lowest(left, weights, (0, Math.Min(left.Count, Window)), out double lowest);
        return found < 0 || lowest > -1e-9 || joined[found] ? asked : found;
    }

    /// <summary>The best unit in each input and output and in some random mixtures of them.</summary>
    int[] Supports()
    {
        int directions = Math.Clamp(technology.Units / 64, 32, 256);
        var found = new int[directions];
        int n = technology.Units;
        Blocks.Run(directions, threads, () => (new double[n], new double[technology.Sum == 0 ? n : 0]), (sums, direction) => found[direction] = Support(sums, direction));
        return [.. found.Distinct().Order()];
    }

    int Support((double[] Sums, double[] Gains) at, int direction)
    {
        (double[] sums, double[] gains) = at;
        Array.Clear(sums);
        Array.Clear(gains);
        var random = new RandomSequence(2011, (ulong)direction);
        for (int i = 0; i < technology.Goods; i++)
        {
            bool gain = technology.Sum == 0 && i >= technology.Burdens;
            AddTo(gain ? gains : sums, technology.Row(i), -Math.Log(random.NextUniform()));
        }

        for (int j = 0; j < gains.Length; j++)
        {
            sums[j] = gains[j] / sums[j]; // −output for each input: constant returns know no size
        }

        int best = 0;
        for (int j = 1; j < sums.Length; j++)
        {
            best = sums[j] < sums[best] ? j : best;
        }

        return best;
    }

    static void AddTo(Span<double> sums, ReadOnlySpan<double> row, double weight)
    {
        Span<Vector<double>> wide = MemoryMarshal.Cast<double, Vector<double>>(sums);
        ReadOnlySpan<Vector<double>> from = MemoryMarshal.Cast<double, Vector<double>>(row);
        for (int j = 0; j < wide.Length; j++)
        {
            wide[j] += from[j] * weight;
        }

        for (int j = wide.Length * Vector<double>.Count; j < sums.Length; j++)
        {
            sums[j] += row[j] * weight;
        }
    }
}
