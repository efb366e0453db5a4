using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.FixedEffects;

/// <summary>Sums cells to <see cref="CrossProducts"/>.</summary>
sealed class CrossTable
{
    const int RowBlock = 2048;

    readonly CrossedCells cells;
    readonly int[] sizes;
    readonly int threads;
    readonly int eliminated;
    readonly int[] offsets;
    readonly int rest;

    CrossTable(CrossedCells cells, int[] sizes, int threads)
    {
        this.cells = cells;
        this.sizes = sizes;
        this.threads = threads;
        eliminated = Array.IndexOf(sizes, sizes.Max());
        offsets = new int[sizes.Length];
        for (int factor = 0; factor < sizes.Length; factor++)
        {
            offsets[factor] = factor == eliminated ? -1 : rest;
            rest += factor == eliminated ? 0 : sizes[factor];
        }
    }

    /// <summary>Sums the cells; <paramref name="columns"/> are covariates and outcome, each a value a cell; <paramref name="within"/> is what lies inside the cells of their products, m × m.</summary>
    public static CrossProducts Of(CrossedCells cells, int[] sizes, IReadOnlyList<double[]> columns, double[] within, int threads) =>
        new CrossTable(cells, sizes, threads).Sum(columns, within);

    CrossProducts Sum(IReadOnlyList<double[]> columns, double[] within)
    {
        (int[] order, int[] first) = Order(cells.Levels[eliminated], sizes[eliminated]);
        double[] weights = new double[sizes[eliminated]];
        double[] rowSums = new double[sizes[eliminated] * columns.Count];
        (int[] start, Entry[] entries) = Rows(order, first, row => SumRow(order.AsSpan(first[row], first[row + 1] - first[row]), row, columns, (weights, rowSums)));
        (int[] placeStart, Place[] places) = Places(start, entries);
        (int[] crossStart, Entry[] cross) = CrossRest();
        double[] diagonal = new double[rest];
        double[] restSums = new double[rest * columns.Count];
        Blocks.Run(sizes.Length, threads, factor => SumRest(factor, columns, diagonal, restSums));
        return new CrossProducts
        {
            Eliminated = eliminated,
            Offsets = offsets,
            Sizes = sizes,
            Rest = rest,
            Columns = columns.Count,
            RowWeights = weights,
            Start = start,
            Entries = entries,
            PlaceStart = placeStart,
            Places = places,
            Diagonal = diagonal,
            CrossStart = crossStart,
            Cross = cross,
            RowSums = rowSums,
            RestSums = restSums,
            Moments = Moments(columns, within),
        };
    }

    /// <summary>The cells in the order of a factor's levels, and where each level starts.</summary>
    public static (int[] Order, int[] First) Order(int[] levels, int count)
    {
        int[] first = new int[count + 1];
        foreach (int level in levels)
        {
            first[level + 1]++;
        }

        for (int level = 0; level < count; level++)
        {
            first[level + 1] += first[level];
        }

        int[] order = new int[levels.Length];
        int[] next = first[..count];
        for (int cell = 0; cell < levels.Length; cell++)
        {
            order[next[levels[cell]]++] = cell;
        }

        return (order, first);
    }

    void SumRow(ReadOnlySpan<int> members, int row, IReadOnlyList<double[]> columns, (double[] Weights, double[] Sums) to)
    {
        foreach (int cell in members)
        {
            double weight = cells.Weights[cell];
            to.Weights[row] += weight;
            for (int k = 0; k < columns.Count; k++)
            {
                to.Sums[(row * columns.Count) + k] += weight * columns[k][cell];
            }
        }
    }

    void SumRest(int factor, IReadOnlyList<double[]> columns, double[] diagonal, double[] sums)
    {
        if (factor == eliminated)
        {
            return;
        }

        int[] levels = cells.Levels[factor];
        for (int cell = 0; cell < levels.Length; cell++)
        {
            int level = offsets[factor] + levels[cell];
            diagonal[level] += cells.Weights[cell];
            for (int k = 0; k < columns.Count; k++)
            {
                sums[(level * columns.Count) + k] += cells.Weights[cell] * columns[k][cell];
            }
        }
    }

