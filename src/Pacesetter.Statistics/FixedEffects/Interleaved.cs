using System.Runtime.Intrinsics;

namespace Pacesetter.Statistics.FixedEffects;

/// <summary>Up to four vectors side by side, so that one look at an entry of the cross-table serves all of them.</summary>
static class Interleaved
{
    public const int Lanes = 4;

    /// <summary>The vectors, value by value; lanes without a vector are zero.</summary>
    public static Vector256<double>[] Join(ReadOnlySpan<double[]> vectors, int length)
    {
        var joined = new Vector256<double>[length];
        for (int lane = 0; lane < vectors.Length; lane++)
        {
            double[] of = vectors[lane];
            for (int i = 0; i < joined.Length; i++)
            {
                joined[i] = joined[i].WithElement(lane, of[i]);
            }
        }

        return joined;
    }

    /// <summary>Takes them apart again.</summary>
    public static void Split(Vector256<double>[] joined, ReadOnlySpan<double[]> vectors)
    {
        for (int lane = 0; lane < vectors.Length; lane++)
        {
            double[] to = vectors[lane];
            for (int i = 0; i < joined.Length; i++)
            {
                to[i] = joined[i].GetElement(lane);
            }
        }
    }

    /// <summary>Σ over the parts, in their order.</summary>
    public static Vector256<double>[] Sum(Vector256<double>[][] parts)
    {
        Vector256<double>[] sum = parts[0];
        for (int part = 1; part < parts.Length; part++)
        {
            Vector256<double>[] more = parts[part];
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += more[i];
            }
        }

        return sum;
    }

    /// <summary>sums ← sums + factor g (g'v), g a row of the cross-table.</summary>
    public static void AddReduced(ReadOnlySpan<Entry> entries, double factor, ReadOnlySpan<Vector256<double>> v, Span<Vector256<double>> sums)
    {
        Vector256<double> gathered = default;
        foreach (Entry entry in entries)
        {
            gathered = Vector256.FusedMultiplyAdd(Vector256.Create(entry.Weight), v[entry.Level], gathered);
        }

        gathered *= factor;
        foreach (Entry entry in entries)
        {
            sums[entry.Level] = Vector256.FusedMultiplyAdd(Vector256.Create(entry.Weight), gathered, sums[entry.Level]);
        }
    }

    /// <summary>Adds a row of a symmetric matrix of which the diagonal and what stands left of it are given.</summary>
    public static void AddSymmetric(ReadOnlySpan<Entry> left, (int Row, double Weight) diagonal, ReadOnlySpan<Vector256<double>> v, Span<Vector256<double>> result)
    {
        Vector256<double> own = v[diagonal.Row], sum = own * diagonal.Weight;
        foreach (Entry entry in left)
        {
            sum += v[entry.Level] * entry.Weight;
            result[entry.Level] += own * entry.Weight;
        }

        result[diagonal.Row] += sum;
    }
}
