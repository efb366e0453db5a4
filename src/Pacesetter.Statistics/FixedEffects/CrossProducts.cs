using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.FixedEffects;

/// <summary>A weight at a level of the rest.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
readonly record struct Entry(double Weight, int Level);

/// <summary>Where a level of the rest stands in one row of the cross-table: the row, its first entry, and the level's own.</summary>
readonly record struct Place(int Row, int Start, int Own);

/// <summary>The sums from which every linear model on crossed cells is solved.</summary>
/// <remarks>
/// <para>Factor 0 is the one with most levels, to be eliminated; the rest R are all levels of the other factors, one after the other.</para>
/// <para>G_00 = diag(g); G_0R: rows of entries, ascending by level; G_RR: its diagonal and, row by row, what stands left of it;
/// D'WX for the m columns given (covariates and outcome); X'WX, m × m, with what lies inside the cells.</para>
/// </remarks>
sealed class CrossProducts
{
    public required int Eliminated { get; init; }

    /// <summary>For every factor its first level within the rest; −1 for the eliminated factor.</summary>
    public required int[] Offsets { get; init; }

    /// <summary>The levels of every factor.</summary>
    public required int[] Sizes { get; init; }

    /// <summary>The number of levels in the rest.</summary>
    public required int Rest { get; init; }

    /// <summary>m: the number of columns.</summary>
    public required int Columns { get; init; }

    /// <summary>g: the weight of every row of the eliminated factor.</summary>
    public required double[] RowWeights { get; init; }

    public required int[] Start { get; init; }

    public required Entry[] Entries { get; init; }

    public required int[] PlaceStart { get; init; }

    public required Place[] Places { get; init; }

    public required double[] Diagonal { get; init; }

    public required int[] CrossStart { get; init; }

    public required Entry[] Cross { get; init; }

    /// <summary>Sums of the columns by row of the eliminated factor: rows × m.</summary>
    public required double[] RowSums { get; init; }

    /// <summary>Sums of the columns by level of the rest: levels × m.</summary>
    public required double[] RestSums { get; init; }

    /// <summary>Sums of products of the columns: m × m.</summary>
    public required double[] Moments { get; init; }

    public int RowCount => RowWeights.Length;

    /// <summary>The share of G_RR − G_R0 G_00⁻¹ G_0R that is not zero, at most: Σ k_j² over the square of the rest.</summary>
    public double Density
    {
        get
        {
            double pairs = Cross.Length;
            for (int row = 0; row < RowCount; row++)
            {
                double k = Start[row + 1] - Start[row];
                pairs += k * k / 2;
            }

            return Math.Min(1, pairs / Math.Max(1, Rest * (double)Rest / 2));
        }
    }

    /// <summary>G_0R v, row by row.</summary>
    public void Gather(ReadOnlyMemory<double> v, double[] result, int threads) => Blocks.Run(Blocks.Count(RowCount, RowBlock), threads, block =>
    {
        ReadOnlySpan<double> values = v.Span;
        (int first, int end) = Blocks.Range(block, RowBlock, RowCount);
        for (int row = first; row < end; row++)
        {
            double sum = 0;
            foreach (Entry entry in Entries.AsSpan(Start[row], Start[row + 1] - Start[row]))
            {
                sum += entry.Weight * values[entry.Level];
            }

            result[row] = sum;
        }
    });

    /// <summary>result ← result + G_R0 u.</summary>
    /// <remarks>Sixteen fixed parts, added in order: the same bits on any number of threads.</remarks>
    public void Scatter(double[] u, Span<double> result, int threads)
    {
        int size = Math.Max(1, Blocks.Count(RowCount, Parts));
        double[][] parts = new double[Parts][];
        Blocks.Run(Parts, threads, part =>
        {
            double[] sum = parts[part] = new double[Rest];
            (int first, int end) = Blocks.Range(part, size, RowCount);
            for (int row = first; row < end; row++)
            {
                double factor = u[row];
                foreach (Entry entry in Entries.AsSpan(Start[row], Start[row + 1] - Start[row]))
                {
                    sum[entry.Level] += entry.Weight * factor;
                }
            }
        });
        foreach (double[] part in parts)
        {
            Vectors.AddScaled(result, 1, part);
        }
    }