    // Merges the cells of every row by level of the rest: block by block, then laid end to end.
    (int[] Start, Entry[] Entries) Rows(int[] order, int[] first, Action<int> also)
    {
        int rows = first.Length - 1;
        int[] others = [.. Enumerable.Range(0, sizes.Length).Where(factor => factor != eliminated)];
        int[] start = new int[rows + 1];
        int blocks = Blocks.Count(rows, RowBlock);
        var parts = new Entry[blocks][];
        Blocks.Run(blocks, threads, block =>
        {
            var row = new LevelSums(rest, offsets);
            (int from, int end) = Blocks.Range(block, RowBlock, rows);
            var found = new Entry[(first[end] - first[from]) * others.Length];
            int filled = 0;
            for (int j = from; j < end; j++)
            {
                start[j + 1] = row.Collect(cells, order.AsSpan(first[j], first[j + 1] - first[j]), others).Length;
                row.Write(found.AsSpan(filled));
                filled += start[j + 1];
                also(j);
            }

            parts[block] = found.Length > 2 * filled ? found[..filled] : found;
        });
        for (int j = 0; j < rows; j++)
        {
            start[j + 1] += start[j];
        }

        var entries = new Entry[start[rows]];
        Blocks.Run(blocks, threads, block =>
        {
            (int from, int end) = Blocks.Range(block, RowBlock, rows);
            parts[block].AsSpan(0, start[end] - start[from]).CopyTo(entries.AsSpan(start[from]));
            parts[block] = [];
        });
        return (start, entries);
    }

    (int[] Start, Place[] Places) Places(int[] start, Entry[] entries)
    {
        int[] from = new int[rest + 1];
        foreach (Entry entry in entries)
        {
            from[entry.Level + 1]++;
        }

        for (int level = 0; level < rest; level++)
        {
            from[level + 1] += from[level];
        }

        var places = new Place[entries.Length];
        int[] next = from[..rest];
        for (int row = 0; row < start.Length - 1; row++)
        {
            for (int own = start[row]; own < start[row + 1]; own++)
            {
                places[next[entries[own].Level]++] = new(row, start[row], own);
            }
        }

        return (from, places);
    }

    // What stands left of the diagonal of G_RR: earlier factors of the rest, by level of the later factor.
    (int[] Start, Entry[] Cross) CrossRest()
    {
        int[] start = new int[rest + 1];
        var cross = new List<Entry[]>();
        for (int factor = 0; factor < sizes.Length; factor++)
        {
            int[] earlier = [.. Enumerable.Range(0, factor).Where(it => it != eliminated)];
            if (factor == eliminated || earlier.Length == 0)
            {
                continue;
            }

            (int[] order, int[] first) = Order(cells.Levels[factor], sizes[factor]);
            var found = new Entry[sizes[factor]][];
            Blocks.Run(Blocks.Count(sizes[factor], 16), threads, block =>
            {
                var row = new LevelSums(rest, offsets);
                (int from, int end) = Blocks.Range(block, 16, sizes[factor]);
                for (int level = from; level < end; level++)
                {
                    found[level] = new Entry[row.Collect(cells, order.AsSpan(first[level], first[level + 1] - first[level]), earlier).Length];
                    row.Write(found[level]);
                }
            });
            for (int level = 0; level < found.Length; level++)
            {
                start[offsets[factor] + level + 1] = found[level].Length;
            }

            cross.AddRange(found);
        }

        for (int level = 0; level < rest; level++)
        {
            start[level + 1] += start[level];
        }

        return (start, [.. cross.SelectMany(it => it)]);
    }

    double[] Moments(IReadOnlyList<double[]> columns, double[] within)
    {
        double[] moments = new double[columns.Count * columns.Count];
        Blocks.Run(moments.Length, threads, at =>
        {
            (int k, int l) = (at / columns.Count, at % columns.Count);
            if (k > l)
            {
                return;
            }

            (double[] x, double[] y, double[] w) = (columns[k], columns[l], cells.Weights);
            var sum = new CompensatedSum();
            for (int cell = 0; cell < x.Length; cell++)
            {
                sum.Add(w[cell] * x[cell] * y[cell]);
            }

            sum.Add(within[at]);
            moments[at] = moments[(l * columns.Count) + k] = sum.Value;
        });
        return moments;
    }
}
