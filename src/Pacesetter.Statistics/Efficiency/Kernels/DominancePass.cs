using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>Compares one unit with every column: which do as well in all rows that must hold, and which of those leaves the most to gain in the others.</summary>
/// <remarks>
/// <para>value_j = max over the measured rows of a_ij ÷ |a_ik|, among the j with a_ij ≤ a_ik in the rows that must hold. With inputs measured that is
/// the free disposal score of [DeprinsSimarTulkens1984]; with outputs, whose rows are −y, minus that score.</para>
/// </remarks>
static class DominancePass
{
    /// <summary>The first column with the lowest value, and the value; −1 where no column does as well.</summary>
    /// <param name="store">The columns.</param>
    /// <param name="limits">rows: a_ik where the row must hold, 1 ÷ |a_ik| where it is measured.</param>
    /// <param name="measured">rows: whether the row is measured.</param>
    /// <param name="lowest">The value of the column found.</param>
    public static int Best(ColumnStore store, ReadOnlySpan<double> limits, ReadOnlySpan<bool> measured, out double lowest)
    {
        ref double first = ref MemoryMarshal.GetArrayDataReference(store.Values);
        var best = Vector512.Create(double.PositiveInfinity);
        var bestAt = Vector512.Create(-1.0);
        var at = Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7);
        int whole = store.Count / 8 * 8;
        unchecked
        {
            for (int j = 0; j < whole; j += 8)
            {
                nuint offset = (nuint)j;
                var value = Vector512.Create(double.NegativeInfinity);
                Vector512<double> holds = Vector512<double>.AllBitsSet;
                for (int i = 0; i < limits.Length; i++)
                {
                    Vector512<double> a = Vector512.LoadUnsafe(ref first, offset);
                    var limit = Vector512.Create(limits[i]);
                    if (measured[i])
                    {
                        value = Vector512.Max(value, a * limit);
                    }
                    else
                    {
                        holds &= Vector512.LessThanOrEqual(a, limit);
                    }

                    offset += (nuint)store.Stride;
                }

                Vector512<double> lower = holds & Vector512.LessThan(value, best);
                best = Vector512.ConditionalSelect(lower, value, best);
                bestAt = Vector512.ConditionalSelect(lower, at, bestAt);
                at += Vector512.Create(8.0);
            }
        }

        (int found, lowest) = (-1, double.PositiveInfinity);
        for (int lane = 0; lane < 8; lane++)
        {
            Take(best[lane], (int)bestAt[lane], ref lowest, ref found);
        }

        for (int j = whole; j < store.Count; j++)
        {
            Take(Value(store, limits, measured, j), j, ref lowest, ref found);
        }

        return found;
    }

    /// <summary>The value of one column; infinite where it does not do as well.</summary>
    public static double Value(ColumnStore store, ReadOnlySpan<double> limits, ReadOnlySpan<bool> measured, int column)
    {
        double value = double.NegativeInfinity;
        for (int i = 0; i < limits.Length; i++)
        {
            double a = store[i, column];
            if (measured[i])
            {
                value = Math.Max(value, a * limits[i]);
            }
            else if (a > limits[i])
            {
                return double.PositiveInfinity;
            }
        }

        return value;
    }

    static void Take(double value, int at, ref double lowest, ref int found)
    {
        if (at >= 0 && (value < lowest || (value == lowest && at < found)))
        {
            (lowest, found) = (value, at);
        }
    }
}
