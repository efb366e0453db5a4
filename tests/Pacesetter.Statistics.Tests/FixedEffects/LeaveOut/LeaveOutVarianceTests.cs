using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Statistics.FixedEffects.LeaveOut;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.Tests.FixedEffects.LeaveOut;

public class LeaveOutVarianceTests
{
    static readonly Gen<int> Seeds = Gen.Int[1, 10_000];

    // Two workers, each twice with both machines, y = worker + machine exactly but for worker 0's second hour on machine 0, which is
    // 2 higher: match means 1 2 | 3 4 become 2 2 | 3 4. Balanced: machine effects ∓.25, worker effects ∓.75 about 2.75 and
    // 8 observations. Plain variance of workers 8 × .75² ÷ 7 = .642857, of machines 8 × .25² ÷ 7 = .0714286, covariance 0.
    [Fact]
    public void The_plain_variances_of_a_balanced_square_are_those_of_its_means()
    {
        VarianceComponents plain = LeaveOutVariance.Estimate(Square()).Plain;
        Assert.Equal(4.5 / 7, plain.First, 1e-12);
        Assert.Equal(0.5 / 7, plain.Second, 1e-12);
        Assert.Equal(0, plain.Covariance, 1e-12);
    }

    [Fact]
    public void The_published_data_are_corrected_to_every_digit_of_the_reference()
    {
        string[][] rows = EffectFiles.Read("LeaveOutTwoWay_test.csv");
        CrossedCells cells = CellSums.Of([EffectFiles.Levels(rows.Select(row => row[0])), EffectFiles.Levels(rows.Select(row => row[1]))], [.. rows.Select(row => EffectFiles.Number(row[3]))]);
        foreach (string[] expected in EffectFiles.Read("LeaveOutTwoWay_ref_summary.csv")[1..])
        {
            LeaveOutEstimate found = LeaveOutVariance.Estimate(cells, expected[0] == "matches" ? LeaveOutLevel.Matches : LeaveOutLevel.Observations);
            double[] values = [found.Plain.Second, found.Plain.Covariance, found.Plain.First, found.Corrected.Second, found.Corrected.Covariance, found.Corrected.First];
            for (int i = 0; i < values.Length; i++)
            {
                Assert.Equal(EffectFiles.Number(expected[i + 1]), values[i], 1e-13);
            }

            Assert.Equal((56_044, 6_414, 1_684), (found.Observations, found.Movers, found.SecondLevels));
            Assert.Equal((4.7636, 0.1245), (Math.Round(found.Mean, 4), Math.Round(found.OutcomeVariance, 4)));
            Assert.InRange(found.LargestLeverage, 0.5, 1);
        }
    }

    // The formula written out: X for every level, B_ii and P_ii observation by observation, one generalised inverse.
    [Fact]
    public void The_closed_form_is_the_definition() => Seeds.Sample(seed =>
    {
        (int[][] levels, double[] y) = Simulated(seed, 12, 4, 90);
        CrossedCells single = EffectFiles.Single(levels, y);
        LeaveOutEstimate found = LeaveOutVariance.Estimate(single, LeaveOutLevel.Observations);
        int[] kept = found.Cells;
        double[] outcome = [.. kept.Select(i => y[i])];
        int[] first = EffectFiles.Levels(kept.Select(i => $"{levels[0][i]}"));
        int[] second = EffectFiles.Levels(kept.Select(i => $"{levels[1][i]}"));
        VarianceComponents defined = Defined(first, second, outcome);
        Assert.Equal(defined.First, found.Corrected.First, 1e-9);
        Assert.Equal(defined.Second, found.Corrected.Second, 1e-9);
        Assert.Equal(defined.Covariance, found.Corrected.Covariance, 1e-9);
    }, iter: 15);

    [Fact]
    public void Cells_and_single_records_give_the_same() => Seeds.Sample(seed =>
    {
        (int[][] levels, double[] y) = Simulated(seed, 30, 6, 400);
        foreach (LeaveOutLevel level in Enum.GetValues<LeaveOutLevel>())
        {
            LeaveOutEstimate single = LeaveOutVariance.Estimate(EffectFiles.Single(levels, y), level, 1);
            LeaveOutEstimate cells = LeaveOutVariance.Estimate(CellSums.Of(levels, y), level, 2);
            Assert.Equal(single.Corrected.First, cells.Corrected.First, 1e-10);
            Assert.Equal(single.Corrected.Covariance, cells.Corrected.Covariance, 1e-10);
        }
    }, iter: 10);

