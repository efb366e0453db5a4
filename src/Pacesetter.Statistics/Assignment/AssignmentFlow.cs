using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Assignment;

/// <summary>Successive shortest paths from each row to a free place or to somebody who stays.</summary>
/// <remarks>
/// A column has a price, 0 while it has room. A row sits where gain less price is greatest, staying included. A new row asks for the
/// cheapest chain of moves: it takes a place, who sat there moves on, and so on to a free place or to staying. Distances are what the
/// chain loses against everybody's best choice, so they are never below zero and Dijkstra finds the least.
/// </remarks>
sealed class AssignmentFlow
{
    readonly SparsePairs pairs;
    readonly double[] gains;
    readonly int[] capacities;
    readonly double? idle;
    readonly int[] edgeOf;
    readonly int[] slotOf;
    readonly int[][] seated;
    readonly int[] used;
    readonly double[] distances;
    readonly int[] fromRow;
    readonly int[] fromEdge;
    readonly bool[] settled;
    readonly List<int> reached = [];
    readonly PriorityQueue<int, double> open = new();

    public AssignmentFlow(SparsePairs pairs, double[] gains, int[] capacities, double? idle)
    {
        (this.pairs, this.gains, this.capacities, this.idle) = (pairs, gains, capacities, idle);
        int rows = pairs.Starts.Length - 1, columns = capacities.Length;
        (edgeOf, slotOf) = (new int[rows], new int[rows]);
        Array.Fill(edgeOf, -1);
        seated = [.. capacities.Select(capacity => new int[Math.Min(capacity, rows)])];
        (used, fromRow, fromEdge) = (new int[columns], new int[columns], new int[columns]);
        (Prices, distances, settled) = (new double[columns], new double[columns], new bool[columns]);
        Array.Fill(distances, double.PositiveInfinity);
    }

    /// <summary>The prices of the columns.</summary>
    public double[] Prices { get; }

    /// <summary>The pair of each row; −1 for staying.</summary>
    public int[] Run()
    {
        for (int row = 0; row < edgeOf.Length; row++)
        {
            if (!Sit(row))
            {
                Place(row);
            }
        }

        return edgeOf;
    }

    // The best choice at the present prices, if it is free.
    bool Sit(int row)
    {
        int best = -1;
        double most = idle ?? double.NegativeInfinity;
        for (int edge = pairs.Starts[row]; edge < pairs.Starts[row + 1]; edge++)
        {
            int column = pairs.Columns[edge];
            double value = gains[edge] - Prices[column];
            if (seated[column].Length > 0 && value > most)
            {
                (best, most) = (edge, value);
            }
        }

        if (best < 0)
        {
            return idle is not null ? true : throw Nowhere(row);
        }

        int at = pairs.Columns[best];
        if (used[at] == seated[at].Length)
        {
            return false;
        }

        Seat(row, best, used[at]++);
        return true;
    }

    void Place(int start)
    {
        // Ends: a column with room, or a row that stays, perhaps the new one itself.
        double nearest = double.PositiveInfinity;
        int endColumn = -1, endRow = -1;
        Spread(start, 0, ref nearest, ref endRow);
        while (open.TryDequeue(out int column, out double distance))
        {
            if (settled[column] || distance > distances[column])
            {
                continue;
            }

            if (distance >= nearest)
            {
                break;
            }

            settled[column] = true;
            if (used[column] < seated[column].Length)
            {
                (endColumn, nearest) = (column, distance);
                break;
            }

            foreach (int row in seated[column])
            {
                Spread(row, distance, ref nearest, ref endRow);
            }
        }

        if (double.IsPositiveInfinity(nearest))
        {
            throw Nowhere(start);
        }

        Price(nearest);
        Shift(start, endColumn, endRow);
        Clear();
    }

    // What a row loses by each of its other choices; its own place is its best choice, and for a new row the best of all is.
    void Spread(int row, double distance, ref double nearest, ref int endRow)
    {
        int first = pairs.Starts[row], end = pairs.Starts[row + 1], own = edgeOf[row];
        double best = own >= 0 ? gains[own] - Prices[pairs.Columns[own]] : Best(row);
        if (idle is { } stay && distance + Math.Max(0, best - stay) is var left && left < nearest)
        {
            (nearest, endRow) = (left, row);
        }

        for (int edge = first; edge < end; edge++)
        {
            int column = pairs.Columns[edge];
            double to = distance + Math.Max(0, best - (gains[edge] - Prices[column]));
            if (to < distances[column] && to < nearest && !settled[column] && seated[column].Length > 0)
            {
                if (double.IsPositiveInfinity(distances[column]))
                {
                    reached.Add(column);
                }

                (distances[column], fromRow[column], fromEdge[column]) = (to, row, edge);
                open.Enqueue(column, to);
            }
        }
    }

    double Best(int row)
    {
        double best = idle ?? double.NegativeInfinity;
        for (int edge = pairs.Starts[row]; edge < pairs.Starts[row + 1]; edge++)
        {
            if (seated[pairs.Columns[edge]].Length > 0)
            {
                best = Math.Max(best, gains[edge] - Prices[pairs.Columns[edge]]);
            }
        }

        return best;
    }

    // Settled columns become dearer by what the path is longer than they are far.
    void Price(double length)
    {
        foreach (int column in reached)
        {
            if (settled[column])
            {
                Prices[column] += length - distances[column];
            }
        }
    }

    // Everybody on the path takes the place that the path gives; the last one stays or takes the free place.
    void Shift(int start, int endColumn, int endRow)
    {
        int column = endColumn, slot;
        if (column >= 0)
        {
            slot = used[column]++;
        }
        else
        {
            if (endRow == start)
            {
                return;
            }

            column = pairs.Columns[edgeOf[endRow]];
            slot = slotOf[endRow];
            edgeOf[endRow] = -1;
        }

        while (true)
        {
            int row = fromRow[column], edge = fromEdge[column];
            (int before, int place) = (edgeOf[row], slotOf[row]);
            Seat(row, edge, slot);
            if (row == start)
            {
                return;
            }

            (column, slot) = (pairs.Columns[before], place);
        }
    }

    void Seat(int row, int edge, int slot)
    {
        (edgeOf[row], slotOf[row]) = (edge, slot);
        seated[pairs.Columns[edge]][slot] = row;
    }

    void Clear()
    {
        foreach (int column in reached)
        {
            (distances[column], settled[column]) = (double.PositiveInfinity, false);
        }

        reached.Clear();
        open.Clear();
    }

    static AssumptionException Nowhere(int row) => new(Assumption.NoCompletePlan, "pairs", $"row {row + 1} cannot be placed as the others are: too few places or pairs");
}
