using System.Globalization;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.FixedEffects;

/// <summary>Effects of two or more crossed factors by weighted least squares, each net of all others.</summary>
/// <remarks>
/// <para>y = Σ_f a_f(level) + x'b + e: normal equations G t = D'Wy, the largest factor eliminated, the rest by dense Cholesky up to
/// 6,000 levels and by preconditioned conjugate gradients beyond   [AbowdKramarzMargolis1999]</para>
/// <para>Effects are told apart only within a class of comparable levels; they are centred there, so that a class has weighted mean 0.</para>
/// <para>Units: effects and their errors in the unit of y. Shapes: see <see cref="CrossedCells"/>.</para>
/// <para>Assumes: effects add up; errors unrelated to who works on what. Not for predicting a level with few observations: its effect
/// is unbiased, not good; shrink it. Checked against: fixest 0.14.2. Full text: docs/methods/crossed-effects.md.</para>
/// </remarks>
public static class CrossedEffects
{
    /// <summary>The most levels besides the largest factor for which the equations are solved densely, and every effect has its error.</summary>
    public const int Dense = 6_000;

    /// <summary>Estimates effects, coefficients and their errors.</summary>
    /// <param name="cells">Cells of two factors or more, each of two levels or more.</param>
    /// <param name="errors">What is assumed of the errors for the coefficients; independent ones where null.</param>
    /// <param name="effectErrors">Whether the standard error of every effect is wanted; without it conjugate gradients are tried first.</param>
    /// <param name="threads">Threads to use, 0 for all processors; never changes a result.</param>
    /// <exception cref="AssumptionException">A need named in <see cref="Assumption"/> is not met.</exception>
    public static CrossedEstimate Estimate(CrossedCells cells, Errors? errors = null, bool effectErrors = true, int threads = 0)
    {
        errors ??= Errors.Independent;
        threads = Blocks.Threads(threads);
        int[] sizes = cells.Check(2);
        if (errors.Factors.Any(factor => factor < 0 || factor >= sizes.Length))
        {
            throw new ArgumentException("the errors are clustered by a factor that is not there", nameof(errors));
        }

        int p = cells.Covariates.Count;
        double[][] columns = [.. cells.Covariates, cells.Means];
        Blocks.Run(columns.Length, threads, k => columns[k] = Centred(cells, columns[k]));
        CrossProducts cross = CrossTable.Of(cells, sizes, columns, Within(cells), threads);
        IRestSolver solver = Solver(cross, effectErrors, threads);
        var absorption = new Absorption(cells, cross, solver, threads);
        (double[][] Effects, double[] Left)[] freed = absorption.Of(columns, Seed(sizes));
        Comparability comparability = Compared(cells, sizes, absorption);

        var regression = new CovariateRegression(cells, [.. freed[..p].Select(it => it.Left)], freed[p].Left, cross.Moments, threads);
        int rank = sizes.Sum() - ((solver as DenseRest)?.Deficiency ?? comparability.Deficiency()) + p;
        (double freedom, double variance) = Variance(cells.Observations, rank, regression.SumOfSquares, cross.Moments[^1]);
        double[][][] parts = [.. freed.Select(it => Centred(it.Effects, cross, comparability.Classes))];
        return new CrossedEstimate(regression.Coefficients, regression.Covariance(errors, variance, freedom, sizes), variance, regression.SumOfSquares, freedom, rank)
        {
            Effects = [.. sizes.Select((_, factor) => Combine(parts, factor, regression.Coefficients))],
            EffectErrors = effectErrors && solver is DenseRest dense ? ErrorsOf(new EffectVariances(cross, dense.Invert(), threads), comparability.Classes, parts, (regression, variance)) : null,
            Classes = comparability.Classes,
            Components = comparability.Components,
            Means = Means(cells, comparability),
            Residuals = regression.Residuals,
            NormalResidual = absorption.Remainder,
            Solver = solver.Kind,
            Iterations = solver.Iterations,
        };
    }

    /// <summary>The seed of the random vector that shows classes; null with two factors, where the components are the classes.</summary>
    internal static int? Seed(int[] sizes) => sizes.Length > 2 ? 20_261_123 : null;

    /// <summary>What can be compared, after the columns have settled.</summary>
    internal static Comparability Compared(CrossedCells cells, int[] sizes, Absorption absorption)
    {
        if (!(absorption.Remainder < 1e-8))
        {
            throw new AssumptionException(Assumption.NotConverged, "effects", "the effects did not settle: the levels hardly meet each other");
        }

        var comparability = new Comparability(cells, sizes);
        if (absorption.Silent is { } silent)
        {
            comparability.Refine(silent);
        }

        return comparability;
    }

