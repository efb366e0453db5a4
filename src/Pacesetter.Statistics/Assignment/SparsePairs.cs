namespace Pacesetter.Statistics.Assignment;

/// <summary>Allowed pairs row by row.</summary>
sealed class SparsePairs
{
    public SparsePairs(AssignmentSpecification specification)
    {
        Starts = new int[specification.Rows + 1];
        foreach (Pair pair in specification.Pairs)
        {
            Starts[pair.Row + 1]++;
        }

        for (int i = 0; i < specification.Rows; i++)
        {
            Starts[i + 1] += Starts[i];
        }

        Columns = new int[specification.Pairs.Count];
        Gains = new double[specification.Pairs.Count];
        int[] next = Starts[..^1];
        foreach (Pair pair in specification.Pairs)
        {
            int at = next[pair.Row]++;
            (Columns[at], Gains[at]) = (pair.Column, pair.Gain);
        }
    }

    /// <summary>Where the pairs of each row begin, and the end.</summary>
    public int[] Starts { get; }

    /// <summary>The column of each pair.</summary>
    public int[] Columns { get; }

    /// <summary>The gain of each pair.</summary>
    public double[] Gains { get; }
}