    // True variances .25 and .09, uncorrelated, 60 samples. The plain variance of workers is too large and the covariance negative by
    // construction; the corrected means stand within four standard errors of the truth of each sample.
    [Fact]
    public void The_correction_takes_the_bias_out_on_average()
    {
        List<double> plain = [], corrected = [];
        for (int seed = 1; seed <= 60; seed++)
        {
            (int[][] levels, double[] y) = Simulated(seed, 60, 8, 240);
            CrossedCells cells = CellSums.Of(levels, y);
            LeaveOutEstimate found = LeaveOutVariance.Estimate(cells);
            (double[] workers, _) = Truth(seed, 60, 8);
            double[] truth = [.. found.Cells.SelectMany(cell => Enumerable.Repeat(workers[cells.Levels[0][cell]], (int)cells.Counts![cell]))];
            double mean = truth.Average();
            double variance = truth.Sum(value => (value - mean) * (value - mean)) / (truth.Length - 1);
            plain.Add(found.Plain.First - variance);
            corrected.Add(found.Corrected.First - variance);
        }

        double error = Math.Sqrt(corrected.Sum(it => it * it)) / 60;
        Assert.InRange(corrected.Average(), -4 * error, 4 * error);
        Assert.True(plain.Average() > 4 * error);
    }

    [Fact]
    public void Levels_hung_on_one_mover_have_no_leave_out_set()
    {
        // One worker alone joins the two machines: without that worker they fall apart.
        CrossedCells cells = EffectFiles.Single([[0, 0, 1, 1, 2, 2], [0, 1, 0, 0, 1, 1]], [1, 2, 3, 4, 5, 6]);
        Assert.Equal("no_leave_out_set", Assert.Throws<AssumptionException>(() => LeaveOutVariance.Estimate(cells)).Id);
    }

    [Fact]
    public void Covariates_must_be_taken_out_before() =>
        Assert.Throws<ArgumentException>(() => LeaveOutVariance.Estimate(Square() with { Covariates = [[1, 2, 3, 4]] }));

    [Fact]
    public void One_level_only_is_refused() =>
        Assert.Equal("one_level", Assert.Throws<AssumptionException>(() => LeaveOutVariance.Estimate(EffectFiles.Single([[0, 1, 2], [0, 0, 0]], [1, 2, 3]))).Id);

    static CrossedCells Square() => CellSums.Of([[0, 0, 0, 0, 1, 1, 1, 1], [0, 0, 1, 1, 0, 0, 1, 1]], [1, 3, 2, 2, 3, 3, 4, 4]);

    static (double[] Workers, double[] Machines) Truth(int seed, int workers, int machines)
    {
        var random = new Random(seed);
        return ([.. Enumerable.Range(0, workers).Select(_ => 0.5 * EffectFiles.Normal(random))], [.. Enumerable.Range(0, machines).Select(_ => 0.3 * EffectFiles.Normal(random))]);
    }

    static (int[][] Levels, double[] Outcome) Simulated(int seed, int workers, int machines, int observations)
    {
        (double[] worker, double[] machine) = Truth(seed, workers, machines);
        var random = new Random(seed + 1);
        int[][] levels = [new int[observations], new int[observations]];
        double[] y = new double[observations];
        for (int i = 0; i < observations; i++)
        {
            levels[0][i] = i % workers;
            levels[1][i] = i < machines ? i : random.Next(2) == 0 ? i % workers % machines : random.Next(machines);
            y[i] = worker[levels[0][i]] + machine[levels[1][i]] + (0.4 * EffectFiles.Normal(random));
        }

        return (levels, y);
    }

    static VarianceComponents Defined(int[] first, int[] second, double[] y)
    {
        int n = y.Length;
        int f = first.Max() + 1;
        int k = f + second.Max() + 1;
        var products = new SymmetricMatrix(k);
        for (int i = 0; i < n; i++)
        {
            products[first[i], first[i]]++;
            products[f + second[i], f + second[i]]++;
            products[f + second[i], first[i]]++;
        }

        var cholesky = new Cholesky(products, 1);
        cholesky.Decompose(1e-10);
        var inverse = new SymmetricMatrix(k);
        cholesky.Invert(inverse, k);
        double[] Coefficients(Func<int, double> of) => [.. Enumerable.Range(0, k).Select(a => Enumerable.Range(0, n).Sum(i => (inverse[a, first[i]] + inverse[a, f + second[i]]) * of(i)))];
        double[] b = Coefficients(i => y[i]);
        double Covariance(double[] u, bool uFirst, double[] v, bool vFirst)
        {
            double[] x = [.. Enumerable.Range(0, n).Select(i => u[uFirst ? first[i] : f + second[i]])];
            double[] z = [.. Enumerable.Range(0, n).Select(i => v[vFirst ? first[i] : f + second[i]])];
            return Enumerable.Range(0, n).Sum(i => (x[i] - x.Average()) * (z[i] - z.Average())) / (n - 1);
        }

        double[] found = [Covariance(b, true, b, true), Covariance(b, false, b, false), Covariance(b, true, b, false)];
        double mean = y.Average();
        for (int i = 0; i < n; i++)
        {
            double[] column = [.. Enumerable.Range(0, k).Select(a => inverse[a, first[i]] + inverse[a, f + second[i]])];
            double leverage = column[first[i]] + column[f + second[i]];
            double noise = (y[i] - mean) * (y[i] - b[first[i]] - b[f + second[i]]) / (1 - leverage);
            found[0] -= Covariance(column, true, column, true) * noise;
            found[1] -= Covariance(column, false, column, false) * noise;
            found[2] -= Covariance(column, true, column, false) * noise;
        }

        return new(found[0], found[1], found[2]);
    }
}