    internal static IRestSolver Solver(CrossProducts cross, bool effectErrors, int threads)
    {
        double[] tau = Array.ConvertAll(cross.RowWeights, weight => 1 / weight);
        if (cross.Rest <= Dense && (effectErrors || cross.Rest <= Dense / 10))
        {
            return new DenseRest(cross, tau, threads);
        }

        return new GradientRest(cross, tau, cross.Rest <= Dense, threads);
    }

    /// <summary>σ² and its degrees of freedom from the sum of squares, left and in all.</summary>
    internal static (double Freedom, double Variance) Variance(double observations, int rank, double left, double total)
    {
        double freedom = observations - rank;
        if (freedom <= 0)
        {
            throw new AssumptionException(Assumption.NoDegreesOfFreedom, "observations", string.Create(CultureInfo.InvariantCulture, $"{observations} observations for {rank} parameters: nothing is left to judge the error by"));
        }

        if (!(left > 1e-20 * total))
        {
            throw new AssumptionException(Assumption.NoResidual, "outcome", "the outcome never varies, or is fitted without any residual");
        }

        return (freedom, left / freedom);
    }

    static double[] Combine(double[][][] parts, int factor, double[] coefficients)
    {
        double[] effects = [.. parts[^1][factor]];
        for (int k = 0; k < coefficients.Length; k++)
        {
            Vectors.AddScaled(effects, -coefficients[k], parts[k][factor]);
        }

        return effects;
    }

    static double[][] ErrorsOf(EffectVariances variances, int[][] classes, double[][][] parts, (CovariateRegression Regression, double Variance) fit) =>
        [.. classes.Select((of, factor) =>
        {
            double[] errors = variances.Of(factor, of);
            for (int level = 0; level < errors.Length; level++)
            {
                for (int k = 0; k < parts.Length - 1; k++)
                {
                    for (int l = 0; l < parts.Length - 1; l++)
                    {
                        errors[level] += parts[k][factor][level] * parts[l][factor][level] * fit.Regression.Inverse[k, l];
                    }
                }

                errors[level] = Math.Sqrt(fit.Variance * errors[level]);
            }

            return errors;
        })];

    internal static double[][] Centred(double[][] effects, CrossProducts cross, int[][] classes) => [.. effects.Select((of, factor) =>
    {
        ReadOnlySpan<double> weights = cross.WeightsOf(factor);
        int count = classes[factor].Max() + 1;
        double[] sums = new double[count];
        double[] totals = new double[count];
        for (int level = 0; level < of.Length; level++)
        {
            sums[classes[factor][level]] += weights[level] * of[level];
            totals[classes[factor][level]] += weights[level];
        }

        return of.Select((effect, level) => effect - (sums[classes[factor][level]] / totals[classes[factor][level]])).ToArray();
    })];

    static double[] Means(CrossedCells cells, Comparability comparability)
    {
        double[] sums = new double[comparability.ComponentCount];
        double[] totals = new double[sums.Length];
        for (int c = 0; c < cells.Count; c++)
        {
            int component = comparability.Components[0][cells.Levels[0][c]];
            sums[component] += cells.Weights[c] * cells.Means[c];
            totals[component] += cells.Weights[c];
        }

        return [.. sums.Select((sum, component) => sum / totals[component])];
    }

    static double[] Within(CrossedCells cells)
    {
        int p = cells.Covariates.Count;
        double[] within = new double[(p + 1) * (p + 1)];
        within[^1] = cells.Within?.Sum() ?? 0;
        for (int c = 0; c < cells.Count && cells.WithinCovariates is not null; c++)
        {
            for (int k = 0; k < p; k++)
            {
                within[(k * (p + 1)) + p] += cells.WithinProducts![(c * p) + k];
                within[(p * (p + 1)) + k] += cells.WithinProducts[(c * p) + k];
                for (int l = 0; l < p; l++)
                {
                    within[(k * (p + 1)) + l] += cells.WithinCovariates[(((c * p) + k) * p) + l];
                }
            }
        }

        return within;
    }

    static double[] Centred(CrossedCells cells, double[] values)
    {
        double centre = Vectors.Dot(cells.Weights, values) / cells.Weights.Sum();
        return Array.ConvertAll(values, value => value - centre);
    }
}
