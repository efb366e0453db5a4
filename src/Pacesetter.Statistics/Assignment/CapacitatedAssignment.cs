using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Assignment;

/// <summary>Places rows at columns that each take several, at the greatest total gain; or leaves them where they are.</summary>
/// <remarks>
/// <para>max Σ gain, each row at one column or idle, no column above its capacity: a flow of least cost from rows to columns, whose optimum is whole by itself   [AhujaMagnantiOrlin1993, 12.4], found by successive shortest paths with prices.</para>
/// <para>Units: those of the gains. Assumes: the gain of a pair does not depend on the others.</para>
/// <para>Checked against: assign60x12 (54269), all plans of small cases, the dense assignment. Full text: docs/methods/exchange-assignment.md.</para>
/// </remarks>
/// <param name="Columns">The column of each of the n rows; −1 for one that stays.</param>
/// <param name="Gain">The total, with what staying brings.</param>
/// <param name="Placed">The rows that have a column.</param>
/// <param name="Prices">What a place is worth at each of the m columns, zero or above: one more adds at most that, one less costs at least that.</param>
public sealed record CapacitatedAssignment(IReadOnlyList<int> Columns, double Gain, int Placed, IReadOnlyList<double> Prices)
{
    /// <summary>Finds the plan of greatest gain.</summary>
    /// <param name="specification">Pairs, capacities and the gain of staying.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.NoCapacity"/>, <see cref="Assumption.NotFinite"/>; <see cref="Assumption.NoCompletePlan"/> where every row has to be placed and cannot be.</exception>
    public static CapacitatedAssignment Maximise(AssignmentSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        specification.Check();
        var pairs = new SparsePairs(specification);
        return Of(specification, pairs, pairs.Gains);
    }

    /// <summary>The plan of greatest sum of the given gains, in the order of the sorted pairs; its total is that of the true ones.</summary>
    internal static CapacitatedAssignment Of(AssignmentSpecification specification, SparsePairs pairs, double[] gains)
    {
        var flow = new AssignmentFlow(pairs, gains, [.. specification.Capacities], specification.Idle);
        int[] edges = flow.Run();
        int[] columns = [.. edges.Select(edge => edge < 0 ? -1 : pairs.Columns[edge])];
        double total = 0;
        foreach (int edge in edges)
        {
            total += edge < 0 ? specification.Idle!.Value : pairs.Gains[edge];
        }

        return new(columns, total, edges.Count(edge => edge >= 0), flow.Prices);
    }
}
