namespace Pacesetter.Statistics.Assignment;

/// <summary>The four steps of Jonker and Volgenant on a dense square table: column reduction, reduction transfer, augmenting row reduction, shortest augmenting paths.</summary>
/// <remarks>v are the prices of the columns. A row sits on a column of least c − v among all columns: that is what every step keeps.</remarks>
ref struct DenseKernel
{
    const int RowReductions = 2;

    readonly ReadOnlySpan<double> costs;
    readonly int n;
    readonly double[] v;
    readonly int[] columnOf;
    readonly int[] rowOf;
    readonly double[] distances;
    readonly double[] settled;
    readonly double[] from;
    readonly int[] listed;
    readonly int[] queue;
    int[] free;
    int freeCount;

    public DenseKernel(ReadOnlySpan<double> costs, int n)
    {
        this.costs = costs;
        this.n = n;
        (v, distances, settled, from) = (new double[n], new double[n], new double[n], new double[n]);
        (columnOf, rowOf, listed, queue, free) = (new int[n], new int[n], new int[n], new int[n], new int[n]);
    }

    public int[] Run()
    {
        Columns();
        for (int round = 0; round < RowReductions && freeCount > 0; round++)
        {
            Rows();
        }

        for (int k = 0; k < freeCount; k++)
        {
            Augment(free[k]);
        }

        return columnOf;
    }

    readonly ReadOnlySpan<double> Row(int i) => costs.Slice(i * n, n);

    // v_j is the least cost of column j, which goes to its row if that is still free; a row with one column lowers v_j as far as its next best allows.
    void Columns()
    {
        Array.Fill(columnOf, -1);
        Array.Fill(rowOf, -1);
        Array.Fill(v, double.PositiveInfinity);
        for (int i = 0; i < n; i++)
        {
            DenseRows.Lower(Row(i), v, from, i);
        }

        var wins = new int[n];
        for (int j = n - 1; j >= 0; j--)
        {
            int i = (int)from[j];
            if (++wins[i] == 1)
            {
                (columnOf[i], rowOf[j]) = (j, i);
            }
        }

        for (int i = 0; i < n; i++)
        {
            if (wins[i] == 0)
            {
                free[freeCount++] = i;
            }
            else if (wins[i] == 1)
            {
                // Without its own column the row's least value is the second least of all, or the least where another column has it.
                (double least, int at, double second, _) = DenseRows.TwoLeast(Row(i), v);
                int own = columnOf[i];
                v[own] -= (at == own ? second : least) - (costs[(i * n) + own] - v[own]);
            }
        }
    }

    // Each free row takes its best column and raises what that asks by the distance to its second best; who sat there is free in turn.
    void Rows()
    {
        int k = 0, previous = freeCount;
        var later = new List<int>();
        int left = n / 2; // With unequal costs rows can outbid each other in ever smaller steps: then the paths are quicker.
        while (k < previous)
        {
            int i = free[k++];
            (double least, int at, double second, int secondAt) = DenseRows.TwoLeast(Row(i), v);
            int other = rowOf[at];
            if (least < second)
            {
                v[at] -= second - least;
            }
            else if (other >= 0)
            {
                at = secondAt;
                other = rowOf[at];
            }

            (rowOf[at], columnOf[i]) = (i, at);
            if (other < 0)
            {
                continue;
            }

            columnOf[other] = -1;
            if (least < second && left-- > 0)
            {
                free[--k] = other;
            }
            else
            {
                later.Add(other);
            }
        }

        freeCount = later.Count;
        later.CopyTo(free);
    }

    // Dijkstra from a free row to the nearest free column; prices of the columns settled on the way follow their distance.
    readonly void Augment(int start)
    {
        Array.Fill(distances, double.PositiveInfinity);
        var first = new DenseRows.Sweep(start, 0, double.NegativeInfinity, listed);
        double limit = DenseRows.Shorten(Row(start), v, ref first, distances, from), nearest = limit;
        int done = 0, known = 0, end = Settle(DenseRows.At(distances, limit, listed), limit, ref known);
        while (end < 0)
        {
            if (done == known)
            {
                limit = nearest;
                end = Settle(DenseRows.At(distances, limit, listed), limit, ref known);
                continue;
            }

            int j = queue[done++];
            int i = rowOf[j];
            var sweep = new DenseRows.Sweep(i, costs[(i * n) + j] - v[j] - limit, limit, listed);
            nearest = DenseRows.Shorten(Row(i), v, ref sweep, distances, from);
            end = Settle(sweep.Count, limit, ref known);
        }

        for (int k = 0; k < known; k++)
        {
            int j = queue[k];
            v[j] += settled[j] - limit;
        }

        for (int i = -1; i != start;)
        {
            i = (int)from[end];
            (rowOf[end], end, columnOf[i]) = (i, columnOf[i], end);
        }
    }

    // Settles the listed columns at a distance; one that is free ends the path.
    readonly int Settle(int count, double limit, ref int known)
    {
        for (int k = 0; k < count; k++)
        {
            int j = listed[k];
            if (rowOf[j] < 0)
            {
                return j;
            }

            (settled[j], distances[j]) = (limit, double.NegativeInfinity);
            queue[known++] = j;
        }

        return -1;
    }
}
