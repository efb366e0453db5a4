using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.FixedEffects;

/// <summary>Which levels can be compared with which.</summary>
/// <remarks>
/// <para>Components: levels joined by a chain of cells (union-find). Two levels of one factor can be compared when every vector v with
/// D v = 0 has one value on both. A random such vector, v = ω − S⁻ S ω, shows all of them at once with probability one.</para>
/// <para>With two factors the classes are the components, and nothing need be drawn.</para>
/// </remarks>
sealed class Comparability
{
    const double Gap = 1e-6;

    readonly CrossedCells cells;
    readonly int[] sizes;

    public Comparability(CrossedCells cells, int[] sizes)
    {
        this.cells = cells;
        this.sizes = sizes;
        Components = Join();
        Classes = Components;
    }

    /// <summary>For every factor the component of every level.</summary>
    public int[][] Components { get; }

    /// <summary>For every factor the class of every level.</summary>
    public int[][] Classes { get; private set; }

    public int ComponentCount { get; private set; }

    /// <summary>Cuts components where a vector that changes no fit differs between levels.</summary>
    /// <param name="silent">For every factor a value of every level: D × silent = 0.</param>
    public void Refine(double[][] silent)
    {
        Classes = [.. silent.Select((values, factor) =>
        {
            int[] order = InOrder(values, factor);
            int[] classes = new int[values.Length];
            for (int i = 1; i < order.Length; i++)
            {
                bool same = Components[factor][order[i]] == Components[factor][order[i - 1]] && values[order[i]] - values[order[i - 1]] < Gap;
                classes[order[i]] = classes[order[i - 1]] + (same ? 0 : 1);
            }

            return classes;
        })];
    }

    // By component, and within one by value.
    int[] InOrder(double[] values, int factor)
    {
        (int[] order, int[] first) = CrossTable.Order(Components[factor], ComponentCount);
        double[] keys = Array.ConvertAll(order, level => values[level]);
        for (int component = 0; component < ComponentCount; component++)
        {
            int count = first[component + 1] - first[component];
            Array.Sort(keys, order, first[component], count);
        }

        return order;
    }

    /// <summary>The directions in which nothing can be told: what is constant on classes and cancels in every cell.</summary>
    public int Deficiency()
    {
        if (sizes.Length == 2)
        {
            return ComponentCount;
        }

        if (Classes.All(of => of.Max() == 0))
        {
            return sizes.Length - 1; // one class each: only constants that cancel
        }

        int[] offsets = new int[sizes.Length + 1];
        for (int factor = 0; factor < sizes.Length; factor++)
        {
            offsets[factor + 1] = offsets[factor] + Classes[factor].Max() + 1;
        }

        int deficiency = 0;
        foreach (IGrouping<int, int[]> component in Tuples(offsets).GroupBy(it => it.Component, it => it.Nodes))
        {
            int[] nodes = [.. component.SelectMany(it => it).Distinct().Order()];
            var products = new SymmetricMatrix(nodes.Length);
            foreach (int[] tuple in component)
            {
                int[] at = [.. tuple.Select(node => Array.BinarySearch(nodes, node))];
                foreach (int row in at)
                {
                    foreach (int column in at.Where(column => column <= row))
                    {
                        products[row, column]++;
                    }
                }
            }

            var cholesky = new Cholesky(products, 1);
            cholesky.Decompose(1e-9);
            deficiency += cholesky.Dropped.Count;
        }

        return deficiency;
    }

    IEnumerable<(int Component, int[] Nodes)> Tuples(int[] offsets)
    {
        var seen = new HashSet<UInt128>();
        for (int cell = 0; cell < cells.Count; cell++)
        {
            UInt128 key = 0;
            for (int factor = 0; factor < sizes.Length; factor++)
            {
                key = unchecked((key * (UInt128)(uint)(offsets[^1] + 1)) + (UInt128)(uint)Classes[factor][cells.Levels[factor][cell]]);
            }

            if (seen.Add(key))
            {
                yield return (Components[0][cells.Levels[0][cell]], [.. Enumerable.Range(0, sizes.Length).Select(factor => offsets[factor] + Classes[factor][cells.Levels[factor][cell]])]);
            }
        }
    }

    int[][] Join()
    {
        var sets = new LevelSets(sizes);
        int[] first = cells.Levels[0];
        for (int factor = 1; factor < sizes.Length; factor++)
        {
            int[] levels = cells.Levels[factor];
            for (int cell = 0; cell < levels.Length; cell++)
            {
                sets.Join(first[cell], factor, levels[cell]);
            }
        }

        int[][] components = sets.Number(out int count);
        ComponentCount = count;
        return components;
    }
}
