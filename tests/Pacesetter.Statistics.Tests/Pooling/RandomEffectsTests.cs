using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Pooling;

namespace Pacesetter.Statistics.Tests.Pooling;

public sealed class RandomEffectsTests
{
    static readonly double[] Schools = [28, 8, -3, 7, -1, 1, 18, 12];
    static readonly double[] SchoolVariances = [225, 100, 256, 121, 81, 121, 100, 324];

    // Effects 1 2 6, variances 1: mean 3, Q = 4 + 1 + 9 = 14. DerSimonian and Laird: (14 − 2) ÷ (3 − 3/3) = 6.
    // Weights 1/7: plain error² = 7/3; q = 14/7 ÷ 2 = 1, so Hartung and Knapp's factor is 1.
    [Theory]
    [InlineData(BetweenVariance.DerSimonianLaird)]
    [InlineData(BetweenVariance.PauleMandel)]
    [InlineData(BetweenVariance.Hedges)]
    [InlineData(BetweenVariance.RestrictedLikelihood)]
    public void Three_equally_sure_studies_by_hand(BetweenVariance between)
    {
        Pool found = RandomEffects.Estimate([1, 2, 6], [1, 1, 1], new(between));
        Assert.Equal(3, found.Mean, 1e-12);
        Assert.Equal(6, found.Between!.Value, 1e-9);
        Assert.Equal(Math.Sqrt(7.0 / 3), found.StandardError, 1e-9);
        Assert.Equal(14, found.Heterogeneity!.Value.Q, 1e-12);
        Assert.Equal(6.0 / 7, found.Inconsistency!.Value, 1e-9);
        Assert.Equal(3 + (6.0 / 7 * 3), found.Rows[2].Shrunken, 1e-9); // 6 is drawn a seventh of its way
        Assert.Equal(1.0 / 3, found.Rows[0].Weight!.Value, 1e-12);
    }

    // Maximum likelihood divides by k: 14/3 − 1.
    [Fact]
    public void Maximum_likelihood_by_hand() =>
        Assert.Equal((14.0 / 3) - 1, RandomEffects.Estimate([1, 2, 6], [1, 1, 1], new(BetweenVariance.MaximumLikelihood)).Between!.Value, 1e-9);

    [Fact]
    public void One_study_says_itself_and_pools_nothing()
    {
        Pool found = RandomEffects.Estimate([0.2], [0.01]);
        Assert.Equal((0.2, 0.1), (found.Mean, found.StandardError));
        Assert.Null(found.Between);
        Assert.Null(found.Prediction);
        Assert.Null(found.Heterogeneity);
        Assert.Equal(0.2 - 0.195996, found.Interval!.Value.Lower, 1e-6);
    }

    [Fact]
    public void Two_studies_show_their_range_alone()
    {
        Pool found = RandomEffects.Estimate([0.2, 0.4], [0.01, 0.01]);
        Assert.Equal((0.2, 0.4), found.Range);
        Assert.Null(found.Interval);
        Assert.Null(found.Prediction);
        Assert.Null(found.PValue);
        Assert.False(found.Shown);
    }

    // Hartung and Knapp without the floor is shorter than the plain interval here: p .0549 against .0591; the default is not.
    [Fact]
    public void Eight_schools_do_not_become_surer_by_agreeing()
    {
        Pool plain = RandomEffects.Estimate(Schools, SchoolVariances, new(Error: PoolingError.Normal));
        Pool trap = RandomEffects.Estimate(Schools, SchoolVariances, new(Error: PoolingError.HartungKnapp));
        Pool kept = RandomEffects.Estimate(Schools, SchoolVariances);
        Assert.Equal(0, kept.Between);
        Assert.Equal(4.0719191584023, plain.StandardError, 1e-10);
        Assert.Equal(3.33907262073266, trap.StandardError, 1e-10);
        Assert.Equal(0.101050767318265, kept.PValue!.Value, 1e-10);
        Assert.Equal(-1.94294206752731, kept.Interval!.Value.Lower, 1e-9);
    }

