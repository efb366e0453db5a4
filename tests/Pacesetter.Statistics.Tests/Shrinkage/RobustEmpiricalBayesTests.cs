using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Distributions;
using Pacesetter.Statistics.Resampling;
using Pacesetter.Statistics.Shrinkage;

namespace Pacesetter.Statistics.Tests.Shrinkage;

public class RobustEmpiricalBayesTests
{
    // Effects 0 2 4 6 10, all s = 1, equal weights. Mean 22/5 = 4.4; squared residuals 19.36 5.76 0.16 2.56 31.36, mean 11.84;
    // less 1: μ₂ = 10.84. w = 10.84/11.84 = 0.915541. The first becomes 4.4 − 0.915541 × 4.4 = 0.371622.
    // Fourth moments: mean e⁴ 279.6032, − 6 × 11.84 + 3 = 211.5632; ÷ 10.84² = 1.80045, above the floor 1 + 32 ÷ 5 ÷ 10.84² = 1.05447, so it stands.
    [Fact]
    public void Five_effects_by_hand()
    {
        RobustShrinkage found = RobustEmpiricalBayes.Shrink(new(new double[] { 0, 2, 4, 6, 10 }, Same(5, 1)), 0.05);
        Assert.Equal(4.4, found.Coefficients[0], 1e-12);
        Assert.Equal(10.84, found.Variance, 1e-12);
        Assert.Equal(1.8004520635612258, found.Kurtosis, 1e-9);
        Assert.Equal(0.371622, found.Shrunk[0], 1e-6);
        Assert.Equal(found.Weights[0] * CriticalValue.Of(1 / 10.84, found.Kurtosis, 0.05), found.HalfLengths[0], 1e-12);
    }

    [Fact]
    public void The_commuting_zones_of_the_reference_are_reproduced_and_those_without_an_effect_counted()
    {
        SharedTable zones = SharedTable.Read("ranking", "ebci_cz.csv");
        SharedTable expected = SharedTable.Read("ranking", "ref_ebci_cz_theta25_alpha10.csv");
        double[] errors = zones.Numbers("se25");
        var given = new NoisyEffects(zones.Numbers("theta25"), errors) { Regressors = [zones.Numbers("stayer25")], Weights = errors.Select(s => 1 / (s * s)).ToArray() };
        (NoisyEffects complete, var kept) = given.WithoutGaps();
        Assert.Equal((741, 595, 146), (zones.Count, kept.Length, zones.Count - kept.Length));

        RobustShrinkage found = RobustEmpiricalBayes.Shrink(complete, 0.1);
        Assert.Equal(-1.4407519280402463, found.Coefficients[0], 1e-8);
        Assert.Equal(0.0324467618190599, found.Coefficients[1], 1e-8);
        Assert.Equal(0.00624386663953128, found.Variance, 1e-8);
        Assert.Equal(778.533747961134, found.Kurtosis, 1e-8 * 778);
        Close(expected.Numbers("th_eb"), found.Shrunk);
        Close(expected.Numbers("len_eb"), found.HalfLengths);
        Close(expected.Numbers("w_eb"), found.Weights);
    }

    [Fact]
    public void The_second_outcome_of_the_zones_has_its_moments_too()
    {
        SharedTable zones = SharedTable.Read("ranking", "ebci_cz.csv");
        double[] errors = zones.Numbers("se75");
        (NoisyEffects complete, _) = new NoisyEffects(zones.Numbers("theta75"), errors) { Regressors = [zones.Numbers("stayer75")], Weights = errors.Select(s => 1 / (s * s)).ToArray() }.WithoutGaps();
        RobustShrinkage found = RobustEmpiricalBayes.Shrink(complete, 0.1);
        Assert.Equal(-2.1615482641689732, found.Coefficients[0], 1e-8);
        Assert.Equal(0.00189905354903065, found.Variance, 1e-8);
        Assert.Equal(5948.62094924318, found.Kurtosis, 1e-8 * 5948);
    }

    [Fact]
    public void Shifting_and_scaling_the_measure_does_the_same_to_the_answer() =>
        Gen.Select(Gen.Double[-2, 2].Array[20], Gen.Double[0.1, 1].Array[20], Gen.Double[-5, 5], Gen.Double[0.5, 4]).Sample((effects, errors, shift, scale) =>
        {
            RobustShrinkage before = RobustEmpiricalBayes.Shrink(new(effects, errors), 0.1);
            RobustShrinkage after = RobustEmpiricalBayes.Shrink(new(effects.Select(e => (e * scale) + shift).ToArray(), errors.Select(s => s * scale).ToArray()), 0.1);
            for (int i = 0; i < effects.Length; i++)
            {
                Assert.Equal((before.Shrunk[i] * scale) + shift, after.Shrunk[i], 1e-8);
                Assert.Equal(before.HalfLengths[i] * scale, after.HalfLengths[i], 1e-7);
            }
        }, iter: 30);

    // 60 × 200 intervals; the true effects are two camps, not normal. Intervals of a sample share its moments, so samples count, not
    // intervals: shares of 60 samples have s.d. about 0.02, their mean 0.003; 0.935 to 0.965 is five of them around 0.95. A moment
    // estimate of κ and the worst case over the rest can only widen, so a little above 0.95 is expected.
    [Fact]
    public void Intervals_cover_on_average_when_the_truth_is_normal()
    {
        double covered = Coverage(random => random.NextNormal());
        Assert.InRange(covered, 0.935, 0.965);
    }

