using System.Globalization;
using Pacesetter.Statistics.FixedEffects;

namespace Pacesetter.Statistics.Tests.FixedEffects;

public class CrossedEffectsTests
{
    // Two workers, two jobs: y = 1 on (0,0), 4 on (1,0), 2 on (0,1), 6 on (1,1). Worker means 1.5 and 5, job means 2.5 and 4;
    // balanced, so effects are ∓1.75 and ∓0.75 about 3.25. Fitted .75 4.25 2.25 5.75: residuals ±.25, SSR = 4 × .0625 = .25 on one
    // degree of freedom. Variance of a worker effect about the mean: σ² (1/2 − 1/4) = .0625.
    [Fact]
    public void Two_by_two_is_solved_by_hand()
    {
        CrossedEstimate found = CrossedEffects.Estimate(EffectFiles.Single([[0, 1, 0, 1], [0, 0, 1, 1]], [1, 4, 2, 6]));
        Near([-1.75, 1.75], found.Effects[0], 1e-14);
        Near([-0.75, 0.75], found.Effects[1], 1e-14);
        Near([3.25], found.Means, 1e-14);
        Near([0.25, -0.25, -0.25, 0.25], found.Residuals, 1e-14);
        Assert.Equal((0.25, 1, 3), (Math.Round(found.SumOfSquares, 14), found.DegreesOfFreedom, found.Rank));
        Near([0.25, 0.25], found.EffectErrors![0], 1e-14);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Workers_operations_machines_and_shifts_are_estimated_as_by_fixest(bool grouped)
    {
        (int[][] levels, double[] x, double[] outcome, _) = EffectFiles.Workers();
        CrossedCells cells = grouped ? CellSums.Of(levels, outcome, null, [x]) : EffectFiles.Single(levels, outcome, null, [x]);
        CrossedEstimate found = CrossedEffects.Estimate(cells);
        Dictionary<string, double> expected = EffectFiles.Read("ref_fixest0142_workers_summary.csv")[1..].ToDictionary(row => row[0], row => EffectFiles.Number(row[1]));
        Assert.Equal(expected["beta_x"], found.Coefficients[0], 1e-12);
        Assert.Equal(expected["ssr"], found.SumOfSquares, 1e-9);
        Assert.Equal(expected["df_resid"], found.DegreesOfFreedom);
        Assert.Equal(expected["se_iid"], Math.Sqrt(found.CoefficientCovariance[0]), 1e-12);
        Assert.Equal(expected["se_cl_worker"], Clustered(cells, Errors.ClusteredBy(0)), 1e-9);
        Assert.Equal(expected["se_twoway_worker_operation"], Clustered(cells, Errors.ClusteredBy(0, 1)), 1e-9);
        if (!grouped)
        {
            Assert.Equal(expected["se_hetero"], Clustered(cells, Errors.Heteroscedastic), 1e-9);
        }

        CheckEffects(levels, found);
    }

    // Every worker also in the rest by conjugate gradients: the same to the tolerance of its stopping rule.
    [Fact]
    public void Conjugate_gradients_find_what_the_dense_factor_finds()
    {
        (int[][] levels, double[] x, double[] y, double[] hours) = EffectFiles.Simulated(20_000, 4_000, 3);
        CrossedCells cells = EffectFiles.Single(levels, y, hours, [x]);
        CrossedEstimate dense = CrossedEffects.Estimate(cells);
        CrossedEstimate gradient = CrossedEffects.Estimate(cells, effectErrors: false);
        Assert.Equal((EffectSolver.Cholesky, EffectSolver.ConjugateGradient), (dense.Solver, gradient.Solver));
        Assert.Equal(dense.Rank, gradient.Rank);
        Assert.Equal(dense.SumOfSquares, gradient.SumOfSquares, 1e-9);
        Assert.InRange(gradient.NormalResidual, 0, 1e-12);
        for (int factor = 0; factor < 3; factor++)
        {
            Near(dense.Effects[factor], gradient.Effects[factor], 1e-8);
        }
    }

    // Chains of workers who meet only the next job: the graph mixes slowly, and the approximate factor must help.
    [Fact]
    public void A_long_chain_is_solved_by_conjugate_gradients()
    {
        int n = 8_000;
        int[][] levels = [new int[3 * n], new int[3 * n]];
        double[] y = new double[3 * n];
        var random = new Random(1);
        for (int i = 0; i < 3 * n; i++)
        {
            (levels[0][i], levels[1][i]) = (i / 3, Math.Min((i / 3) + (i % 2), n - 1));
            y[i] = (levels[0][i] % 7) + (levels[1][i] % 5) + (0.1 * EffectFiles.Normal(random));
        }

        CrossedEstimate found = CrossedEffects.Estimate(EffectFiles.Single(levels, y), effectErrors: false);
        Assert.Equal(EffectSolver.ConjugateGradient, found.Solver);
        Assert.InRange(found.Iterations, 1, 20);
        Assert.InRange(found.NormalResidual, 0, 1e-11);
        Assert.Equal((2 * n) - 1, found.Rank);
    }

    [Fact]
    public void One_thread_and_two_give_the_same_bits()
    {
        (int[][] levels, double[] x, double[] y, double[] hours) = EffectFiles.Simulated(20_000, 4_000, 3);
        CrossedCells cells = EffectFiles.Single(levels, y, hours, [x]);
        foreach (bool errors in (bool[])[true, false])
        {
            CrossedEstimate one = CrossedEffects.Estimate(cells, null, errors, 1);
            CrossedEstimate two = CrossedEffects.Estimate(cells, null, errors, 2);
            Assert.Equal(one.Effects[0], two.Effects[0]);
            Assert.Equal(one.CoefficientCovariance, two.CoefficientCovariance);
            Assert.Equal(one.EffectErrors?[0], two.EffectErrors?[0]);
        }
    }

    // R 4.2.2, lm() on the whole design, its coefficients and vcov() centred with observation weights: first three of each factor.
    static readonly double[][] FullRegression =
    [
        [0.0575996328533288, -0.0324319072876804, -0.280487624916958, 0.0301185632365809, 0.0276776537113832, 0.0291045092096305],
        [-0.18124524125259, 0.441485356580109, -0.114973030005347, 0.0291815953955473, 0.0285564761775824, 0.0281185240422377],
        [-0.125661653837872, 0.0640209889919059, -0.0757026598332884, 0.00745493728413434, 0.00682987154593328, 0.00732560081741076],
        [0.0310265739770002, -0.00149034493415986, -0.0308090579511867, 0.00156503203692912, 0.00156953280517051, 0.00161543238193181],
    ];

    static void CheckEffects(int[][] levels, CrossedEstimate found)
    {
        Assert.InRange(found.NormalResidual, 0, 1e-13);
        string[] names = ["worker", "operation", "machine", "shift"];
        string[][] rows = EffectFiles.Read("ref_fixest0142_workers_fixef.csv")[1..];
        for (int factor = 0; factor < 4; factor++)
        {
            Near(FullRegression[factor], [.. found.Effects[factor][..3], .. found.EffectErrors![factor][..3]], 1e-12);
            double[] expected = new double[found.Effects[factor].Length];
            foreach (string[] row in rows.Where(row => row[0] == names[factor]))
            {
                expected[int.Parse(row[1], CultureInfo.InvariantCulture) - 1] = EffectFiles.Number(row[2]);
            }

            // The file's effects were extracted to 1e-5 a step: put into the model they leave 166.9416159, not the 166.9416136 that
            // the same program reports, and their level sums of residuals reach .0015. Hence no more digits.
            double mean = levels[factor].Average(level => expected[level]);
            Near([.. expected.Select(effect => effect - mean)], found.Effects[factor], 5e-4);
        }
    }

    static double Clustered(CrossedCells cells, Errors errors) => Math.Sqrt(CrossedEffects.Estimate(cells, errors).CoefficientCovariance[0]);

    static void Near(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }
}