    [Fact]
    public void Three_adoptions_are_not_shown_although_the_normal_would_say_so()
    {
        double[] y = [0.1, 0.25, 0.02];
        double[] v = [4e-4, 0.01, 0.0025];
        Assert.False(RandomEffects.Estimate(y, v).Shown);
        Assert.True(RandomEffects.Estimate(y, v, new(Error: PoolingError.Normal)).Shown);
    }

    [Fact]
    public void Shifting_and_scaling_every_effect_does_the_same_to_the_results() =>
        Gen.Select(Gen.Double[-2, 2].Array[7], Gen.Double[0.01, 1].Array[7], Gen.Double[-3, 3], Gen.Double[0.5, 3]).Sample((y, v, shift, scale) =>
        {
            Pool plain = RandomEffects.Estimate(y, v);
            Pool moved = RandomEffects.Estimate([.. y.Select(it => shift + (scale * it))], [.. v.Select(it => scale * scale * it)]);
            Assert.Equal(shift + (scale * plain.Mean), moved.Mean, 1e-6);
            Assert.Equal(scale * plain.StandardError, moved.StandardError, 1e-6);
            Assert.Equal(plain.Inconsistency!.Value, moved.Inconsistency!.Value, 1e-6);
        }, iter: 100);

    [Fact]
    public void Order_does_not_matter_and_shrunken_effects_lie_between_their_own_and_the_mean() =>
        Gen.Select(Gen.Double[-2, 2].Array[6], Gen.Double[0.01, 1].Array[6]).Sample((y, v) =>
        {
            Pool plain = RandomEffects.Estimate(y, v);
            Pool turned = RandomEffects.Estimate([.. y.Reverse()], [.. v.Reverse()]);
            Assert.Equal(plain.Mean, turned.Mean, 1e-8);
            Assert.All(plain.Rows, row => Assert.InRange(row.Shrunken, Math.Min(row.Effect, plain.Mean) - 1e-12, Math.Max(row.Effect, plain.Mean) + 1e-12));
        }, iter: 100);

    [Fact]
    public void Without_covariance_the_full_matrix_gives_the_same() =>
        Gen.Select(Gen.Double[-2, 2].Array[5], Gen.Double[0.01, 1].Array[5]).Sample((y, v) =>
        {
            var full = new double[25];
            for (int i = 0; i < 5; i++)
            {
                full[i * 6] = v[i];
            }

            Assert.Equal(RandomEffects.BetweenInterval(y, v), RandomEffects.BetweenIntervalCorrelated(y, full));
            Pool plain = RandomEffects.Estimate(y, v);
            Pool whole = RandomEffects.EstimateCorrelated(y, full);
            Assert.Equal((plain.Mean, plain.StandardError), (whole.Mean, whole.StandardError));
            Assert.All(plain.Rows.Zip(whole.Rows), pair => Assert.Equal(pair.First.Shrunken, pair.Second.Shrunken, 1e-12));
            Assert.All(plain.Rows.Zip(whole.Rows), pair => Assert.Equal(pair.First.StandardError, pair.Second.StandardError, 1e-12));
        }, iter: 30);

    // Two equal studies that share everything but a thousandth are worth little more than one.
    [Fact]
    public void Shared_controls_make_the_mean_less_sure()
    {
        double[] y = [0.1, 0.2, 0.3];
        Pool apart = RandomEffects.EstimateCorrelated(y, [1, 0, 0, 0, 1, 0, 0, 0, 1], new(Error: PoolingError.Normal));
        Pool shared = RandomEffects.EstimateCorrelated(y, [1, 0.9, 0.9, 0.9, 1, 0.9, 0.9, 0.9, 1], new(Error: PoolingError.Normal));
        Assert.Equal(Math.Sqrt(1.0 / 3), apart.StandardError, 1e-9);
        Assert.Equal(Math.Sqrt(2.8 / 3), shared.StandardError, 1e-9);
    }

