using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Statistics.MixedModels;
using Pacesetter.Statistics.Tests.FixedEffects;

namespace Pacesetter.Statistics.Tests.MixedModels;

public class MixedModelTests
{
    // Three levels with two observations each: 1 3 | 4 6 | 8 10; level means 2, 5, 9, grand mean 16/3.
    // Balanced one-way REML equals the analysis of variance: within = 3 × 2 ÷ 3 = 2; between = 2 Σ (mean − 16/3)² ÷ 2 = 74/3;
    // variance = (74/3 − 2) ÷ 2 = 34/3; effect = shrinkage × deviation, shrinkage = (34/3) ÷ (34/3 + 1) = 34/37: −10/3 × 34/37.
    [Fact]
    public void A_balanced_one_way_layout_gives_the_analysis_of_variance()
    {
        MixedEstimate fitted = MixedModel.Fit(CellSums.Of([[0, 0, 1, 1, 2, 2]], [1, 3, 4, 6, 8, 10]), Likelihood.Restricted);
        Assert.Equal(2, fitted.ResidualVariance, 5e-6);
        Assert.Equal(34 / 3.0, fitted.Variances[0], 1e-4);
        Assert.Equal(16 / 3.0, fitted.Coefficients[0], 1e-12);
        Assert.Equal(-10 / 3.0 * 34 / 37, fitted.Effects[0][0], 1e-5);
        // The variance of the mean of three level means: (34/3 + 1) ÷ 3 = 37/9.
        Assert.Equal(37 / 9.0, fitted.CoefficientCovariance[0], 1e-4);
    }

    // The same by ML: σ² = 2 still, and variance + 1 = (2/3) × 37/3.
    [Fact]
    public void Maximum_likelihood_divides_by_the_number_of_levels()
    {
        MixedEstimate fitted = MixedModel.Fit(CellSums.Of([[0, 0, 1, 1, 2, 2]], [1, 3, 4, 6, 8, 10]), Likelihood.Full);
        Assert.Equal(2, fitted.ResidualVariance, 5e-6);
        Assert.Equal((74 / 9.0) - 1, fitted.Variances[0], 1e-4);
    }

    [Fact]
    public void Evaluations_of_lecturers_are_fitted_as_by_lme4()
    {
        (int[][] levels, double[] outcome) = EffectFiles.InstEval();
        CrossedCells cells = CellSums.Of(levels, outcome);
        MixedEstimate fitted = MixedModel.Fit(cells, Likelihood.Restricted);
        Assert.Equal(237803.786134723, MixedModel.Criterion(cells, Likelihood.Restricted, [0.09, 0.16, 0.0049]), 3e-9);
        Assert.InRange(fitted.Criterion, 237774.862416954, 237774.862416955 + 1e-6);
        Near([0.10657379, 0.26757497, 0.00671997], fitted.Variances, 2e-6);
        Near([1.38707080], [fitted.ResidualVariance], 2e-6);
        Assert.Equal(3.2518725, fitted.Coefficients[0], 1e-6);
        Assert.InRange(fitted.Decrement, 0, 1e-11);
    }

    [Fact]
    public void Penicillin_is_fitted_as_by_lme4()
    {
        (int[][] levels, double[] outcome) = EffectFiles.Penicillin();
        CrossedCells cells = CellSums.Of(levels, outcome);
        MixedEstimate fitted = MixedModel.Fit(cells, Likelihood.Restricted);
        Assert.Equal(330.8835689381, MixedModel.Criterion(cells, Likelihood.Restricted, [2.25, 12.25]), 1e-9);
        Assert.InRange(fitted.Criterion, 330.860588, 330.860588991 + 1e-6);
        // The optimum is flat, and the reference stopped before it: 1e-4 is what its printed variances bear.
        Near([0.7169051410, 3.7311318423, 0.3024149562], [.. fitted.Variances, fitted.ResidualVariance], 1e-4);
    }

