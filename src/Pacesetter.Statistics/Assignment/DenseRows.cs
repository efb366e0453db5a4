using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pacesetter.Statistics.Assignment;

/// <summary>Sweeps over one row of a dense table, eight columns at a time.</summary>
static class DenseRows
{
    const int Width = 8;

    public static bool AllFinite(ReadOnlySpan<double> values)
    {
        // x × 0 is 0 for finite x alone.
        Vector512<double> sum = default;
        ReadOnlySpan<Vector512<double>> wide = MemoryMarshal.Cast<double, Vector512<double>>(values);
        foreach (Vector512<double> lanes in wide)
        {
            sum += lanes * Vector512<double>.Zero;
        }

        double rest = Vector512.Sum(sum);
        foreach (double value in values[(wide.Length * Width)..])
        {
            rest += value * 0;
        }

        return rest == 0;
    }

    /// <summary>least_j = min(least_j, c_j), and where c_j is the new one, row_j = row.</summary>
    public static void Lower(ReadOnlySpan<double> costs, Span<double> least, Span<double> rows, int row)
    {
        ReadOnlySpan<Vector512<double>> wide = MemoryMarshal.Cast<double, Vector512<double>>(costs);
        Span<Vector512<double>> leastWide = MemoryMarshal.Cast<double, Vector512<double>>(least)[..wide.Length], rowsWide = MemoryMarshal.Cast<double, Vector512<double>>(rows)[..wide.Length];
        Vector512<double> own = Vector512.Create((double)row);
        for (int k = 0; k < wide.Length; k++)
        {
            Vector512<double> lower = Vector512.LessThan(wide[k], leastWide[k]);
            leastWide[k] = Vector512.ConditionalSelect(lower, wide[k], leastWide[k]);
            rowsWide[k] = Vector512.ConditionalSelect(lower, own, rowsWide[k]);
        }

        for (int j = wide.Length * Width; j < costs.Length; j++)
        {
            if (costs[j] < least[j])
            {
                (least[j], rows[j]) = (costs[j], row);
            }
        }
    }

    /// <summary>The two least c_j − v_j of a row, two columns or more.</summary>
    public static (double Least, int At, double Second, int SecondAt) TwoLeast(ReadOnlySpan<double> costs, ReadOnlySpan<double> prices)
    {
        ReadOnlySpan<Vector512<double>> wide = MemoryMarshal.Cast<double, Vector512<double>>(costs), pricesWide = MemoryMarshal.Cast<double, Vector512<double>>(prices)[..wide.Length];
        Vector512<double> first = Vector512.Create(double.PositiveInfinity), second = first, firstAt = Vector512.Create(-1.0), secondAt = firstAt;
        Vector512<double> at = Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), step = Vector512.Create(8.0);
        for (int k = 0; k < wide.Length; k++, at += step)
        {
            Vector512<double> value = wide[k] - pricesWide[k];
            Vector512<double> below = Vector512.LessThan(value, first);
            Vector512<double> rest = Vector512.ConditionalSelect(below, first, value), restAt = Vector512.ConditionalSelect(below, firstAt, at);
            (first, firstAt) = (Vector512.ConditionalSelect(below, value, first), Vector512.ConditionalSelect(below, at, firstAt));
            Vector512<double> between = Vector512.LessThan(rest, second);
            (second, secondAt) = (Vector512.ConditionalSelect(between, rest, second), Vector512.ConditionalSelect(between, restAt, secondAt));
        }

        var best = (Least: double.PositiveInfinity, At: -1, Second: double.PositiveInfinity, SecondAt: -1);
        for (int lane = 0; lane < Width; lane++)
        {
            best = With(With(best, first[lane], (int)firstAt[lane]), second[lane], (int)secondAt[lane]);
        }

        for (int j = wide.Length * Width; j < costs.Length; j++)
        {
            best = With(best, costs[j] - prices[j], j);
        }

