using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Statistics.LinearAlgebra;

namespace Pacesetter.Statistics.Tests.FixedEffects;

public class CrossedEffectsPropertyTests
{
    static readonly Gen<int> Seeds = Gen.Int[1, 10_000];

    // The whole design written out, one column a level: its generalised inverse gives the variance of every contrast.
    [Fact]
    public void The_error_of_every_effect_is_that_of_the_full_regression() => Seeds.Sample(seed =>
    {
        (int[][] levels, double[] x, double[] y, double[] hours) = EffectFiles.Simulated(120, 15, seed);
        CrossedEstimate found = CrossedEffects.Estimate(CellSums.Of(levels, y, hours, [x]));
        int[] offsets = [0, 15, 18, 20, 21];
        double[][] rows = [.. y.Select((_, i) =>
        {
            double[] row = new double[21];
            (row[levels[0][i]], row[15 + levels[1][i]], row[18 + levels[2][i]], row[20]) = (1, 1, 1, x[i]);
            return row;
        })];
        SymmetricMatrix inverse = Inverse(rows, hours);
        for (int factor = 0; factor < 3; factor++)
        {
            for (int level = 0; level < found.Effects[factor].Length; level++)
            {
                double[] contrast = Contrast(levels[factor], hours, offsets[factor], level);
                double variance = Quadratic(inverse, contrast) * found.ResidualVariance;
                Assert.Equal(Math.Sqrt(variance), found.EffectErrors![factor][level], 1e-9);
            }
        }

        Assert.Equal(inverse[20, 20] * found.ResidualVariance, found.CoefficientCovariance[0], 1e-12);
    }, iter: 10);

    [Fact]
    public void Cells_and_single_records_give_the_same() => Seeds.Sample(seed =>
    {
        (int[][] levels, double[] x, double[] y, double[] hours) = EffectFiles.Simulated(400, 12, seed);
        foreach (Errors errors in (Errors[])[Errors.Independent, Errors.ClusteredBy(0), Errors.ClusteredBy(0, 2)])
        {
            CrossedEstimate single = CrossedEffects.Estimate(EffectFiles.Single(levels, y, hours, [x]), errors);
            CrossedEstimate cells = CrossedEffects.Estimate(CellSums.Of(levels, y, hours, [x]), errors);
            Assert.Equal(single.SumOfSquares, cells.SumOfSquares, 1e-9);
            Assert.Equal(single.CoefficientCovariance[0], cells.CoefficientCovariance[0], 1e-12);
            Assert.Equal(single.EffectErrors![0][3], cells.EffectErrors![0][3], 1e-10);
        }
    }, iter: 10);

    [Fact]
    public void Adding_to_one_level_adds_to_its_effect_alone() => Gen.Select(Seeds, Gen.Double[-5, 5]).Sample((seed, more) =>
    {
        (int[][] levels, double[] x, double[] y, _) = EffectFiles.Simulated(200, 12, seed);
        CrossedEstimate before = CrossedEffects.Estimate(CellSums.Of(levels, y, null, [x]));
        CrossedEstimate after = CrossedEffects.Estimate(CellSums.Of(levels, [.. y.Select((value, i) => value + (levels[0][i] == 4 ? more : 0))], null, [x]));
        Assert.Equal(before.Effects[0][4] - before.Effects[0][3] + more, after.Effects[0][4] - after.Effects[0][3], 1e-9);
        Assert.Equal(before.Effects[1][1], after.Effects[1][1], 1e-9);
        Assert.Equal(before.SumOfSquares, after.SumOfSquares, 1e-8);
    }, iter: 20);

    // Two halls that share nothing: two components, each centred by itself; the rank loses one more for each factor but one.
    [Fact]
    public void Halls_that_share_nothing_are_not_compared()
    {
        (int[][] levels, double[] x, double[] y, _) = EffectFiles.Simulated(200, 12, 4);
        int[][] both = [.. levels.Select(it => (int[])[.. it, .. it.Select(level => level + it.Max() + 1)])];
        CrossedEstimate one = CrossedEffects.Estimate(CellSums.Of(levels, y, null, [x]));
        CrossedEstimate two = CrossedEffects.Estimate(CellSums.Of(both, [.. y, .. y.Select(value => value + 100)], null, [[.. x, .. x]]));
        Assert.Equal([0, 1], two.Components[0].Distinct().Order());
        Assert.Equal([0, 1], two.Classes[0].Distinct().Order());
        Assert.Equal(one.Means[0] + 100, two.Means[1], 1e-9);
        Assert.Equal((2 * (one.Rank - 1)) + 1, two.Rank);
        Assert.Equal(one.Effects[0][5], two.Effects[0][5], 1e-9);
        Assert.Equal(one.Effects[0][5], two.Effects[0][5 + 12], 1e-9);
    }