    [Theory]
    [InlineData(new double[] { }, new double[] { }, Assumption.TooFewValues)]
    [InlineData(new[] { 1, double.NaN }, new[] { 1.0, 1 }, Assumption.NotFinite)]
    [InlineData(new[] { 1.0, 2 }, new[] { 1.0, 0 }, Assumption.NotPositive)]
    [InlineData(new[] { 1.0, 2 }, new[] { 1.0, double.PositiveInfinity }, Assumption.NotFinite)]
    public void Unfit_studies_are_refused(double[] y, double[] v, string id) =>
        Assert.Equal(id, Assert.Throws<AssumptionException>(() => RandomEffects.Estimate(y, v)).Id);

    [Fact]
    public void A_covariance_that_is_none_is_refused()
    {
        Assert.Equal(Assumption.NotPositiveDefinite, Assert.Throws<AssumptionException>(() => RandomEffects.EstimateCorrelated([1, 2], [1, 2, 2, 1])).Id);
        Assert.Equal(Assumption.NotPositiveDefinite, Assert.Throws<AssumptionException>(() => RandomEffects.EstimateCorrelated([1, 2], [1, 0.5, 0, 1])).Id);
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomEffects.EstimateCorrelated([1, 2], [1, 0]));
    }

    [Fact]
    public void Moderators_that_say_nothing_new_are_refused()
    {
        Assert.Equal(Assumption.Collinear, Assert.Throws<AssumptionException>(() => MetaRegression.Estimate([1, 2, 3, 4], [1, 1, 1, 1], [5, 5, 5, 5])).Id);
        Assert.Equal(Assumption.TooFewValues, Assert.Throws<AssumptionException>(() => MetaRegression.Estimate([1, 2], [1, 1], [5, 6])).Id);
    }

    // Effects on a line of slope 2 leave nothing between studies.
    [Fact]
    public void A_moderator_that_explains_everything()
    {
        MetaRegression found = MetaRegression.Estimate([1, 3, 5, 7], [0.1, 0.2, 0.1, 0.3], [0, 1, 2, 3]);
        Assert.Equal((0, 1), (found.Between, found.Explained));
        Assert.Equal(2, found.Coefficients[1].Estimate, 1e-12);
        Assert.Equal(1, found.Coefficients[0].Estimate, 1e-12);
    }

    [Fact]
    public void The_prediction_that_carries_the_doubt_about_the_variance_is_fixed_by_its_seed_and_wider_where_little_is_known()
    {
        double[] y = [0.1, 0.3, 0.2, 0.6, -0.1];
        double[] v = [0.04, 0.02, 0.05, 0.01, 0.08];
        (double lower, double upper) = Prediction.Interval(y, v);
        Assert.Equal((lower, upper), Prediction.Interval(y, v));
        Pool pool = RandomEffects.Estimate(y, v);
        Assert.True(lower < pool.Prediction!.Value.Lower && pool.Prediction.Value.Upper < upper);
        Assert.Equal(Assumption.TooFewValues, Assert.Throws<AssumptionException>(() => Prediction.Interval([1, 2], [1, 1])).Id);
    }

    // 300 sets of five studies: 95 % is 285, sd 3.8; fewer than 270 has a chance below 1e-3.
    [Fact]
    public void The_pooled_interval_holds_the_mean_and_the_prediction_the_next_effect()
    {
        int mean = 0;
        int next = 0;
        for (int r = 0; r < 300; r++)
        {
            var random = new Pacesetter.Statistics.Resampling.RandomSequence(3, (ulong)r);
            double[] v = [.. Enumerable.Range(0, 5).Select(_ => 0.25 * Math.Exp(2.5 * random.NextUniform()))];
            double[] y = [.. v.Select(it => random.NextNormal() * Math.Sqrt(1 + it))];
            double coming = random.NextNormal();
            (double lower, double upper) = Prediction.Interval(y, v, draws: 300);
            mean += RandomEffects.Estimate(y, v).Shown ? 0 : 1;
            next += lower <= coming && coming <= upper ? 1 : 0;
        }

        Assert.InRange(mean, 270, 300);
        Assert.InRange(next, 270, 300);
    }
}
