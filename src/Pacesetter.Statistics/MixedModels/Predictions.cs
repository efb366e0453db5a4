using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.MixedModels;

/// <summary>Predicted effects and how uncertain they are, from the inverse at the estimates.</summary>
/// <remarks>
/// <para>Eliminated factor: σ² (τ_j + τ_j² d_j'S⁻¹d_j); rest: σ² γ_k (S⁻¹)_rr. Both hold the uncertainty of the fixed part; without
/// it: less σ² m'(S⁻¹_XX)⁻¹ m, m the row of the same product that meets the fixed columns   [Henderson1975].</para>
/// </remarks>
sealed class Predictions(PenalisedLeastSquares model, SymmetricMatrix inverse)
{
    const int RowBlock = 1024;

    readonly CrossProducts cross = model.Cross;

    public (double[] Full, double[] Conditional) Deviations(int factor)
    {
        int count = cross.Sizes[factor];
        double[] full = new double[count];
        double[] conditional = new double[count];
        SymmetricMatrix precision = FixedPrecision();
        Blocks.Run(Blocks.Count(count, RowBlock), model.Threads, block =>
        {
            double[] meets = new double[model.Fixed];
            (int first, int end) = Blocks.Range(block, RowBlock, count);
            for (int level = first; level < end; level++)
            {
                Array.Clear(meets);
                double variance = factor == cross.Eliminated ? OfRow(level, meets) : OfRest(cross.Offsets[factor] + level, meets);
                double known = variance - Quadratic(precision, meets);
                full[level] = Math.Sqrt(model.ResidualVariance * Math.Max(0, variance));
                conditional[level] = Math.Sqrt(model.ResidualVariance * Math.Max(0, known));
            }
        });
        return (full, conditional);
    }

    double OfRest(int row, double[] meets)
    {
        for (int k = 0; k < meets.Length; k++)
        {
            meets[k] = model.Scale[row] * inverse[cross.Rest + k, row];
        }

        return model.Scale[row] * model.Scale[row] * inverse[row, row];
    }

    double OfRow(int row, double[] meets)
    {
        ReadOnlySpan<Entry> entries = cross.Entries.AsSpan(cross.Start[row], cross.Start[row + 1] - cross.Start[row]);
        ReadOnlySpan<double> x = cross.RowSums.AsSpan(row * cross.Columns, model.Fixed);
        double sum = 0;
        for (int i = 0; i < entries.Length; i++)
        {
            int level = entries[i].Level;
            double own = entries[i].Weight * model.Scale[level];
            ReadOnlySpan<double> lower = inverse.Lower(level);
            double left = own * lower[level];
            for (int j = 0; j < i; j++)
            {
                left += 2 * entries[j].Weight * model.Scale[entries[j].Level] * lower[entries[j].Level];
            }

            for (int k = 0; k < x.Length; k++)
            {
                double with = own * inverse[cross.Rest + k, level];
                meets[k] += with;
                sum += 2 * with * x[k];
            }

            sum += own * left;
        }

        for (int k = 0; k < x.Length; k++)
        {
            for (int l = 0; l < x.Length; l++)
            {
                double value = inverse[cross.Rest + k, cross.Rest + l];
                meets[k] += value * x[l];
                sum += x[k] * x[l] * value;
            }
        }

        double tau = model.Tau[row];
        for (int k = 0; k < meets.Length; k++)
        {
            meets[k] *= tau;
        }

        return tau + (tau * tau * sum);
    }

    // (S⁻¹_XX)⁻¹, the precision of the fixed part in units of 1 ÷ σ².
    SymmetricMatrix FixedPrecision()
    {
        var covariance = new SymmetricMatrix(model.Fixed);
        for (int k = 0; k < model.Fixed; k++)
        {
            for (int l = 0; l <= k; l++)
            {
                covariance[k, l] = inverse[cross.Rest + k, cross.Rest + l];
            }
        }

        var precision = new SymmetricMatrix(model.Fixed);
        var cholesky = new Cholesky(covariance, 1);
        cholesky.Decompose(0);
        cholesky.Invert(precision, model.Fixed);
        return precision;
    }

    static double Quadratic(SymmetricMatrix matrix, double[] x)
    {
        double sum = 0;
        for (int k = 0; k < x.Length; k++)
        {
            for (int l = 0; l < x.Length; l++)
            {
                sum += x[k] * matrix[k, l] * x[l];
            }
        }

        return sum;
    }
}
