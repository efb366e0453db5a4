using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Resampling;
using Pacesetter.Statistics.Selection;
using Pacesetter.Statistics.Shrinkage;

namespace Pacesetter.Statistics.Tests.Selection;

public class NonparametricPriorTests
{
    // 0 and 10 with s = 1 are 10 errors apart: half the weight at each end, and the likelihood is 2 ln (½ ÷ √(2π)) = −3.224.
    [Fact]
    public void Two_far_values_by_hand()
    {
        var effects = new NoisyEffects(new double[] { 0, 10 }, new double[] { 1, 1 });
        DiscretePrior prior = NonparametricPrior.Fit(effects, 11);
        Assert.Equal(0.5, prior.Weights[0], 1e-8);
        Assert.Equal(0.5, prior.Weights[10], 1e-8);
        Assert.Equal(2 * Math.Log(0.5 / Math.Sqrt(2 * Math.PI)), prior.LogLikelihood, 1e-8);
        Assert.Equal((0, 10), (prior.Quantile(0.4), prior.Quantile(0.9)));
        (var means, var tails) = prior.Posterior(effects, 10);
        Assert.Equal(0, means[0], 1e-12);
        Assert.Equal(1, tails[1], 1e-12);
    }

    [Fact]
    public void The_school_systems_are_at_least_as_likely_as_in_the_reference_and_the_certificate_says_so()
    {
        SharedTable expected = SharedTable.Read("ranking", "ref_own_npmle_pisa_math_grid300.csv");
        var effects = new NoisyEffects(expected.Numbers("y"), expected.Numbers("s"));
        DiscretePrior prior = NonparametricPrior.Fit(effects);
        Assert.InRange(prior.Certificate, -1e-12, 1e-8);
        Assert.InRange(prior.LogLikelihood, -152.43201511985 - 1e-6, double.PositiveInfinity);
        Assert.Equal(1, prior.Weights.Sum(), 1e-12);
        (var means, _) = prior.Posterior(effects, 0);

        // The reference stopped at a certificate of 6e-8; its weights, unlike its likelihood, are known less closely.
        Assert.All(expected.Numbers("post_mean").Zip(means), pair => Assert.Equal(pair.First, pair.Second, 0.05));
    }

    [Fact]
    public void Two_thousand_units_end_with_a_certificate()
    {
        var random = new RandomSequence(8);
        double[] s = [.. Enumerable.Range(0, 2000).Select(_ => 0.1 + (0.5 * random.NextUniform()))];
        double[] y = [.. s.Select(error => (random.NextUniform() < 0.3 ? 2 : random.NextNormal()) + (error * random.NextNormal()))];
        DiscretePrior several = NonparametricPrior.Fit(new(y, s));
        Assert.InRange(several.Certificate, -1e-12, 1e-8);
        using var pair = new SingleThread();
        DiscretePrior one = pair.Run(() => NonparametricPrior.Fit(new(y, s)));
        Assert.Equal(several.LogLikelihood, one.LogLikelihood);
        Assert.Equal(several.Weights, one.Weights);
    }

    // At the optimum no step is left; before it, the step goes uphill and keeps all weights: g'p − ½ p'Hp for H = I and g = (1, −1) is greatest at p = (1, −½) when the second weight is ½.
    [Fact]
    public void The_step_stops_at_the_wall() => Assert.Equal([1, -0.5], BoundedQuadratic.Step([[1, 0], [0, 1]], [1, -1], [0.5, 0.5]), (x, y) => Math.Abs(x - y) < 1e-12);

    [Fact]
    public void Units_far_from_one_another_do_not_underflow()
    {
        DiscretePrior prior = NonparametricPrior.Fit(new(new double[] { 0, 1, 1e6, 2e6 }, new[] { 1e-3, 1, 10, 0.1 }));
        Assert.True(double.IsFinite(prior.LogLikelihood));
        Assert.InRange(prior.Certificate, -1e-12, 1e-8);
    }

    [Theory]
    [InlineData(new[] { 1.0 }, new[] { 1.0 }, "too_few_values")]
    [InlineData(new[] { 1, double.NaN }, new[] { 1.0, 1 }, "not_finite")]
    [InlineData(new[] { 1.0, 2 }, new[] { 1.0, 0 }, "not_positive")]
    [InlineData(new[] { 1.0, 1 }, new[] { 1.0, 1 }, "all_equal")]
    public void Unfit_effects_are_refused(double[] y, double[] s, string id) => Assert.Equal(id, Assert.Throws<AssumptionException>(() => NonparametricPrior.Fit(new(y, s))).Id);
}
