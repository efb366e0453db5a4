namespace Pacesetter.Statistics.FixedEffects;

/// <summary>Weights summed by level: the levels touched are kept, sorted.</summary>
sealed class LevelSums(int rest, int[] offsets)
{
    readonly double[] sums = new double[rest];
    int[] touched = new int[16];
    int count;

    /// <summary>Sums the cells by their levels of some factors; the levels found.</summary>
    public ReadOnlySpan<int> Collect(CrossedCells cells, ReadOnlySpan<int> members, int[] factors)
    {
        count = 0;
        if (touched.Length < members.Length * factors.Length)
        {
            touched = new int[2 * members.Length * factors.Length];
        }

        foreach (int factor in factors)
        {
            int[] levels = cells.Levels[factor];
            int offset = offsets[factor];
            foreach (int cell in members)
            {
                ref double sum = ref sums[offset + levels[cell]];
                if (sum == 0)
                {
                    touched[count++] = offset + levels[cell];
                }

                sum += cells.Weights[cell];
            }
        }

        Span<int> found = touched.AsSpan(0, count);
        found.Sort();
        return found;
    }

    /// <summary>Writes what was found, and clears.</summary>
    public void Write(Span<Entry> to)
    {
        for (int i = 0; i < count; i++)
        {
            to[i] = new(sums[touched[i]], touched[i]);
        }

        Clear();
    }

    /// <summary>Forgets what was found.</summary>
    public void Clear()
    {
        foreach (int level in touched.AsSpan(0, count))
        {
            sums[level] = 0;
        }
    }
}
