using System.Runtime.InteropServices;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.FixedEffects;

/// <summary>The regression of the freed outcome on the freed covariates, and how sure its coefficients are.</summary>
/// <remarks>
/// <para>b = (x̃'Wx̃)⁻¹ x̃'Wỹ, with what varies inside the cells   [FrischWaugh1933; Lovell1963]</para>
/// <para>Clustered: (x̃'Wx̃)⁻¹ (Σ_g s_g s_g') (x̃'Wx̃)⁻¹, s_g the scores of a cluster; two ways: first + second − both
/// [CameronGelbachMiller2011]. Small samples: × G ÷ (G − 1), G the fewer clusters, × (N − 1) ÷ (N − K), K without the factors that
/// are nested in a cluster: the convention of fixest.</para>
/// </remarks>
sealed class CovariateRegression
{
    readonly CrossedCells cells;
    readonly double[][] x;
    readonly int p;

    public CovariateRegression(CrossedCells cells, double[][] x, double[] y, double[] moments, int threads)
    {
        (this.cells, this.x, p) = (cells, x, x.Length);
        Inverse = new SymmetricMatrix(Math.Max(1, p));
        Coefficients = new double[p];
        Residuals = [.. y];
        if (p > 0)
        {
            Solve(y, moments, threads);
        }

        var sum = new CompensatedSum();
        for (int c = 0; c < cells.Count; c++)
        {
            sum.Add(cells.Weights[c] * Residuals[c] * Residuals[c]);
            sum.Add(WithinSquares(c));
        }

        SumOfSquares = sum.Value;
    }

    public double[] Coefficients { get; }

    /// <summary>(x̃'Wx̃)⁻¹.</summary>
    public SymmetricMatrix Inverse { get; }

    /// <summary>Of the cell means.</summary>
    public double[] Residuals { get; }

    public double SumOfSquares { get; }

    void Solve(double[] y, double[] moments, int threads)
    {
        var products = new SymmetricMatrix(p);
        double[] right = new double[p];
        Blocks.Run(p * (p + 1), threads, at =>
        {
            (int k, int l) = (at / (p + 1), at % (p + 1));
            if (l == p)
            {
                right[k] = Product(x[k], y) + Within(cells.WithinProducts, k, p);
            }
            else if (l <= k)
            {
                products[k, l] = Product(x[k], x[l]) + Within(cells.WithinCovariates, (k * p) + l, p * p);
            }
        });
        for (int k = 0; k < p; k++)
        {
            Require(products[k, k] > 1e-10 * moments[k * (p + 2)], k);
        }

        var cholesky = new Cholesky(products, 1);
        cholesky.Decompose(1e-10);
        Require(cholesky.Dropped.Count == 0, cholesky.Dropped is [var first, ..] ? first : 0);
        cholesky.Forward(right);
        cholesky.Backward(right);
        right.CopyTo(Coefficients, 0);
        cholesky.Invert(Inverse, p);
        for (int k = 0; k < p; k++)
        {
            Vectors.AddScaled(Residuals, -Coefficients[k], x[k]);
        }
    }

    /// <summary>The covariance of the coefficients.</summary>
    public double[] Covariance(Errors errors, double variance, double degreesOfFreedom, int[] sizes)
    {
        var covariance = new double[p * p];
        if (p == 0)
        {
            return covariance;
        }

        if (errors.EverySingle)
        {
            if (cells.Observations > cells.Count)
            {
                throw new AssumptionException(Assumption.CellsNotSingle, "cells", "errors with a variance each need every cell to be one observation");
            }

            AddMeat(covariance, [.. Enumerable.Range(0, cells.Count)], 1);
            return Sandwich(covariance, cells.Count / degreesOfFreedom);
        }

        if (errors.Factors.Count == 0)
        {
            for (int at = 0; at < p * p; at++)
            {
                covariance[at] = variance * Inverse[at / p, at % p];
            }

            return covariance;
        }

        foreach (int factor in errors.Factors)
        {
            AddMeat(covariance, cells.Levels[factor], 1);
        }

        if (errors.Factors is [var one, var other])
        {
            AddMeat(covariance, Pairs(cells.Levels[one], cells.Levels[other]), -1);
        }

        double clusters = errors.Factors.Min(factor => sizes[factor]);
        double n = cells.Observations;
        int nested = Enumerable.Range(0, sizes.Length).Where(factor => errors.Factors.Any(cluster => Nested(factor, cluster))).Sum(factor => sizes[factor]);
        int nestedFactors = Enumerable.Range(0, sizes.Length).Count(factor => errors.Factors.Any(cluster => Nested(factor, cluster)));
        double k = n - degreesOfFreedom - nested + Math.Max(0, nestedFactors - (nestedFactors == sizes.Length ? 1 : 0));
        return Sandwich(covariance, clusters / (clusters - 1) * (n - 1) / (n - k));
    }

