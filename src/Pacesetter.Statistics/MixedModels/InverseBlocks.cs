using System.Runtime.CompilerServices;
using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.MixedModels;

/// <summary>Sums over the blocks M^kl of the inverse, read row by row while each row is near.</summary>
sealed class InverseBlocks(PenalisedLeastSquares model, SymmetricMatrix inverse)
{
    const int RowsAtOnce = 16;

    readonly CrossProducts cross = model.Cross;
    readonly int factors = model.Ratios.Length;

    /// <summary>Traces of M^kk; |δI − M^kl|² of the factors of the rest into <paramref name="norms"/>.</summary>
    public double[] Sum(double[,] norms)
    {
        // A row gives: |M^kl|² with every factor l, its diagonal, and its share of Σ τ² d'S⁻¹d.
        double[] found = new double[cross.Rest * (factors + 2)];
        double[] squares = Array.ConvertAll(model.Tau, tau => tau * tau);
        int groups = Blocks.Count(cross.Rest, RowsAtOnce);
        Blocks.Run(groups, model.Threads, group =>
        {
            double[] scaled = new double[cross.Rest];
            (int first, int end) = Blocks.Range(groups - 1 - group, RowsAtOnce, cross.Rest);
            for (int row = first; row < end; row++)
            {
                Read(row, scaled, squares, found.AsSpan(row * (factors + 2), factors + 2));
            }
        });
        double[] traces = new double[factors];
        var sandwich = new CompensatedSum();
        for (int k = 0; k < factors; k++)
        {
            for (int row = cross.Offsets[k]; k != cross.Eliminated && row < cross.Offsets[k] + cross.Sizes[k]; row++)
            {
                Span<double> own = found.AsSpan(row * (factors + 2), factors + 2);
                traces[k] += own[factors];
                sandwich.Add(own[factors + 1]);
                for (int l = 0; l < factors; l++)
                {
                    norms[k, l] += own[l];
                }
            }
        }

        for (int k = 0; k < factors; k++)
        {
            for (int l = k + 1; l < factors; l++)
            {
                norms[k, l] = norms[l, k] = norms[k, l] + norms[l, k];
            }
        }

        traces[cross.Eliminated] = model.SumOfReciprocals + ((sandwich.Value + FixedSandwich(squares)) / model.Ratios[cross.Eliminated]);
        return traces;
    }

    void Read(int row, double[] scaled, double[] squares, Span<double> found)
    {
        ReadOnlySpan<double> lower = inverse.Lower(row);
        for (int factor = 0; factor < factors; factor++)
        {
            int offset = cross.Offsets[factor];
            if (factor == cross.Eliminated || offset > row)
            {
                continue;
            }

            int length = Math.Min(cross.Sizes[factor], row - offset + 1);
            ReadOnlySpan<double> part = lower.Slice(offset, length);
            double scale = model.Scale[row] * model.Scale[offset];
            for (int i = 0; i < length; i++)
            {
                scaled[offset + i] = scale * part[i];
            }

            double norm = Vectors.Dot(part, part);
            if (offset + length == row + 1)
            {
                double own = lower[row];
                norm = (2 * (norm - (own * own))) + ((1 - own) * (1 - own));
            }

            found[factor] = norm;
        }

        found[factors] = lower[row];
        found[factors + 1] = Sandwich(row, scaled, squares);
    }

