using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>Finds the column with the lowest weighted sum of its rows: the pricing of the simplex method, and the support of a hull in a direction.</summary>
/// <remarks>Three bodies for three widths of the machine, with equal answers up to the rounding of a fused multiplication.</remarks>
static class Pricing
{
    /// <summary>The first column j of from … end − 1 with the lowest Σ_i w_i a_ij, and that sum; −1 where there is none.</summary>
    public static int Lowest(ColumnStore store, ReadOnlySpan<double> weights, (int From, int End) range, out double lowest)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            return Lowest512(store, weights, range, out lowest);
        }

        return Vector256.IsHardwareAccelerated ? Lowest256(store, weights, range, out lowest) : LowestScalar(store, weights, range, out lowest);
    }

    internal static int Lowest512(ColumnStore store, ReadOnlySpan<double> weights, (int From, int End) range, out double lowest)
    {
        unchecked
        {
            ref double first = ref MemoryMarshal.GetArrayDataReference(store.Values);
            nuint stride = (nuint)store.Stride;
            int j = range.From;
            var best = Vector512.Create(double.PositiveInfinity);
            var bestAt = Vector512.Create(-1.0);
            var at = Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7) + Vector512.Create((double)j);
            for (; j + 32 <= range.End; j += 32)
            {
                nuint offset = (nuint)j;
                Vector512<double> a = Vector512<double>.Zero, b = a, c = a, d = a;
                foreach (double weight in weights)
                {
                    var w = Vector512.Create(weight);
                    a = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref first, offset), w, a);
                    b = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref first, offset + 8), w, b);
                    c = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref first, offset + 16), w, c);
                    d = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref first, offset + 24), w, d);
                    offset += stride;
                }

                var eight = Vector512.Create(8.0);
                Take512(a, at, ref best, ref bestAt);
                Take512(b, at + eight, ref best, ref bestAt);
                Take512(c, at + Vector512.Create(16.0), ref best, ref bestAt);
                Take512(d, at + Vector512.Create(24.0), ref best, ref bestAt);
                at += Vector512.Create(32.0);
            }

            for (; j + 8 <= range.End; j += 8)
            {
                nuint offset = (nuint)j;
                var a = Vector512<double>.Zero;
                foreach (double weight in weights)
                {
                    a = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref first, offset), Vector512.Create(weight), a);
                    offset += stride;
                }

                Take512(a, at, ref best, ref bestAt);
                at += Vector512.Create(8.0);
            }

            int found = LowestScalar(store, weights, (j, range.End), out lowest);
            for (int lane = 0; lane < 8; lane++)
            {
                Reduce(best[lane], (int)bestAt[lane], ref lowest, ref found);
            }

            return found;
        }
    }

    internal static int Lowest256(ColumnStore store, ReadOnlySpan<double> weights, (int From, int End) range, out double lowest)
    {
        unchecked
        {
            ref double first = ref MemoryMarshal.GetArrayDataReference(store.Values);
            nuint stride = (nuint)store.Stride;
            int j = range.From;
            var best = Vector256.Create(double.PositiveInfinity);
            var bestAt = Vector256.Create(-1.0);
            var at = Vector256.Create(0.0, 1, 2, 3) + Vector256.Create((double)j);
            for (; j + 8 <= range.End; j += 8)
            {
                nuint offset = (nuint)j;
                Vector256<double> a = Vector256<double>.Zero, b = a;
                foreach (double weight in weights)
                {
                    var w = Vector256.Create(weight);
                    a = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref first, offset), w, a);
                    b = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref first, offset + 4), w, b);
                    offset += stride;
                }

                Take256(a, at, ref best, ref bestAt);
                Take256(b, at + Vector256.Create(4.0), ref best, ref bestAt);
                at += Vector256.Create(8.0);
            }

            int found = LowestScalar(store, weights, (j, range.End), out lowest);
            for (int lane = 0; lane < 4; lane++)
            {
                Reduce(best[lane], (int)bestAt[lane], ref lowest, ref found);
            }

            return found;
        }
    }

    internal static int LowestScalar(ColumnStore store, ReadOnlySpan<double> weights, (int From, int End) range, out double lowest)
    {
        int found = -1;
        lowest = double.PositiveInfinity;
        for (int j = range.From; j < range.End; j++)
        {
            double sum = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                sum = Math.FusedMultiplyAdd(store.Values[(i * store.Stride) + j], weights[i], sum);
            }

            if (sum < lowest)
            {
                (lowest, found) = (sum, j);
            }
        }

        return found;
    }

    static void Take512(Vector512<double> sums, Vector512<double> at, ref Vector512<double> best, ref Vector512<double> bestAt)
    {
        Vector512<double> lower = Vector512.LessThan(sums, best);
        best = Vector512.ConditionalSelect(lower, sums, best);
        bestAt = Vector512.ConditionalSelect(lower, at, bestAt);
    }

    static void Take256(Vector256<double> sums, Vector256<double> at, ref Vector256<double> best, ref Vector256<double> bestAt)
    {
        Vector256<double> lower = Vector256.LessThan(sums, best);
        best = Vector256.ConditionalSelect(lower, sums, best);
        bestAt = Vector256.ConditionalSelect(lower, at, bestAt);
    }

    static void Reduce(double sum, int at, ref double lowest, ref int found)
    {
        if (at >= 0 && (sum < lowest || (sum == lowest && at < found)))
        {
            (lowest, found) = (sum, at);
        }
    }
}