    void AddMeat(double[] meat, int[] clusters, double sign)
    {
        double[] scores = new double[(clusters.Max() + 1) * p];
        for (int c = 0; c < cells.Count; c++)
        {
            for (int k = 0; k < p; k++)
            {
                double score = (cells.Weights[c] * x[k][c] * Residuals[c]) + (cells.WithinProducts?[(c * p) + k] ?? 0);
                for (int l = 0; l < p && cells.WithinCovariates is not null; l++)
                {
                    score -= cells.WithinCovariates[(((c * p) + k) * p) + l] * Coefficients[l];
                }

                scores[(clusters[c] * p) + k] += score;
            }
        }

        for (int at = 0; at < scores.Length; at += p)
        {
            for (int k = 0; k < p * p; k++)
            {
                meat[k] += sign * scores[at + (k / p)] * scores[at + (k % p)];
            }
        }
    }

    double[] Sandwich(double[] meat, double factor)
    {
        double[] covariance = new double[p * p];
        for (int at = 0; at < p * p; at++)
        {
            for (int inner = 0; inner < p * p; inner++)
            {
                covariance[at] += factor * Inverse[at / p, inner / p] * meat[inner] * Inverse[inner % p, at % p];
            }
        }

        return covariance;
    }

    // Every level of the factor lies within one level of the cluster.
    bool Nested(int factor, int cluster)
    {
        int[] of = cells.Levels[factor];
        int[] within = new int[of.Max() + 1];
        for (int c = 0; c < of.Length; c++)
        {
            int level = cells.Levels[cluster][c] + 1;
            if (within[of[c]] != 0 && within[of[c]] != level)
            {
                return false;
            }

            within[of[c]] = level;
        }

        return true;
    }

    static int[] Pairs(int[] one, int[] other)
    {
        var ids = new Dictionary<(int, int), int>();
        int[] pairs = new int[one.Length];
        for (int c = 0; c < one.Length; c++)
        {
            ref int id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, (one[c], other[c]), out bool exists);
            pairs[c] = id = exists ? id : ids.Count - 1;
        }

        return pairs;
    }

    double Product(double[] a, double[] b)
    {
        var sum = new CompensatedSum();
        for (int c = 0; c < a.Length; c++)
        {
            sum.Add(cells.Weights[c] * a[c] * b[c]);
        }

        return sum.Value;
    }

    static double Within(double[]? values, int first, int step)
    {
        double sum = 0;
        for (int at = first; at < (values?.Length ?? 0); at += step)
        {
            sum += values![at];
        }

        return sum;
    }

    double WithinSquares(int cell)
    {
        double sum = cells.Within?[cell] ?? 0;
        for (int k = 0; k < p && cells.WithinProducts is not null; k++)
        {
            sum -= 2 * Coefficients[k] * cells.WithinProducts[(cell * p) + k];
            for (int l = 0; l < p; l++)
            {
                sum += Coefficients[k] * Coefficients[l] * cells.WithinCovariates![(((cell * p) + k) * p) + l];
            }
        }

        return sum;
    }

    static void Require(bool independent, int k)
    {
        if (!independent)
        {
            throw new AssumptionException(Assumption.Collinear, $"covariate {k + 1}", $"covariate {k + 1} is made up by the factors or by other covariates");
        }
    }
}
