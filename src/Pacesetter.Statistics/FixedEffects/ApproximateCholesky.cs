namespace Pacesetter.Statistics.FixedEffects;

/// <summary>An approximate factor of a graph Laplacian, to precondition conjugate gradients.</summary>
/// <remarks>
/// <para>Eliminating a level joins all its neighbours. Few neighbours are joined exactly. Of many, instead of the whole clique one edge
/// is drawn for every neighbour i, to a later neighbour j with chance w_j ÷ Σ_(k&gt;i) w_k and weight w_i Σ_(k&gt;i) w_k ÷ Σ w, which is right on average
/// [KyngSachdeva2016; GaoKyngSpielman2023]. Levels with fewest neighbours first; drawn from a fixed seed.</para>
/// <para>Within one factor S is a Laplacian: its rows sum to zero and what is off the diagonal is not above it. Edges between
/// factors are left to the iteration.</para>
/// </remarks>
sealed class ApproximateCholesky
{
    const int ExactDegree = 40;
    const int ExactEdges = 20_000_000;

    readonly int[] order;
    readonly Entry[][] columns; // for a level: later neighbours and their share of its weight
    readonly double[] pivots; // 0 for the last of a component

    public ApproximateCholesky(SparseRest matrix, int[] factorOf)
    {
        int n = matrix.Size;
        order = new int[n];
        columns = new Entry[n][];
        pivots = new double[n];
        var neighbours = new List<Entry>[n];
        var queue = new PriorityQueue<int, (int, int)>();
        for (int level = 0; level < n; level++)
        {
            neighbours[level] = [];
            foreach (Entry entry in matrix.Row(level))
            {
                if (entry.Level != level && factorOf[entry.Level] == factorOf[level] && entry.Weight < 0)
                {
                    neighbours[level].Add(new(-entry.Weight, entry.Level));
                }
            }

            queue.Enqueue(level, (neighbours[level].Count, level));
        }

        Eliminate(neighbours, queue, new Random(20_261_123));
    }

    /// <summary>result ← M⁻¹ r.</summary>
    public void Solve(double[] r, double[] result)
    {
        r.CopyTo(result, 0);
        foreach (int level in order)
        {
            double own = result[level];
            foreach (Entry entry in columns[level])
            {
                result[entry.Level] += entry.Weight * own;
            }

            result[level] = pivots[level] > 0 ? own / pivots[level] : 0;
        }

        for (int at = order.Length - 1; at >= 0; at--)
        {
            double sum = result[order[at]];
            foreach (Entry entry in columns[order[at]])
            {
                sum += entry.Weight * result[entry.Level];
            }

            result[order[at]] = sum;
        }
    }

    void Eliminate(List<Entry>[] neighbours, PriorityQueue<int, (int, int)> queue, Random random)
    {
        bool[] gone = new bool[order.Length];
        int at = 0;
        int budget = ExactEdges;
        while (queue.TryDequeue(out int level, out (int Count, int) priority))
        {
            if (gone[level])
            {
                continue;
            }

            Entry[] live = Merge(neighbours[level], gone);
            if (live.Length > priority.Count)
            {
                neighbours[level] = [.. live];
                queue.Enqueue(level, (live.Length, level));
                continue;
            }

            gone[level] = true;
            order[at++] = level;
            double total = live.Sum(entry => entry.Weight);
            pivots[level] = total;
            columns[level] = [.. live.Select(entry => new Entry(entry.Weight / total, entry.Level))];
            if (live.Length <= ExactDegree && budget > 0)
            {
                budget -= JoinAll(live, total, neighbours);
            }
            else
            {
                Join(live, total, neighbours, random);
            }

            neighbours[level] = [];
        }
    }

    // Parallel edges merged, lightest first.
    static Entry[] Merge(List<Entry> edges, bool[] gone)
    {
        edges.RemoveAll(edge => gone[edge.Level]);
        edges.Sort((a, b) => a.Level.CompareTo(b.Level));
        var merged = new List<Entry>(edges.Count);
        foreach (Entry edge in edges)
        {
            if (merged.Count > 0 && merged[^1].Level == edge.Level)
            {
                merged[^1] = new(merged[^1].Weight + edge.Weight, edge.Level);
            }
            else
            {
                merged.Add(edge);
            }
        }

        return [.. merged.OrderBy(edge => edge.Weight)];
    }

    static int JoinAll(Entry[] live, double total, List<Entry>[] neighbours)
    {
        for (int i = 0; i < live.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double weight = live[i].Weight * live[j].Weight / total;
                neighbours[live[i].Level].Add(new(weight, live[j].Level));
                neighbours[live[j].Level].Add(new(weight, live[i].Level));
            }
        }

        return live.Length * live.Length;
    }

    static void Join(Entry[] live, double total, List<Entry>[] neighbours, Random random)
    {
        double[] after = new double[live.Length + 1];
        for (int i = live.Length - 1; i >= 0; i--)
        {
            after[i] = after[i + 1] + live[i].Weight;
        }

        for (int i = 0; i < live.Length - 1; i++)
        {
            double left = after[i + 1];
            double drawn = left * random.NextDouble();
            int j = i + 1;
            int last = live.Length - 1;
            // The first j with Σ_(k>j) w_k no more than what was drawn.
            while (j < last)
            {
                int middle = (j + last) / 2;
                (j, last) = after[middle + 1] <= drawn ? (j, middle) : (middle + 1, last);
            }

            double weight = live[i].Weight * left / total;
            neighbours[live[i].Level].Add(new(weight, live[j].Level));
            neighbours[live[j].Level].Add(new(weight, live[i].Level));
        }
    }
}
