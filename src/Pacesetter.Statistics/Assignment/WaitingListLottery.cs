using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Assignment;

/// <summary>Draws by lot who gets one of too few places first; the others wait, and are those to compare with.</summary>
/// <remarks>
/// <para>Rows stand in a drawn order; each in turn gets a place if those before it can keep theirs, so that every order fills as many places as there can be. Those with a place are then placed at the greatest total gain. A list of K orders is drawn first and one of it taken, each alike: a row that gets a place in k orders of K has probability k ÷ K, exact given the list   [AtheyImbens2017]</para>
/// <para>Only pairs that gain more than staying take part. A row with probability 0 or 1 proves nothing.</para>
/// <para>Units: gains as given; probabilities. Assumes: as <see cref="CapacitatedAssignment"/>.</para>
/// <para>Checked against: equal chances where all rows are alike; the greatest number of places. Full text: docs/methods/exchange-assignment.md.</para>
/// </remarks>
/// <param name="Chosen">The plan of those who got a place.</param>
/// <param name="Waiting">The rows that wait, in the order drawn; those without any gain are not among them.</param>
/// <param name="Probabilities">The probability of each of the n rows to get a place.</param>
public sealed record WaitingListLottery(CapacitatedAssignment Chosen, IReadOnlyList<int> Waiting, IReadOnlyList<double> Probabilities)
{
    const ulong Lot = ulong.MaxValue;

    /// <summary>Draws: the same for a seed, whatever the number of threads.</summary>
    /// <param name="specification">Pairs, capacities and the gain of staying; none counts as 0.</param>
    /// <param name="seed">The seed, to be logged with the plan.</param>
    /// <param name="count">K, the length of the list.</param>
    /// <exception cref="AssumptionException">As <see cref="CapacitatedAssignment.Maximise"/>.</exception>
    public static WaitingListLottery Draw(AssignmentSpecification specification, ulong seed, int count = 200)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        specification.Check();
        double idle = specification.Idle ?? 0;
        ILookup<int, Pair> open = specification.Pairs.Where(it => it.Gain > idle && specification.Capacities[it.Column] > 0).ToLookup(it => it.Row);
        int[] rows = [.. Enumerable.Range(0, specification.Rows).Where(open.Contains)];
        int[][] columns = [.. Enumerable.Range(0, specification.Rows).Select(row => open[row].Select(it => it.Column).ToArray())];
        var orders = new int[count][];
        var placed = new bool[count][];
        Parallel.For(0, count, k =>
        {
            orders[k] = [.. rows];
            new RandomSequence(seed, (ulong)k).Shuffle<int>(orders[k]);
            placed[k] = Places(columns, specification.Capacities, orders[k]);
        });
        int drawn = new RandomSequence(seed, Lot).NextInt(count);
        int[] first = [.. rows.Where(row => placed[drawn][row])];
        return new(
            Best(specification, open, first),
            [.. orders[drawn].Where(row => !placed[drawn][row])],
            [.. Enumerable.Range(0, specification.Rows).Select(row => (double)placed.Count(it => it[row]) / count)]);
    }

    // The greatest gain with each of those rows at a column.
    static CapacitatedAssignment Best(AssignmentSpecification specification, ILookup<int, Pair> open, int[] first)
    {
        var all = new int[specification.Rows];
        Array.Fill(all, -1);
        if (first.Length == 0)
        {
            return new(all, 0, 0, [.. specification.Capacities.Select(_ => 0.0)]);
        }

        CapacitatedAssignment plan = CapacitatedAssignment.Maximise(new(first.Length, specification.Capacities, [.. first.SelectMany((row, i) => open[row].Select(it => it with { Row = i }))]) { Idle = null });
        for (int i = 0; i < first.Length; i++)
        {
            all[first[i]] = plan.Columns[i];
        }

        return plan with { Columns = all };
    }

    static bool[] Places(int[][] columns, IReadOnlyList<int> capacities, int[] order)
    {
        var at = new int[columns.Length];
        Array.Fill(at, -1);
        List<int>[] held = [.. capacities.Select(_ => new List<int>())];
        foreach (int row in order)
        {
            MakeRoom(row, new bool[capacities.Count]);
        }

        return [.. at.Select(it => it >= 0)];

        // A chain of moves that ends in a free place.
        bool MakeRoom(int row, bool[] tried)
        {
            foreach (int column in columns[row].Where(it => !tried[it]))
            {
                tried[column] = true;
                if (held[column].Count < capacities[column])
                {
                    Place(row, column);
                    return true;
                }

                foreach (int other in held[column].ToArray())
                {
                    if (MakeRoom(other, tried))
                    {
                        held[column].Remove(other);
                        Place(row, column);
                        return true;
                    }
                }
            }

            return false;
        }

        void Place(int row, int column)
        {
            held[column].Add(row);
            at[row] = column;
        }
    }
}
