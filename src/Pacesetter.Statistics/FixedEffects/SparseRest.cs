using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.FixedEffects;

/// <summary>S written out, both triangles, where few of its numbers are not zero.</summary>
sealed class SparseRest
{
    const int RowsAtOnce = 16;

    readonly int[] start;
    readonly Entry[] entries;
    readonly int threads;

    SparseRest(int[] start, Entry[] entries, int threads) => (this.start, this.entries, this.threads) = (start, entries, threads);

    public int Size => start.Length - 1;

    public ReadOnlySpan<Entry> Row(int row) => entries.AsSpan(start[row], start[row + 1] - start[row]);

    /// <summary>Null where writing S out would not pay.</summary>
    public static SparseRest? Of(CrossProducts cross, double[] tau, int threads)
    {
        double pairs = 0;
        for (int row = 0; row < cross.RowCount; row++)
        {
            double k = cross.Start[row + 1] - cross.Start[row];
            pairs += k * k / 2;
        }

        if (pairs > 40.0 * cross.Entries.Length)
        {
            return null;
        }

        // Written out it is up to six times the cross-table, and no more than a quarter full: fuller graphs mix at once.
        double most = Math.Min(6.0 * cross.Entries.Length, (cross.Rest * (cross.Rest / 8.0)) + cross.Rest);
        var lower = new Entry[cross.Rest][];
        int groups = Blocks.Count(cross.Rest, RowsAtOnce);
        void Write(int group)
        {
            double[] sums = new double[cross.Rest];
            bool[] seen = new bool[cross.Rest];
            (int first, int end) = Blocks.Range(group, RowsAtOnce, cross.Rest);
            for (int row = first; row < end; row++)
            {
                lower[row] ??= LowerRow(cross, tau, row, (sums, seen));
            }
        }

        // Every sixteenth group of rows, or eight of them, tell how full all of them would be; not the first, where a factor of few levels, all of them full, would take as long as the rest together.
        int step = Math.Max(16, groups / 8), begin = Math.Min(step / 2, groups - 1);
        Blocks.Run(Blocks.Count(groups - begin, step), threads, sample => Write(begin + (sample * step)));
        double written = lower.Sum(row => row?.Length ?? 0.0) / Math.Max(1, lower.Count(row => row is not null)) * cross.Rest;
        if (written > most)
        {
            return null;
        }

        Blocks.Run(groups, threads, Write);
        return Mirror(lower, threads);
    }

    /// <summary>result ← S v.</summary>
    public void Apply(double[] v, double[] result) => Blocks.Run(Blocks.Count(Size, 1024), threads, block =>
    {
        (int first, int end) = Blocks.Range(block, 1024, Size);
        for (int row = first; row < end; row++)
        {
            double sum = 0;
            foreach (Entry entry in Row(row))
            {
                sum += entry.Weight * v[entry.Level];
            }

            result[row] = sum;
        }
    });

    static Entry[] LowerRow(CrossProducts cross, double[] tau, int row, (double[] Sums, bool[] Seen) space)
    {
        var touched = new List<int>();
        void Add(int level, double value)
        {
            if (!space.Seen[level])
            {
                space.Seen[level] = true;
                touched.Add(level);
            }

            space.Sums[level] += value;
        }

        Add(row, cross.Diagonal[row]);
        foreach (Entry entry in cross.Cross.AsSpan(cross.CrossStart[row], cross.CrossStart[row + 1] - cross.CrossStart[row]))
        {
            Add(entry.Level, entry.Weight);
        }

        foreach (Place place in cross.Places.AsSpan(cross.PlaceStart[row], cross.PlaceStart[row + 1] - cross.PlaceStart[row]))
        {
            double factor = -tau[place.Row] * cross.Entries[place.Own].Weight;
            foreach (Entry entry in cross.Entries.AsSpan(place.Start, place.Own - place.Start + 1))
            {
                Add(entry.Level, factor * entry.Weight);
            }
        }

        touched.Sort();
        Entry[] result = [.. touched.Select(level => new Entry(space.Sums[level], level))];
        foreach (int level in touched)
        {
            (space.Sums[level], space.Seen[level]) = (0, false);
        }

        return result;
    }

    static SparseRest Mirror(Entry[][] lower, int threads)
    {
        int[] start = new int[lower.Length + 1];
        for (int row = 0; row < lower.Length; row++)
        {
            start[row + 1] += lower[row].Length;
            foreach (Entry entry in lower[row].AsSpan(0, lower[row].Length - 1))
            {
                start[entry.Level + 1]++;
            }
        }

        for (int row = 0; row < lower.Length; row++)
        {
            start[row + 1] += start[row];
        }

        var entries = new Entry[start[^1]];
        int[] next = start[..^1];
        for (int row = 0; row < lower.Length; row++)
        {
            foreach (Entry entry in lower[row])
            {
                entries[next[row]++] = entry;
                if (entry.Level != row)
                {
                    entries[next[entry.Level]++] = new(entry.Weight, row);
                }
            }
        }

        return new SparseRest(start, entries, threads);
    }
}
