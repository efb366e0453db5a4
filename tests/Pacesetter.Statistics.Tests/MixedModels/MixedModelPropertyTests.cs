using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Statistics.MixedModels;
using Pacesetter.Statistics.Tests.FixedEffects;

namespace Pacesetter.Statistics.Tests.MixedModels;

public class MixedModelPropertyTests
{
    static readonly Gen<int> Seeds = Gen.Int[1, 1000];

    [Fact]
    public void Shifting_and_scaling_the_outcome_scales_effects_and_leaves_ratios() => Gen.Select(Seeds, Gen.Double[-50, 50], Gen.Double[0.1, 10]).Sample((seed, shift, scale) =>
    {
        (int[][] levels, double[] x, double[] y, double[] hours) = EffectFiles.Simulated(200, 20, seed);
        MixedEstimate before = MixedModel.Fit(CellSums.Of(levels, y, hours, [x]), Likelihood.Restricted);
        MixedEstimate after = MixedModel.Fit(CellSums.Of(levels, [.. y.Select(value => shift + (scale * value))], hours, [x]), Likelihood.Restricted);
        Assert.Equal(before.ResidualVariance * scale * scale, after.ResidualVariance, 1e-5 * after.ResidualVariance);
        Assert.Equal(before.Coefficients[1] * scale, after.Coefficients[1], 1e-5 * scale);
        Assert.Equal(before.Effects[0][3] * scale, after.Effects[0][3], 1e-4 * scale);
    }, iter: 10);

    [Fact]
    public void The_order_of_the_factors_does_not_matter() => Seeds.Sample(seed =>
    {
        (int[][] levels, double[] x, double[] y, double[] hours) = EffectFiles.Simulated(300, 20, seed);
        MixedEstimate before = MixedModel.Fit(CellSums.Of(levels, y, hours, [x]), Likelihood.Full);
        MixedEstimate after = MixedModel.Fit(CellSums.Of([levels[2], levels[0], levels[1]], y, hours, [x]), Likelihood.Full);
        Assert.Equal(before.Criterion, after.Criterion, 1e-7);
        Assert.Equal(before.Effects[0][5], after.Effects[1][5], 1e-4);
    }, iter: 10);

    // A factor without any effect: most samples put its variance at zero exactly; nothing may become NaN.
    [Fact]
    public void A_variance_of_zero_is_found_and_is_the_least()
    {
        int zeros = 0;
        Seeds.Sample(seed =>
        {
            (int[][] levels, _, _, _) = EffectFiles.Simulated(300, 20, seed);
            var random = new Random(seed);
            double[] y = [.. levels[0].Select(worker => Math.Sin(worker) + EffectFiles.Normal(random))];
            CrossedCells cells = CellSums.Of(levels, y);
            MixedEstimate fitted = MixedModel.Fit(cells, Likelihood.Restricted);
            zeros += fitted.Ratios.Any(ratio => ratio == 0) ? 1 : 0;
            Assert.All(fitted.Deviations.Concat(fitted.Effects).SelectMany(it => it), value => Assert.True(double.IsFinite(value)));
            for (int k = 0; k < 3; k++)
            {
                double[] larger = [.. fitted.Ratios.Select((ratio, i) => i == k ? (ratio * 1.01) + 1e-4 : ratio)];
                Assert.True(MixedModel.Criterion(cells, Likelihood.Restricted, larger) > fitted.Criterion - 1e-8);
            }
        }, iter: 15, threads: 1);
        Assert.True(zeros > 0);
    }

    [Theory]
    [InlineData("one_level")]
    [InlineData("empty_level")]
    [InlineData("not_finite")]
    [InlineData("not_positive")]
    [InlineData("collinear")]
    [InlineData("no_residual")]
    [InlineData("no_degrees_of_freedom")]
    [InlineData("too_few_values")]
    public void Data_unfit_for_the_model_are_refused_by_name(string id)
    {
        (int[][] levels, double[] x, double[] y, double[] hours) = EffectFiles.Simulated(100, 10, 5);
        CrossedCells cells = EffectFiles.Single(levels, y, hours, [x]);
        cells = id switch
        {
            "one_level" => cells with { Levels = [levels[0], new int[100]] },
            "empty_level" => cells with { Levels = [[.. levels[0].Select(level => level + 1)], levels[1]] },
            "not_finite" => cells with { Means = [double.NaN, .. y[1..]] },
            "not_positive" => cells with { Weights = [0, .. hours[1..]] },
            "collinear" => cells with { Covariates = [x, [.. x.Select(value => (2 * value) + 1)]] },
            "no_residual" => cells with { Means = [.. y.Select(_ => 3.0)] },
            "no_degrees_of_freedom" => cells with { Levels = [[.. Enumerable.Range(0, 100)], levels[1]] },
            _ => EffectFiles.Single([[0], [0]], [1]),
        };
        var refused = Assert.Throws<AssumptionException>(() => MixedModel.Fit(cells, Likelihood.Restricted));
        Assert.Equal(id, refused.Id);
        Assert.NotEmpty(refused.Message);
    }

    [Fact]
    public void Two_observations_are_too_few() => Assert.Equal(
        "no_degrees_of_freedom", Assert.Throws<AssumptionException>(() => MixedModel.Fit(EffectFiles.Single([[0, 1], [0, 1]], [1, 2]), Likelihood.Restricted)).Id);

    [Fact]
    public void A_constant_covariate_is_the_intercept_again()
    {
        (int[][] levels, _, double[] y, _) = EffectFiles.Simulated(100, 10, 5);
        Assert.Equal("collinear", Assert.Throws<AssumptionException>(() => MixedModel.Fit(EffectFiles.Single(levels, y, null, [[.. y.Select(_ => 4.0)]]), Likelihood.Restricted)).Id);
    }

    [Fact]
    public void Duplicated_rows_make_cells_not_trouble()
    {
        (int[][] levels, double[] x, double[] y, _) = EffectFiles.Simulated(100, 10, 5);
        int[][] twice = [.. levels.Select(it => (int[])[.. it, .. it])];
        MixedEstimate fitted = MixedModel.Fit(CellSums.Of(twice, [.. y, .. y], null, [[.. x, .. x]]), Likelihood.Restricted);
        Assert.True(double.IsFinite(fitted.Criterion));
        Assert.Equal(200, fitted.Observations);
    }
}