    /// <summary>result ← (G_RR − G_R0 diag(τ) G_0R) v. Row by row: what was gathered is scattered while the row is at hand.</summary>
    /// <param name="v">A value for each level of the rest.</param>
    /// <param name="tau">τ: a factor for each row.</param>
    /// <param name="result">The product.</param>
    /// <param name="threads">Threads; the parts are as in <see cref="Scatter"/>.</param>
    public void ApplyReduced(double[] v, double[] tau, double[] result, int threads)
    {
        int size = Math.Max(1, Blocks.Count(RowCount, Parts));
        double[][] parts = new double[Parts][];
        Blocks.Run(Parts, threads, part =>
        {
            (int first, int end) = Blocks.Range(part, size, RowCount);
            parts[part] = new double[Rest];
            GatherAndScatter((first, Math.Max(first, end)), v, tau, parts[part]);
        });
        result.AsSpan().Clear();
        foreach (double[] part in parts)
        {
            Vectors.AddScaled(result, 1, part);
        }

        AddRest(v, result);
    }

    /// <summary>The same for several vectors, four to a pass over the cross-table.</summary>
    public void ApplyReduced(double[][] vectors, double[] tau, double[][] results, int threads)
    {
        if (vectors.Length == 1)
        {
            ApplyReduced(vectors[0], tau, results[0], threads);
            return;
        }

        for (int from = 0; from < vectors.Length; from += Interleaved.Lanes)
        {
            int end = Math.Min(from + Interleaved.Lanes, vectors.Length);
            Interleaved.Split(Reduced(Interleaved.Join(vectors.AsSpan(from..end), Rest), tau, threads), results.AsSpan(from..end));
        }
    }

    Vector256<double>[] Reduced(Vector256<double>[] v, double[] tau, int threads)
    {
        int size = Math.Max(1, Blocks.Count(RowCount, Parts));
        var parts = new Vector256<double>[Parts][];
        Blocks.Run(Parts, threads, part =>
        {
            (int first, int end) = Blocks.Range(part, size, RowCount);
            parts[part] = new Vector256<double>[Rest];
            for (int row = first; row < end; row++)
            {
                ReadOnlySpan<Entry> entries = Entries.AsSpan(Start[row], Start[row + 1] - Start[row]);
                Interleaved.AddReduced(entries, -tau[row], v, parts[part]);
            }
        });
        Vector256<double>[] result = Interleaved.Sum(parts);
        for (int row = 0; row < Rest; row++)
        {
            Interleaved.AddSymmetric(Cross.AsSpan(CrossStart[row], CrossStart[row + 1] - CrossStart[row]), (row, Diagonal[row]), v, result);
        }

        return result;
    }

    void GatherAndScatter((int First, int End) rows, double[] v, double[] tau, double[] sums)
    {
        for (int row = rows.First; row < rows.End; row++)
        {
            ReadOnlySpan<Entry> entries = Entries.AsSpan(Start[row], Start[row + 1] - Start[row]);
            double sum = 0;
            foreach (Entry entry in entries)
            {
                sum += entry.Weight * v[entry.Level];
            }

            double factor = -tau[row] * sum;
            foreach (Entry entry in entries)
            {
                sums[entry.Level] += entry.Weight * factor;
            }
        }
    }

    /// <summary>result ← result + G_RR v.</summary>
    public void AddRest(ReadOnlySpan<double> v, Span<double> result)
    {
        for (int row = 0; row < Rest; row++)
        {
            double sum = Diagonal[row] * v[row];
            foreach (Entry entry in Cross.AsSpan(CrossStart[row], CrossStart[row + 1] - CrossStart[row]))
            {
                sum += entry.Weight * v[entry.Level];
                result[entry.Level] += entry.Weight * v[row];
            }

            result[row] += sum;
        }
    }

    /// <summary>The weights of the levels of a factor.</summary>
    public ReadOnlySpan<double> WeightsOf(int factor) =>
        factor == Eliminated ? RowWeights : Diagonal.AsSpan(Offsets[factor], Sizes[factor]);

    const int RowBlock = 4096;
    const int Parts = 16;
}
