using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.MixedModels;

/// <summary>Gradient and Hessian of the criterion in the variance ratios, at the last evaluation.</summary>
/// <remarks>
/// <para>r_k = Z_k'W(y − Xb − Zu), a_k = |r_k|²;  ∂/∂γ_k = (q_k − tr M^kk) ÷ γ_k − a_k ÷ σ², M^kl the blocks of the inverse.</para>
/// <para>With t_l = Z_l r_l as response, Q_kl = r_k'r_k^(l): average information Q_kl ÷ σ² − a_k a_l ÷ (df σ⁴)   [Gilmour1995];
/// exact: 2 Q_kl ÷ σ² − a_k a_l ÷ (df σ⁴) − |δI − M^kl|² ÷ (γ_k γ_l). Exact between factors of the rest, where M^kl is at hand,
/// and for the eliminated factor where that costs little; average information otherwise.</para>
/// <para>tr M^00 = Σ_j [1 ÷ T_j + τ_j² d_j'S⁻¹d_j ÷ γ_0], d_j the scaled row of j.</para>
/// </remarks>
sealed class Derivatives
{
    /// <summary>Multiplications that an exact block of the eliminated factor may cost.</summary>
    const double Affordable = 4e7;

    readonly PenalisedLeastSquares model;
    readonly CrossProducts cross;
    readonly int factors;
    readonly double[,] norms; // |δI − M^kl|², NaN where unknown

    public Derivatives(PenalisedLeastSquares model, SymmetricMatrix inverse)
    {
        this.model = model;
        cross = model.Cross;
        factors = model.Ratios.Length;
        norms = new double[factors, factors];
        Gradient = new double[factors];
        Hessian = new double[factors, factors];
        model.Cholesky.Invert(inverse, cross.Rest + (model.Restricted ? model.Fixed : 0));
        var blocks = new InverseBlocks(model, inverse);
        double[] traces = blocks.Sum(norms);
        foreach (int factor in Enumerable.Range(0, factors))
        {
            norms[factor, cross.Eliminated] = norms[cross.Eliminated, factor] = double.NaN;
            if (cross.Entries.Length * (double)cross.Sizes[factor] <= Affordable)
            {
                norms[factor, cross.Eliminated] = norms[cross.Eliminated, factor] = factor == cross.Eliminated ? blocks.EliminatedNorm() : blocks.MixedNorm(factor);
            }
        }

        Complete(traces);
    }

    public double[] Gradient { get; }

    public double[,] Hessian { get; }

    void Complete(double[] traces)
    {
        double[] ratios = model.Ratios;
        double variance = model.ResidualVariance;
        Parts residuals = model.Residuals(model.Response, model.Solution);
        double[] squares = [.. Enumerable.Range(0, factors).Select(k => Vectors.Dot(model.Effects(residuals, k), model.Effects(residuals, k)))];
        for (int l = 0; l < factors; l++)
        {
            Gradient[l] = ((cross.Sizes[l] - traces[l]) / ratios[l]) - (squares[l] / variance);
            Parts response = Working(residuals, l);
            Parts left = model.Residuals(response, model.Solve(response));
            for (int k = 0; k <= l; k++)
            {
                double q = Vectors.Dot(model.Effects(residuals, k), model.Effects(left, k)) / variance;
                double profile = squares[k] * squares[l] / (model.DegreesOfFreedom * variance * variance);
                Hessian[k, l] = Hessian[l, k] = double.IsNaN(norms[k, l]) ? q - profile : (2 * q) - profile - (norms[k, l] / (ratios[k] * ratios[l]));
            }
        }
    }

    // The sums of t_l = Z_l r_l.
    Parts Working(Parts residuals, int factor)
    {
        double[] rows = new double[cross.RowCount];
        double[] rest = new double[cross.Rest];
        double[] columns = new double[model.Fixed];
        if (factor == cross.Eliminated)
        {
            for (int j = 0; j < rows.Length; j++)
            {
                rows[j] = cross.RowWeights[j] * residuals.Rows[j];
            }

            cross.Scatter(residuals.Rows, rest, model.Threads);
            model.AddFixed(residuals.Rows, columns);
        }
        else
        {
            double[] own = new double[cross.Rest];
            model.Effects(residuals, factor).CopyTo(own.AsSpan(cross.Offsets[factor]));
            cross.Gather(own, rows, model.Threads);
            cross.AddRest(own, rest);
            model.AddFixed(own, columns, rest: true);
        }

        return new Parts(rows, rest, columns);
    }
}