    // The promise is 95 % on average for any distribution of the truth with these moments, so most are covered more often.
    [Fact]
    public void Intervals_never_cover_less_when_the_truth_is_two_camps()
    {
        double covered = Coverage(random => random.NextUniform() < 0.2 ? 2 : -0.5);
        Assert.InRange(covered, 0.94, 1);
    }

    // The truth that is missed most: 0, or ± a far one. With s = 1 and μ₂ = ½ the squared bias of an interval's middle is t = 4 θ², E t = m = 2;
    // of all t the one that is missed most at weight 2 ÷ t. There the intervals cover 95 % and no more. 60,000 intervals, s.d. 0.0009
    // and as much again from the moments; 0.945 to 0.955 is about four of both.
    [Fact]
    public void Intervals_cover_exactly_what_they_promise_when_the_truth_is_the_least_favourable()
    {
        const double m = 2;
        double c = CriticalValue.Of(m, double.PositiveInfinity, 0.05);
        double far = Enumerable.Range(0, 4000).Select(i => c + (i / 1000.0) - 1).MaxBy(root => m / (root * root) * (Missed(root, c) - Missed(0, c)));
        double share = m / (far * far);
        Assert.Equal(0.05, ((1 - share) * Missed(0, c)) + (share * Missed(far, c)), 1e-5);
        double covered = 0;
        for (int sample = 0; sample < 3; sample++)
        {
            var random = new RandomSequence(23, (ulong)sample);
            double[] truths = [.. Enumerable.Range(0, 20_000).Select(_ => random.NextUniform() is var u && u < share ? (u < share / 2 ? far : -far) / m : 0)];
            RobustShrinkage found = RobustEmpiricalBayes.Shrink(new(truths.Select(t => t + random.NextNormal()).ToArray(), Same(20_000, 1)), 0.05);
            covered += truths.Where((t, i) => Math.Abs(t - found.Shrunk[i]) <= found.HalfLengths[i]).Count() / 60_000.0;
        }

        Assert.InRange(covered, 0.945, 0.955);
    }

    static double Missed(double bias, double c) => Normal.Cumulative(bias - c) + Normal.Cumulative(-bias - c);

    // Many units take their critical values from a curve, checked to 1e-10 where it is set up; a few from searches of their own.
    [Theory]
    [InlineData(2000, 0)]
    [InlineData(20_000, 1e-9)]
    public void Many_units_get_what_each_gets_alone(int count, double tolerance)
    {
        var random = new RandomSequence(5);
        double[] errors = [.. Enumerable.Range(0, count).Select(_ => 0.2 + (2 * random.NextUniform()))];
        double[] effects = [.. errors.Select(s => random.NextNormal() + (s * random.NextNormal()))];
        RobustShrinkage found = RobustEmpiricalBayes.Shrink(new(effects, errors), 0.05);
        for (int i = 0; i < count; i += 97)
        {
            double bias = errors[i] * errors[i] / found.Variance;
            Assert.Equal(found.Weights[i] * errors[i] * CriticalValue.Of(bias, found.Kurtosis, 0.05), found.HalfLengths[i], tolerance);
        }
    }

    [Theory]
    [InlineData(new double[] { 1, double.NaN, 3, 4 }, new double[] { 1, 1, 1, 1 }, "not_finite")]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 1, double.NaN, 1, 1 }, "not_finite")]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 1, 0, 1, 1 }, "not_positive")]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 1, -1, 1, 1 }, "not_positive")]
    [InlineData(new double[] { 1 }, new double[] { 1 }, "too_few_values")]
    [InlineData(new double[] { 2, 2, 2, 2 }, new double[] { 1, 1, 1, 1 }, "all_equal")]
    public void Unfit_effects_are_refused(double[] effects, double[] errors, string id)
    {
        var refused = Assert.Throws<AssumptionException>(() => RobustEmpiricalBayes.Shrink(new(effects, errors), 0.05));
        Assert.Equal(id, refused.Id);
        Assert.NotEmpty(refused.Message);
    }

    [Fact]
    public void A_regressor_that_repeats_the_constant_is_refused() => Assert.Equal("collinear", Assert.Throws<AssumptionException>(() =>
        RobustEmpiricalBayes.Shrink(new(new double[] { 1, 2, 3, 5 }, Same(4, 1)) { Regressors = [Same(4, 3)] }, 0.05)).Id);

    static double Coverage(Func<RandomSequence, double> truth)
    {
        const int samples = 60;
        const int units = 200;
        double covered = 0;
        for (int sample = 0; sample < samples; sample++)
        {
            var random = new RandomSequence(20, (ulong)sample);
            double[] errors = [.. Enumerable.Range(0, units).Select(_ => 0.3 + (0.7 * random.NextUniform()))];
            double[] truths = [.. errors.Select(_ => truth(random))];
            double[] effects = [.. truths.Select((t, i) => t + (errors[i] * random.NextNormal()))];
            RobustShrinkage found = RobustEmpiricalBayes.Shrink(new(effects, errors), 0.05);
            covered += truths.Where((t, i) => Math.Abs(t - found.Shrunk[i]) <= found.HalfLengths[i]).Count() / (double)(samples * units);
        }

        return covered;
    }

    static double[] Same(int count, double value) => [.. Enumerable.Repeat(value, count)];

    static void Close(double[] expected, IReadOnlyList<double> found)
    {
        Assert.Equal(expected.Length, found.Count);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], found[i], 1e-8);
        }
    }
}
