using System.Globalization;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.MixedModels;

/// <summary>A linear mixed model with crossed random intercepts: effects pulled towards their mean as far as the data leave them uncertain.</summary>
/// <remarks>
/// <para>y = Xb + Σ_k Z_k u_k + e, u_k ~ N(0, γ_k σ² I), e_i ~ N(0, σ² ÷ w_i); variances by REML or ML   [PattersonThompson1971; Bates2015]</para>
/// <para>The factor with most levels is eliminated; what is left, S, is dense and factored by blocks. Newton steps in ln γ.</para>
/// <para>Units: effects and deviations in the unit of y, variances in its square. Shapes: see <see cref="CrossedCells"/>.</para>
/// <para>Assumes: effects independent of each other, of the errors, and of who works on what; errors normal and independent.</para>
/// <para>Not for more than 46,000 levels besides the largest factor. Checked against: lme4 1.1-31 (InstEval, Penicillin, crossed
/// workers). Full text: docs/methods/mixed-model.md.</para>
/// </remarks>
public static class MixedModel
{
    /// <summary>Fits variances, coefficients and effects.</summary>
    /// <param name="cells">Cells of one factor or more, each of two levels or more; covariates without the intercept.</param>
    /// <param name="likelihood">REML or ML.</param>
    /// <param name="threads">Threads to use, 0 for all processors; never changes a result.</param>
    /// <exception cref="AssumptionException">A need named in <see cref="Assumption"/> is not met.</exception>
    public static MixedEstimate Fit(CrossedCells cells, Likelihood likelihood, int threads = 0)
    {
        int[] sizes = cells.Check(1);
        RequireReplication(cells, sizes);
        threads = Blocks.Threads(threads);
        var centred = new CentredCells(cells, sizes, threads);
        var model = new PenalisedLeastSquares(centred, likelihood, threads);
        var inverse = new SymmetricMatrix(model.Matrix.Size);
        var search = new VarianceSearch(model, inverse);
        search.Run();
        if (!search.InverseStands || likelihood == Likelihood.Full)
        {
            model.Cholesky.Invert(inverse, model.Matrix.Size);
        }

        return Estimate(centred, model, inverse, search);
    }

    /// <summary>The criterion, −2 log likelihood, at given variance ratios.</summary>
    /// <param name="cells">As for <see cref="Fit"/>.</param>
    /// <param name="likelihood">REML or ML.</param>
    /// <param name="ratios">γ_k ≥ 0: the variance of every factor over the residual variance.</param>
    /// <param name="threads">Threads to use, 0 for all processors.</param>
    /// <exception cref="AssumptionException">A need named in <see cref="Assumption"/> is not met.</exception>
    public static double Criterion(CrossedCells cells, Likelihood likelihood, double[] ratios, int threads = 0)
    {
        int[] sizes = cells.Check(1);
        if (ratios.Length != sizes.Length || !ratios.All(ratio => ratio >= 0 && double.IsFinite(ratio)))
        {
            throw new ArgumentException("a finite ratio of zero or more is needed for every factor", nameof(ratios));
        }

        RequireReplication(cells, sizes);
        threads = Blocks.Threads(threads);
        var model = new PenalisedLeastSquares(new CentredCells(cells, sizes, threads), likelihood, threads);
        model.Evaluate(ratios);
        return model.Criterion;
    }

    static MixedEstimate Estimate(CentredCells centred, PenalisedLeastSquares model, SymmetricMatrix inverse, VarianceSearch search)
    {
        int factors = model.Ratios.Length;
        var predictions = new Predictions(model, inverse);
        (double[] Full, double[] Conditional)[] deviations = [.. Enumerable.Range(0, factors).Select(predictions.Deviations)];
        double[] coefficients = [.. model.Solution.Fixed];
        coefficients[0] += centred.Centres[^1];
        for (int k = 1; k < model.Fixed; k++)
        {
            coefficients[0] -= coefficients[k] * centred.Centres[k];
        }

        return new MixedEstimate(model.Criterion, model.Ratios, model.ResidualVariance, coefficients, Covariance(centred, model, inverse))
        {
            LogRatioErrors = search.LogErrors,
            Effects = [.. Enumerable.Range(0, factors).Select(factor => model.Effects(model.Solution, factor).ToArray())],
            Deviations = [.. deviations.Select(it => it.Full)],
            ConditionalDeviations = [.. deviations.Select(it => it.Conditional)],
            Decrement = search.Decrement,
            Evaluations = model.Evaluations,
            Observations = centred.Observations,
        };
    }

    // The intercept at the centres, moved back: β_0 = centred β_0 − Σ β_k centre_k.
    static double[] Covariance(CentredCells centred, PenalisedLeastSquares model, SymmetricMatrix inverse)
    {
        int p = model.Fixed;
        double[] covariance = new double[p * p];
        double Moved(int k, int l) => k > 0 ? At(k, l) : Enumerable.Range(0, p).Sum(i => (i == 0 ? 1 : -centred.Centres[i]) * At(i, l));
        double At(int k, int l) => model.ResidualVariance * inverse[model.Cross.Rest + k, model.Cross.Rest + l];
        for (int k = 0; k < p; k++)
        {
            for (int l = 0; l < p; l++)
            {
                covariance[(k * p) + l] = l > 0 ? Moved(k, l) : Enumerable.Range(0, p).Sum(i => (i == 0 ? 1 : -centred.Centres[i]) * Moved(k, i));
            }
        }

        return covariance;
    }

    static void RequireReplication(CrossedCells cells, int[] sizes)
    {
        double observations = cells.Observations;
        if (observations <= cells.Covariates.Count + 1 + sizes.Length)
        {
            throw new AssumptionException(Assumption.NoDegreesOfFreedom, "observations", string.Create(CultureInfo.InvariantCulture, $"{observations} observations are too few for {cells.Covariates.Count + 1} coefficients and {sizes.Length + 1} variances"));
        }

        int single = Array.FindIndex(sizes, size => size >= observations);
        if (single >= 0)
        {
            throw new AssumptionException(Assumption.NoDegreesOfFreedom, $"factor {single + 1}", $"factor {single + 1} has a level for every observation: its variance cannot be told from the residual");
        }

        if (sizes.Sum(size => (long)size) - sizes.Max() + cells.Covariates.Count + 1 > SymmetricMatrix.Largest)
        {
            throw new ArgumentException($"more than {SymmetricMatrix.Largest} levels besides the largest factor", nameof(cells));
        }
    }
}
