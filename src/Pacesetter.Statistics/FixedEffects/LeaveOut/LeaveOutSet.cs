namespace Pacesetter.Statistics.FixedEffects.LeaveOut;

/// <summary>The largest set that stays connected when any one level of the first factor is left out.</summary>
/// <remarks>
/// <para>Largest component; then, again and again: levels of the first factor that are articulation points of the graph of movers
/// and levels of the second are dropped, and the largest component is kept; at last levels with one observation go   [KSS2020, appendix].</para>
/// </remarks>
static class LeaveOutSet
{
    /// <summary>The matches that stay; a match is a pair of levels with its number of observations.</summary>
    public static int[] Of(int[] first, int[] second, double[] counts)
    {
        int[] kept = Largest([.. Enumerable.Range(0, first.Length)], first, second);
        while (true)
        {
            Dictionary<int, int> matches = Count(kept, first, _ => 1);
            int[] movers = [.. kept.Where(match => matches[first[match]] > 1)];
            HashSet<int> cut = Articulations(movers, first, second);
            if (cut.Count == 0)
            {
                break;
            }

            kept = Largest([.. kept.Where(match => !cut.Contains(first[match]))], first, second);
        }

        Dictionary<int, int> observations = Count(kept, first, match => (int)counts[match]);
        return [.. kept.Where(match => observations[first[match]] > 1)];
    }

    static Dictionary<int, int> Count(int[] kept, int[] first, Func<int, int> weight)
    {
        var counts = new Dictionary<int, int>();
        foreach (int match in kept)
        {
            counts[first[match]] = counts.GetValueOrDefault(first[match]) + weight(match);
        }

        return counts;
    }

    // The component with most levels of the second factor.
    static int[] Largest(int[] kept, int[] first, int[] second)
    {
        if (kept.Length == 0)
        {
            return kept;
        }

        int offset = first.Max() + 1;
        int[] parent = [.. Enumerable.Range(0, offset + second.Max() + 1)];
        int Root(int node)
        {
            while (parent[node] != node)
            {
                node = parent[node] = parent[parent[node]];
            }

            return node;
        }

        foreach (int match in kept)
        {
            (int a, int b) = (Root(first[match]), Root(offset + second[match]));
            parent[Math.Max(a, b)] = Math.Min(a, b);
        }

        int largest = kept.Select(match => second[match]).Distinct().GroupBy(level => Root(offset + level))
            .OrderByDescending(it => it.Count()).ThenBy(it => it.Key).First().Key;
        return [.. kept.Where(match => Root(first[match]) == largest)];
    }

    // Depth-first search with low points, without recursion   [Tarjan1972].
    static HashSet<int> Articulations(int[] movers, int[] first, int[] second)
    {
        var cut = new HashSet<int>();
        if (movers.Length == 0)
        {
            return cut;
        }

        int offset = first.Max() + 1;
        List<int>?[] neighbours = Neighbours(movers, first, second);
        int[] depth = new int[neighbours.Length];
        int[] low = new int[neighbours.Length];
        int[] next = new int[neighbours.Length];
        var path = new Stack<int>();

        // Roots are levels of the second factor: a mover is then never a root, and the low point decides.
        foreach (int root in movers.Select(match => offset + second[match]))
        {
            if (depth[root] != 0)
            {
                continue;
            }

            depth[root] = low[root] = 1;
            path.Push(root);
            while (path.TryPeek(out int node))
            {
                if (next[node] < neighbours[node]!.Count)
                {
                    int other = neighbours[node]![next[node]++];
                    if (depth[other] == 0)
                    {
                        depth[other] = low[other] = depth[node] + 1;
                        path.Push(other);
                    }
                    else
                    {
                        low[node] = Math.Min(low[node], depth[other]);
                    }

                    continue;
                }

                path.Pop();
                if (path.TryPeek(out int above))
                {
                    low[above] = Math.Min(low[above], low[node]);
                    if (above < offset && low[node] >= depth[above])
                    {
                        cut.Add(above);
                    }
                }
            }
        }

        return cut;
    }

    // Levels of the first factor, then those of the second, each with the levels it meets.
    static List<int>?[] Neighbours(int[] movers, int[] first, int[] second)
    {
        int offset = first.Max() + 1;
        var neighbours = new List<int>?[offset + second.Max() + 1];
        foreach (int match in movers)
        {
            (neighbours[first[match]] ??= []).Add(offset + second[match]);
            (neighbours[offset + second[match]] ??= []).Add(first[match]);
        }

        return neighbours;
    }
}
