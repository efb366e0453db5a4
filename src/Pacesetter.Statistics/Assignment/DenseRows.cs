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
        int j = 0;
        for (; j + Width <= costs.Length; j += Width)
        {
            Vector512<double> c = Vector512.Create(costs.Slice(j, Width)), old = Vector512.Create<double>(least.Slice(j, Width));
            Vector512<double> lower = Vector512.LessThan(c, old);
            if (Vector512.EqualsAll(lower.AsUInt64(), Vector512<ulong>.Zero))
            {
                continue;
            }

            Vector512.ConditionalSelect(lower, c, old).CopyTo(least.Slice(j, Width));
            Vector512.ConditionalSelect(lower, Vector512.Create((double)row), Vector512.Create<double>(rows.Slice(j, Width))).CopyTo(rows.Slice(j, Width));
        }

        for (; j < costs.Length; j++)
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
        Vector512<double> first = Vector512.Create(double.PositiveInfinity), second = first, firstAt = Vector512.Create(-1.0), secondAt = firstAt;
        Vector512<double> at = Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), step = Vector512.Create(8.0);
        int j = 0;
        for (; j + Width <= costs.Length; j += Width, at += step)
        {
            Vector512<double> value = Vector512.Create(costs.Slice(j, Width)) - Vector512.Create(prices.Slice(j, Width));
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

        for (; j < costs.Length; j++)
        {
            best = With(best, costs[j] - prices[j], j);
        }

        return best;
    }

    /// <summary>The least of the distances that are not settled; settled ones are −∞.</summary>
    public static double LeastOpen(ReadOnlySpan<double> distances)
    {
        Vector512<double> least = Vector512.Create(double.PositiveInfinity), settled = Vector512.Create(double.NegativeInfinity), none = least;
        int j = 0;
        for (; j + Width <= distances.Length; j += Width)
        {
            Vector512<double> value = Vector512.Create(distances.Slice(j, Width));
            least = Vector512.Min(least, Vector512.ConditionalSelect(Vector512.Equals(value, settled), none, value));
        }

        double all = double.PositiveInfinity;
        for (int lane = 0; lane < Width; lane++)
        {
            all = Math.Min(all, least[lane]);
        }

        for (; j < distances.Length; j++)
        {
            all = double.IsNegativeInfinity(distances[j]) ? all : Math.Min(all, distances[j]);
        }

        return all;
    }

    /// <summary>Shortens distances over one row: to c_j − v_j − offset where that is less; columns that come down to the limit are listed.</summary>
    public static int Shorten(ReadOnlySpan<double> costs, ReadOnlySpan<double> prices, Sweep sweep, Span<double> distances, Span<double> from)
    {
        Vector512<double> offset = Vector512.Create(sweep.Offset), limit = Vector512.Create(sweep.Limit), row = Vector512.Create((double)sweep.Row);
        int listed = 0;
        int j = 0;
        for (; j + Width <= costs.Length; j += Width)
        {
            Vector512<double> value = Vector512.Create(costs.Slice(j, Width)) - Vector512.Create(prices.Slice(j, Width)) - offset;
            Vector512<double> old = Vector512.Create<double>(distances.Slice(j, Width));
            Vector512<double> shorter = Vector512.LessThan(value, old);
            if (Vector512.EqualsAll(shorter.AsUInt64(), Vector512<ulong>.Zero))
            {
                continue;
            }

            Vector512.ConditionalSelect(shorter, value, old).CopyTo(distances.Slice(j, Width));
            Vector512.ConditionalSelect(shorter, row, Vector512.Create<double>(from.Slice(j, Width))).CopyTo(from.Slice(j, Width));
            for (ulong down = (shorter & Vector512.LessThanOrEqual(value, limit)).ExtractMostSignificantBits(); down != 0; down &= down - 1)
            {
                sweep.Listed[listed++] = j + BitOperations.TrailingZeroCount(down);
            }
        }

        for (; j < costs.Length; j++)
        {
            double value = costs[j] - prices[j] - sweep.Offset;
            if (value < distances[j])
            {
                (distances[j], from[j]) = (value, sweep.Row);
                if (value <= sweep.Limit)
                {
                    sweep.Listed[listed++] = j;
                }
            }
        }

        return listed;
    }

    static (double Least, int At, double Second, int SecondAt) With((double Least, int At, double Second, int SecondAt) best, double value, int at) =>
        value < best.Least ? (value, at, best.Least, best.At) : value < best.Second ? (best.Least, best.At, value, at) : best;

    /// <summary>One sweep of the search: from which row, at what offset, what counts as reached, and where reached columns are listed.</summary>
    internal readonly ref struct Sweep(int row, double offset, double limit, Span<int> listed)
    {
        public readonly int Row = row;
        public readonly double Offset = offset;
        public readonly double Limit = limit;
        public readonly Span<int> Listed = listed;
    }
}