        return best;
    }

    /// <summary>Lists the columns at a distance.</summary>
    public static int At(ReadOnlySpan<double> distances, double distance, Span<int> listed)
    {
        ReadOnlySpan<Vector512<double>> wide = MemoryMarshal.Cast<double, Vector512<double>>(distances);
        Vector512<double> sought = Vector512.Create(distance);
        int count = 0;
        for (int k = 0; k < wide.Length; k++)
        {
            for (ulong there = Vector512.Equals(wide[k], sought).ExtractMostSignificantBits(); there != 0; there &= there - 1)
            {
                listed[count++] = (k * Width) + BitOperations.TrailingZeroCount(there);
            }
        }

        for (int j = wide.Length * Width; j < distances.Length; j++)
        {
            if (distances[j] == distance)
            {
                listed[count++] = j;
            }
        }

        return count;
    }

    /// <summary>Shortens distances over one row, to c_j − v_j − offset where that is less; lists the columns that come down to the limit, and gives the least distance that is not settled (settled ones are −∞).</summary>
    public static double Shorten(ReadOnlySpan<double> costs, ReadOnlySpan<double> prices, ref Sweep sweep, Span<double> distances, Span<double> from)
    {
        ReadOnlySpan<Vector512<double>> wide = MemoryMarshal.Cast<double, Vector512<double>>(costs), pricesWide = MemoryMarshal.Cast<double, Vector512<double>>(prices)[..wide.Length];
        Span<Vector512<double>> distancesWide = MemoryMarshal.Cast<double, Vector512<double>>(distances)[..wide.Length], fromWide = MemoryMarshal.Cast<double, Vector512<double>>(from)[..wide.Length];
        Vector512<double> offset = Vector512.Create(sweep.Offset), limit = Vector512.Create(sweep.Limit), row = Vector512.Create((double)sweep.Row);
        Vector512<double> least = Vector512.Create(double.PositiveInfinity), none = least, settled = Vector512.Create(double.NegativeInfinity);
        for (int k = 0; k < wide.Length; k++)
        {
            Vector512<double> value = wide[k] - pricesWide[k] - offset, old = distancesWide[k];
            Vector512<double> shorter = Vector512.LessThan(value, old);
            ulong mask = shorter.ExtractMostSignificantBits();
            if (mask != 0)
            {
                old = Vector512.ConditionalSelect(shorter, value, old);
                distancesWide[k] = old;
                fromWide[k] = Vector512.ConditionalSelect(shorter, row, fromWide[k]);
                for (ulong down = mask & Vector512.LessThanOrEqual(value, limit).ExtractMostSignificantBits(); down != 0; down &= down - 1)
                {
                    sweep.Listed[sweep.Count++] = (k * Width) + BitOperations.TrailingZeroCount(down);
                }
            }

            least = Vector512.Min(least, Vector512.ConditionalSelect(Vector512.Equals(old, settled), none, old));
        }

        double all = double.PositiveInfinity;
        for (int lane = 0; lane < Width; lane++)
        {
            all = Math.Min(all, least[lane]);
        }

        for (int j = wide.Length * Width; j < costs.Length; j++)
        {
            double value = costs[j] - prices[j] - sweep.Offset;
            if (value < distances[j])
            {
                (distances[j], from[j]) = (value, sweep.Row);
                if (value <= sweep.Limit)
                {
                    sweep.Listed[sweep.Count++] = j;
                }
            }

            all = double.IsNegativeInfinity(distances[j]) ? all : Math.Min(all, distances[j]);
        }

        return all;
    }

    static (double Least, int At, double Second, int SecondAt) With((double Least, int At, double Second, int SecondAt) best, double value, int at) =>
        value < best.Least ? (value, at, best.Least, best.At) : value < best.Second ? (best.Least, best.At, value, at) : best;

    /// <summary>One sweep of the search: from which row, at what offset, what counts as reached, and where reached columns are listed.</summary>
    internal ref struct Sweep(int row, double offset, double limit, Span<int> listed)
    {
        public readonly int Row = row;
        public readonly double Offset = offset;
        public readonly double Limit = limit;
        public readonly Span<int> Listed = listed;
        public int Count;
    }
}
