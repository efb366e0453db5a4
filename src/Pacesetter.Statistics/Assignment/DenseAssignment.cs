using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Assignment;

/// <summary>One column for each row of a square table of costs, at the least total.</summary>
/// <remarks>
/// <para>min Σ c_(i, column of i) over permutations, by reduction and shortest augmenting paths   [JonkerVolgenant1987]</para>
/// <para>Units: those of the costs. Assumes: finite costs. The optimum is exact for costs that are whole numbers below 2⁵³ ÷ n, else to rounding.</para>
/// <para>Checked against: two square cases of R clue (1279 and 813); all permutations of small tables; the flow of <see cref="CapacitatedAssignment"/>. Full text: docs/methods/exchange-assignment.md.</para>
/// </remarks>
/// <param name="Columns">The column of each of the n rows.</param>
/// <param name="Cost">The total.</param>
public sealed record DenseAssignment(IReadOnlyList<int> Columns, double Cost)
{
    /// <summary>Finds the assignment of least cost.</summary>
    /// <param name="costs">n × n costs, row by row.</param>
    /// <param name="n">Rows and columns, one or more.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.NotFinite"/>.</exception>
    public static DenseAssignment Minimise(ReadOnlySpan<double> costs, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        ArgumentOutOfRangeException.ThrowIfNotEqual(costs.Length, n * n, nameof(costs));
        if (!DenseRows.AllFinite(costs))
        {
            Require.Finite(costs, nameof(costs));
        }

        int[] columns = n == 1 ? [0] : new DenseKernel(costs, n).Run();
        double total = 0;
        for (int i = 0; i < n; i++)
        {
            total += costs[(i * n) + columns[i]];
        }

        return new(columns, total);
    }
}