    // Σ_j τ_j² v_jr (2 Σ_(c<r) v_jc C_rc + v_jr C_rr + 2 Σ_k x_jk C_kr), C the scaled inverse.
    double Sandwich(int row, double[] scaled, double[] squares)
    {
        Span<double> withFixed = stackalloc double[model.Fixed];
        for (int k = 0; k < model.Fixed; k++)
        {
            withFixed[k] = inverse[cross.Rest + k, row] * model.Scale[row];
        }

        double sum = 0;
        double diagonal = scaled[row];
        ReadOnlySpan<Place> places = cross.Places.AsSpan(cross.PlaceStart[row], cross.PlaceStart[row + 1] - cross.PlaceStart[row]);
        ref Entry entries = ref cross.Entries[0];
        ref double values = ref scaled[0];
        for (int at = 0; at < places.Length; at++)
        {
            if (at + Prefetch.Ahead < places.Length)
            {
                Place later = places[at + Prefetch.Ahead];
                Prefetch.Near(ref Unsafe.Add(ref entries, later.Start));
                Prefetch.One(ref squares[later.Row]);
                Prefetch.One(ref cross.RowSums[later.Row * cross.Columns]);
            }

            Place place = places[at];
            double left = 0;
            ref Entry entry = ref Unsafe.Add(ref entries, place.Start);
            for (int count = place.Own - place.Start; count > 0; count--)
            {
                left += entry.Weight * Unsafe.Add(ref values, entry.Level);
                entry = ref Unsafe.Add(ref entry, 1);
            }

            for (int k = 0; k < withFixed.Length; k++)
            {
                left += withFixed[k] * cross.RowSums[(place.Row * cross.Columns) + k];
            }

            double own = entry.Weight;
            sum += squares[place.Row] * own * ((2 * left) + (own * diagonal));
        }

        return sum;
    }

    double FixedSandwich(double[] squares)
    {
        double[] products = SchurComplement.RowProducts(cross, squares, model.Threads);
        double sum = 0;
        for (int k = 0; k < model.Fixed; k++)
        {
            for (int l = 0; l < model.Fixed; l++)
            {
                sum += products[(k * cross.Columns) + l] * inverse[cross.Rest + k, cross.Rest + l];
            }
        }

        return sum;
    }

    /// <summary>|M^0l|² = Σ_j τ_j² |d_j'S⁻¹ columns of l|² ÷ γ_0.</summary>
    public double MixedNorm(int factor)
    {
        double sum = 0;
        foreach ((int row, double[] product) in Products(cross.Offsets[factor], cross.Sizes[factor]))
        {
            sum += model.Tau[row] * model.Tau[row] * Vectors.Dot(product, product);
        }

        return sum / model.Ratios[cross.Eliminated];
    }

    /// <summary>|I − M^00|², with M^00_ij = δ_ij ÷ T_i + τ_i τ_j d_i'S⁻¹d_j ÷ γ_0.</summary>
    public double EliminatedNorm()
    {
        double ratio = model.Ratios[cross.Eliminated];
        double sum = 0;
        foreach ((int i, double[] product) in Products(0, cross.Rest + model.Fixed))
        {
            for (int j = 0; j <= i; j++)
            {
                double value = 0;
                foreach (Entry entry in cross.Entries.AsSpan(cross.Start[j], cross.Start[j + 1] - cross.Start[j]))
                {
                    value += entry.Weight * model.Scale[entry.Level] * product[entry.Level];
                }

                for (int k = 0; k < model.Fixed; k++)
                {
                    value += cross.RowSums[(j * cross.Columns) + k] * product[cross.Rest + k];
                }

                value *= model.Tau[i] * model.Tau[j] / ratio;
                // 1 − 1 ÷ T_i = g_i τ_i.
                sum += i == j ? Square((cross.RowWeights[i] * model.Tau[i]) - value) : 2 * Square(value);
            }
        }

        return sum;
    }

    /// <summary>Row by row of the eliminated factor: d_j'S⁻¹ for a range of columns. The array is used again.</summary>
    IEnumerable<(int Row, double[] Product)> Products(int first, int count)
    {
        double[][] columns = new double[cross.Rest + model.Fixed][];
        for (int r = 0; r < columns.Length; r++)
        {
            columns[r] = new double[count];
            for (int c = 0; c < count; c++)
            {
                columns[r][c] = inverse[r, first + c];
            }
        }

        double[] product = new double[count];
        for (int row = 0; row < cross.RowCount; row++)
        {
            Array.Clear(product);
            for (int at = cross.Start[row]; at < cross.Start[row + 1]; at++)
            {
                Entry entry = cross.Entries[at];
                Vectors.AddScaled(product, entry.Weight * model.Scale[entry.Level], columns[entry.Level]);
            }

            for (int k = 0; k < model.Fixed; k++)
            {
                Vectors.AddScaled(product, cross.RowSums[(row * cross.Columns) + k], columns[cross.Rest + k]);
            }

            yield return (row, product);
        }
    }

    static double Square(double value) => value * value;
}