    [Fact]
    public void Crossed_workers_are_fitted_as_by_lme4()
    {
        MixedEstimate fitted = MixedModel.Fit(Workers(grouped: true), Likelihood.Restricted);
        Assert.InRange(fitted.Criterion, -14731.0373542, -14731.0373541395 + 1e-6);
        Near([0.0221896004, 0.0382005512, 0.0093527601, 0.0144990675], [.. fitted.Variances, fitted.ResidualVariance], 2e-6);
        foreach (string[] row in EffectFiles.Read("ref_lme4_workers_blup_REML.csv")[1..])
        {
            int worker = int.Parse(row[0], System.Globalization.CultureInfo.InvariantCulture) - 1;
            Assert.Equal(EffectFiles.Number(row[1]), fitted.Effects[0][worker], 1e-7);
            Assert.Equal(EffectFiles.Number(row[2]), fitted.ConditionalDeviations[0][worker], 1e-8);
            Assert.InRange(fitted.Deviations[0][worker] / fitted.ConditionalDeviations[0][worker], 1, 1.0032);
        }
    }

    [Fact]
    public void Crossed_workers_are_fitted_by_maximum_likelihood_as_by_lme4()
    {
        MixedEstimate fitted = MixedModel.Fit(Workers(grouped: true), Likelihood.Full);
        Assert.InRange(fitted.Criterion, -14767.98549028, -14767.9854902729 + 1e-6);
        // lme4's own optimum is loose: the criterion decides, variances agree to its tolerance.
        Near([0.02218687088, 0.03780697300, 0.00921677208, 0.01449530624], [.. fitted.Variances, fitted.ResidualVariance], 2e-6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cells_and_single_records_have_one_likelihood(bool hours)
    {
        (int[][] levels, double[] x, double[] outcome, double[] minutes) = EffectFiles.Workers();
        double[]? weights = hours ? [.. minutes.Select(it => it / 60)] : null;
        CrossedCells cells = CellSums.Of(levels[..3], outcome, weights, [x]);
        CrossedCells single = EffectFiles.Single(levels[..3], outcome, weights, [x]);
        Assert.True(cells.Count < single.Count / 2);
        foreach (Likelihood likelihood in Enum.GetValues<Likelihood>())
        {
            double[] ratios = [1.5, 2.6, 0.6];
            Assert.Equal(MixedModel.Criterion(single, likelihood, ratios), MixedModel.Criterion(cells, likelihood, ratios), 1e-9);
            MixedEstimate one = MixedModel.Fit(single, likelihood);
            MixedEstimate other = MixedModel.Fit(cells, likelihood);
            Assert.Equal(one.Criterion, other.Criterion, 1e-9);
            Near(one.Variances, other.Variances, 1e-9);
            Near(one.Deviations[1], other.Deviations[1], 1e-9);
        }
    }

    [Fact]
    public void One_thread_and_two_give_the_same_bits()
    {
        MixedEstimate one = MixedModel.Fit(Workers(grouped: true), Likelihood.Restricted, 1);
        MixedEstimate two = MixedModel.Fit(Workers(grouped: true), Likelihood.Restricted, 2);
        Assert.Equal(one.Criterion, two.Criterion);
        Assert.Equal(one.Effects[0], two.Effects[0]);
        Assert.Equal(one.Deviations[0], two.Deviations[0]);
    }

    static CrossedCells Workers(bool grouped)
    {
        (int[][] levels, double[] x, double[] outcome, _) = EffectFiles.Workers();
        double[][] covariates = [x, [.. levels[3].Select(shift => shift == 1 ? 1.0 : 0)], [.. levels[3].Select(shift => shift == 2 ? 1.0 : 0)]];
        return grouped ? CellSums.Of(levels[..3], outcome, null, covariates) : EffectFiles.Single(levels[..3], outcome, null, covariates);
    }

    static void Near(double[] expected, double[] actual, double relative)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], relative * Math.Abs(expected[i]));
        }
    }
}
