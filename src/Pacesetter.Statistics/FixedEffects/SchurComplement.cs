using System.Runtime.CompilerServices;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.FixedEffects;

/// <summary>The normal equations of crossed effects after the largest factor is eliminated.</summary>
/// <remarks>
/// <para>S = Λ (G_RR − G_R0 diag(τ) G_0R) Λ + ridge × I, and the same for the m columns; fixed effects: τ = 1 ÷ g, Λ = I, no ridge.</para>
/// <para>Row by row: the row is its own accumulator, and every row belongs to one thread.</para>
/// </remarks>
sealed class SchurComplement(CrossProducts cross, int threads)
{
    const int RowsAtOnce = 16;
    const int RowBlock = 4096;

    /// <summary>Λ (Z_R'WX − G_R0 diag(τ) Z_0'WX): levels of the rest × m.</summary>
    public double[] RestSums { get; } = new double[cross.Rest * cross.Columns];

    /// <summary>X'WX − Σ_j τ_j x_j x_j': m × m.</summary>
    public double[] Moments { get; } = new double[cross.Columns * cross.Columns];

    /// <summary>Fills the lower triangle of the first levels of <paramref name="target"/>, and the reduced columns.</summary>
    public void Fill(SymmetricMatrix target, double[] tau, double[] scale, double ridge)
    {
        int groups = Blocks.Count(cross.Rest, RowsAtOnce);
        Blocks.Run(groups, threads, group =>
        {
            (int first, int end) = Blocks.Range(groups - 1 - group, RowsAtOnce, cross.Rest);
            for (int row = first; row < end; row++)
            {
                FillRow(target.Lower(row), row, tau, scale);
                target.Values[(row * target.Stride) + row] += ridge;
                Reduce(row, tau, scale[row]);
            }
        });
        ReduceMoments(tau);
    }

    /// <summary>The reduced columns alone.</summary>
    public void FillColumns(double[] tau)
    {
        Blocks.Run(Blocks.Count(cross.Rest, RowsAtOnce), threads, group =>
        {
            (int first, int end) = Blocks.Range(group, RowsAtOnce, cross.Rest);
            for (int row = first; row < end; row++)
            {
                Reduce(row, tau, 1);
            }
        });
        ReduceMoments(tau);
    }

    void FillRow(Span<double> target, int row, double[] tau, double[] scale)
    {
        target.Clear();
        double own = scale[row];
        if (own == 0)
        {
            return;
        }

        unchecked
        {
            ref double sums = ref target[0];
            ref Entry entries = ref cross.Entries[0];
            ReadOnlySpan<Place> places = cross.Places.AsSpan(cross.PlaceStart[row], cross.PlaceStart[row + 1] - cross.PlaceStart[row]);
            for (int at = 0; at < places.Length; at++)
            {
                if (at + Prefetch.Ahead < places.Length)
                {
                    Place later = places[at + Prefetch.Ahead];
                    Prefetch.Near(ref Unsafe.Add(ref entries, later.Start));
                    Prefetch.One(ref tau[later.Row]);
                }

                Place place = places[at];
                double factor = -tau[place.Row] * Unsafe.Add(ref entries, place.Own).Weight;
                ref Entry entry = ref Unsafe.Add(ref entries, place.Start);
                for (int left = place.Own - place.Start; left >= 0; left--)
                {
                    Unsafe.Add(ref sums, entry.Level) += factor * entry.Weight;
                    entry = ref Unsafe.Add(ref entry, 1);
                }
            }
        }

        foreach (Entry entry in cross.Cross.AsSpan(cross.CrossStart[row], cross.CrossStart[row + 1] - cross.CrossStart[row]))
        {
            target[entry.Level] += entry.Weight;
        }

        target[row] += cross.Diagonal[row];
        for (int column = 0; column <= row; column++)
        {
            target[column] *= own * scale[column];
        }
    }

    void Reduce(int row, double[] tau, double scale)
    {
        int m = cross.Columns;
        Span<double> sums = RestSums.AsSpan(row * m, m);
        sums.Clear();
        ReadOnlySpan<Place> places = cross.Places.AsSpan(cross.PlaceStart[row], cross.PlaceStart[row + 1] - cross.PlaceStart[row]);
        for (int at = 0; at < places.Length; at++)
        {
            if (at + Prefetch.Ahead < places.Length)
            {
                Place later = places[at + Prefetch.Ahead];
                Prefetch.One(ref cross.RowSums[later.Row * m]);
            }

            Place place = places[at];
            double factor = tau[place.Row] * cross.Entries[place.Own].Weight;
            for (int k = 0; k < m; k++)
            {
                sums[k] += factor * cross.RowSums[(place.Row * m) + k];
            }
        }

        for (int k = 0; k < m; k++)
        {
            sums[k] = scale * (cross.RestSums[(row * m) + k] - sums[k]);
        }
    }

    void ReduceMoments(double[] tau)
    {
        int m = cross.Columns;
        double[] sums = RowProducts(cross, tau, threads);
        for (int at = 0; at < m * m; at++)
        {
            Moments[at] = cross.Moments[at] - sums[at];
        }
    }

    /// <summary>Σ_j factor_j x_j x_j' over the rows of the eliminated factor: m × m.</summary>
    public static double[] RowProducts(CrossProducts cross, double[] factors, int threads)
    {
        int m = cross.Columns;
        int blocks = Blocks.Count(cross.RowCount, RowBlock);
        var parts = new CompensatedSum[blocks][];
        Blocks.Run(blocks, threads, block =>
        {
            CompensatedSum[] part = parts[block] = new CompensatedSum[m * m];
            (int first, int end) = Blocks.Range(block, RowBlock, cross.RowCount);
            for (int j = first; j < end; j++)
            {
                ReadOnlySpan<double> x = cross.RowSums.AsSpan(j * m, m);
                for (int k = 0; k < m; k++)
                {
                    double factor = factors[j] * x[k];
                    for (int l = 0; l <= k; l++)
                    {
                        part[(k * m) + l].Add(factor * x[l]);
                    }
                }
            }
        });
        double[] sums = new double[m * m];
        for (int k = 0; k < m; k++)
        {
            for (int l = 0; l <= k; l++)
            {
                var sum = new CompensatedSum();
                foreach (CompensatedSum[] part in parts)
                {
                    sum.Add(part[(k * m) + l].Value);
                }

                sums[(k * m) + l] = sums[(l * m) + k] = sum.Value;
            }
        }

        return sums;
    }
}
