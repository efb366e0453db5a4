namespace Pacesetter.Statistics.FixedEffects;

/// <summary>Which levels of crossed factors are joined by cells, found from cells that pass by once.</summary>
/// <remarks>
/// <para>Union-find with halved paths: two levels that share a cell belong to one set, and so does whatever either is joined with.</para>
/// <para>Units: none. Memory: one number a level, whatever the number of cells. Checked against: components written out by hand, and
/// by search through the graph of random designs. Full text: docs/methods/crossed-effects.md.</para>
/// </remarks>
public sealed class LevelSets
{
    readonly int[] offsets;
    readonly int[] parent;

    /// <summary>Starts with every level alone.</summary>
    /// <param name="sizes">The number of levels of every factor.</param>
    /// <exception cref="ArgumentException">No factor, or one without a level.</exception>
    public LevelSets(IReadOnlyList<int> sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        if (sizes.Count == 0 || sizes.Any(size => size < 1))
        {
            throw new ArgumentException("every factor needs a level", nameof(sizes));
        }

        offsets = new int[sizes.Count + 1];
        for (int factor = 0; factor < sizes.Count; factor++)
        {
            offsets[factor + 1] = offsets[factor] + sizes[factor];
        }

        parent = [.. Enumerable.Range(0, offsets[^1])];
    }

    /// <summary>Joins a level of the first factor with a level of another.</summary>
    /// <param name="first">The level of factor 0.</param>
    /// <param name="factor">The other factor.</param>
    /// <param name="level">Its level.</param>
    public void Join(int first, int factor, int level)
    {
        (int a, int b) = (Root(first), Root(offsets[factor] + level));
        (parent[a], parent[b]) = (Math.Min(a, b), Math.Min(a, b));
    }

    /// <summary>Numbers the sets in the order of their first level, factor by factor.</summary>
    /// <param name="count">How many there are.</param>
    /// <returns>For every factor the set of every level.</returns>
    public int[][] Number(out int count)
    {
        int[] numbers = new int[parent.Length];
        int found = 0;
        for (int node = 0; node < numbers.Length; node++)
        {
            // A root is the least of its set, so that it is numbered before the others.
            int root = Root(node);
            numbers[node] = root == node ? found++ : numbers[root];
        }

        count = found;
        return [.. Enumerable.Range(0, offsets.Length - 1).Select(factor => numbers[offsets[factor]..offsets[factor + 1]])];
    }

    int Root(int node)
    {
        while (parent[node] != node)
        {
            node = parent[node] = parent[parent[node]];
        }

        return node;
    }
}
