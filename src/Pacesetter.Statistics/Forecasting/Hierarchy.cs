using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>A tree of series in which every inner one is the sum of its children.</summary>
public sealed class Hierarchy
{
    readonly int[] parents;
    readonly int[] upward;

    Hierarchy(int[] parents, int[] upward, int[] leaves)
    {
        this.parents = parents;
        this.upward = upward;
        Leaves = leaves;
        Inner = [.. Enumerable.Range(0, parents.Length).Except(leaves)];
    }

    /// <summary>m, the number of series.</summary>
    public int Count => parents.Length;

    /// <summary>The series without children, in the order of their numbers.</summary>
    public IReadOnlyList<int> Leaves { get; }

    /// <summary>The series with children, in the order of their numbers.</summary>
    public IReadOnlyList<int> Inner { get; }

    /// <summary>Reads a tree.</summary>
    /// <param name="parents">The number of the parent of each of m series, counted from 0; −1 for the one root.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.NotATree"/>: no root or several, a parent that is not there, or a circle.</exception>
    public static Hierarchy From(ReadOnlySpan<int> parents)
    {
        int[] own = parents.ToArray();
        if (own.Count(it => it == -1) != 1)
        {
            throw new AssumptionException(Assumption.NotATree, nameof(parents), $"{own.Count(it => it == -1)} series have no parent; a tree has one such");
        }

        int[] depths = [.. Enumerable.Range(0, own.Length).Select(i => Depth(own, i))];
        bool[] inner = new bool[own.Length];
        foreach (int parent in own.Where(it => it >= 0))
        {
            inner[parent] = true;
        }

        return new(own, [.. Enumerable.Range(0, own.Length).OrderByDescending(i => depths[i])], [.. Enumerable.Range(0, own.Length).Where(i => !inner[i])]);
    }

    /// <summary>The parent of a series; −1 for the root.</summary>
    /// <param name="series">Its number.</param>
    public int ParentOf(int series) => parents[series];

    /// <summary>Makes every inner value the sum of its children.</summary>
    /// <param name="values">m values; those of the leaves are kept.</param>
    public void AddUp(Span<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, Count, nameof(values));
        foreach (int series in Inner)
        {
            values[series] = 0;
        }

        foreach (int series in upward)
        {
            if (parents[series] >= 0)
            {
                values[parents[series]] += values[series];
            }
        }
    }

    static int Depth(int[] parents, int series)
    {
        int depth = 0;
        for (int at = series; parents[at] != -1; at = parents[at])
        {
            if (parents[at] < 0 || parents[at] >= parents.Length)
            {
                throw new AssumptionException(Assumption.NotATree, nameof(parents), $"series {at} has the parent {parents[at]}, which is not there");
            }

            if (++depth > parents.Length)
            {
                throw new AssumptionException(Assumption.NotATree, nameof(parents), $"series {series} is above itself");
            }
        }

        return depth;
    }
}