    // Workers 0–3 do jobs 0–1, workers 4–7 jobs 2–3; all share machines. Joined by machines, yet a worker of the first four cannot be
    // told from the second four: raise their four effects and lower their jobs' two, and nothing changes.
    [Fact]
    public void A_shared_machine_joins_halls_but_does_not_make_their_workers_comparable()
    {
        var random = new Random(8);
        int[][] levels = [new int[160], new int[160], new int[160]];
        for (int i = 0; i < 160; i++)
        {
            (levels[0][i], levels[1][i], levels[2][i]) = (i % 8, (i % 8 / 4 * 2) + (i / 8 % 2), random.Next(3));
        }

        double[] y = [.. levels[0].Select(worker => worker + EffectFiles.Normal(random))];
        CrossedEstimate found = CrossedEffects.Estimate(CellSums.Of(levels, y));
        Assert.Single(found.Components[0].Distinct());
        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1], found.Classes[0].Select(it => it == found.Classes[0][0] ? 0 : 1));
        Assert.Equal([0, 0, 1, 1], found.Classes[1].Select(it => it == found.Classes[1][0] ? 0 : 1));
        Assert.Single(found.Classes[2].Distinct());
        Assert.Equal(8 + 4 + 3 - 3, found.Rank);
        Assert.Equal(0, found.Effects[0][..4].Sum(), 1e-9);
    }

    // 30 samples × 15 workers = 450 intervals of 95 %: 427.5 on average, standard deviation 4.6; 405 to 445 is beyond four of them.
    [Fact]
    public void Intervals_cover_what_they_say()
    {
        int covered = 0;
        for (int seed = 1; seed <= 30; seed++)
        {
            (int[][] levels, _, _, double[] hours) = EffectFiles.Simulated(300, 15, seed);
            var random = new Random(seed);
            double[] truth = [.. Enumerable.Range(0, 15).Select(_ => EffectFiles.Normal(random))];
            double[] y = [.. levels[0].Select((worker, i) => truth[worker] + levels[1][i] + (EffectFiles.Normal(random) / Math.Sqrt(hours[i])))];
            CrossedEstimate found = CrossedEffects.Estimate(CellSums.Of(levels, y, hours));
            double mean = levels[0].Select((worker, i) => truth[worker] * hours[i]).Sum() / hours.Sum();
            covered += Enumerable.Range(0, 15).Count(worker => Math.Abs(found.Effects[0][worker] - truth[worker] + mean) < 1.97 * found.EffectErrors![0][worker]);
        }

        Assert.InRange(covered, 405, 445);
    }

    [Theory]
    [InlineData("one_level")]
    [InlineData("empty_level")]
    [InlineData("not_finite")]
    [InlineData("not_positive")]
    [InlineData("collinear")]
    [InlineData("no_residual")]
    [InlineData("no_degrees_of_freedom")]
    [InlineData("cells_not_single")]
    [InlineData("too_few_values")]
    public void Data_unfit_for_the_effects_are_refused_by_name(string id)
    {
        (int[][] levels, double[] x, double[] y, double[] hours) = EffectFiles.Simulated(100, 10, 5);
        CrossedCells cells = EffectFiles.Single(levels, y, hours, [x]);
        cells = id switch
        {
            "one_level" => cells with { Levels = [levels[0], new int[100]] },
            "empty_level" => cells with { Levels = [[.. levels[0].Select(level => level + 1)], levels[1]] },
            "not_finite" => cells with { Covariates = [[double.PositiveInfinity, .. x[1..]]] },
            "not_positive" => cells with { Weights = [-1, .. hours[1..]] },
            "collinear" => cells with { Covariates = [[.. levels[0].Select(worker => (double)worker * worker)]] },
            "no_residual" => cells with { Means = [.. y.Select(_ => 3.0)] },
            "no_degrees_of_freedom" => EffectFiles.Single([[0, 1, 0], [0, 0, 1]], [1, 2, 3]),
            "cells_not_single" => CellSums.Of(levels, y, hours, [x]),
            _ => EffectFiles.Single([[0], [0]], [1]),
        };
        var refused = Assert.Throws<AssumptionException>(() => CrossedEffects.Estimate(cells, Errors.Heteroscedastic));
        Assert.Equal(id, refused.Id);
        Assert.NotEmpty(refused.Message);
    }

    [Fact]
    public void Duplicated_rows_change_no_effect()
    {
        (int[][] levels, double[] x, double[] y, _) = EffectFiles.Simulated(100, 10, 5);
        CrossedEstimate once = CrossedEffects.Estimate(CellSums.Of(levels, y, null, [x]));
        CrossedEstimate twice = CrossedEffects.Estimate(CellSums.Of([.. levels.Select(it => (int[])[.. it, .. it])], [.. y, .. y], null, [[.. x, .. x]]));
        Assert.Equal(once.Effects[0][2], twice.Effects[0][2], 1e-10);
        Assert.Equal(2 * once.SumOfSquares, twice.SumOfSquares, 1e-9);
    }

    static SymmetricMatrix Inverse(double[][] rows, double[] weights)
    {
        int k = rows[0].Length;
        var products = new SymmetricMatrix(k);
        for (int i = 0; i < rows.Length; i++)
        {
            for (int a = 0; a < k; a++)
            {
                for (int b = 0; b <= a; b++)
                {
                    products[a, b] += weights[i] * rows[i][a] * rows[i][b];
                }
            }
        }

        var cholesky = new Cholesky(products, 1);
        cholesky.Decompose(1e-10);
        var inverse = new SymmetricMatrix(k);
        cholesky.Invert(inverse, k);
        return inverse;
    }

    static double[] Contrast(int[] levels, double[] weights, int offset, int level)
    {
        double[] contrast = new double[21];
        contrast[offset + level] = 1;
        for (int i = 0; i < levels.Length; i++)
        {
            contrast[offset + levels[i]] -= weights[i] / weights.Sum();
        }

        return contrast;
    }

    static double Quadratic(SymmetricMatrix matrix, double[] x) =>
        Enumerable.Range(0, x.Length).Sum(a => Enumerable.Range(0, x.Length).Sum(b => x[a] * matrix[a, b] * x[b]));
}
