using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Distributions;
using Pacesetter.Statistics.Shrinkage;

namespace Pacesetter.Statistics.Tests.Shrinkage;

public class CriticalValueTests
{
    // The reference stops its searches at 1e-10 or closer; 1e-8 is what is promised.
    [Fact]
    public void The_table_of_the_reference_is_reproduced()
    {
        SharedTable table = SharedTable.Read("ranking", "ref_ebci_cva.csv");
        (double[] m, double[] kurtosis, double[] alpha, double[] expected) = (table.Numbers("m2"), table.Numbers("kappa"), table.Numbers("alpha"), table.Numbers("cv"));
        Assert.Equal(84, expected.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], CriticalValue.Of(m[i], kurtosis[i], alpha[i]), 1e-8);
        }
    }

    [Fact]
    public void Published_digits_for_a_bias_of_two_errors() => Assert.Equal(4.61951272369764, CriticalValue.Of(4, 3, 0.05), 1e-8);

    // κ = 1 is a bias of fixed size √m: P(|Z + 2| > c) = Φ(2 − c) + Φ(−2 − c) = 0.05 at c = 3.6448537, since Φ(−1.6448537) = 0.05 and the other tail is below 1e-8.
    [Fact]
    public void A_bias_of_fixed_size_needs_one_tail_beyond_it()
    {
        double c = CriticalValue.Of(4, 1, 0.05);
        Assert.Equal(0.05, Normal.Cumulative(2 - c) + Normal.Cumulative(-2 - c), 1e-13);
        Assert.Equal(2 + 1.6448536, c, 1e-6);
    }

    [Fact]
    public void Without_bias_it_is_the_normal_quantile() => Assert.Equal(1.959963984540054, CriticalValue.Of(0, 3, 0.05), 1e-12);

    [Fact]
    public void More_bias_more_kurtosis_or_less_risk_never_shorten_it() =>
        Gen.Select(Gen.Double[0.01, 30], Gen.Double[1, 50], Gen.Double[0.01, 0.3]).Sample((m, kurtosis, alpha) =>
        {
            double c = CriticalValue.Of(m, kurtosis, alpha);
            Assert.True(CriticalValue.Of(m * 1.1, kurtosis, alpha) >= c - 1e-10);
            Assert.True(CriticalValue.Of(m, kurtosis * 1.1, alpha) >= c - 1e-10);
            Assert.True(CriticalValue.Of(m, kurtosis, alpha * 0.9) >= c - 1e-10);
        }, iter: 100);

    // Any two-point bias with these moments misses at most as often as promised.
    [Fact]
    public void No_two_point_bias_misses_more_often() =>
        Gen.Select(Gen.Double[0.05, 20], Gen.Double[1.05, 20], Gen.Double[0, 0.99]).Sample((m, kurtosis, u) =>
        {
            double c = CriticalValue.Of(m, kurtosis, 0.1);
            double below = (1 - u) * m;
            double above = (kurtosis - 1) * m * m / below;
            double weight = below / (below + above);
            double Chance(double t) => Normal.Cumulative(Math.Sqrt(t) - c) + Normal.Cumulative(-Math.Sqrt(t) - c);
            Assert.True(((1 - weight) * Chance(u * m)) + (weight * Chance(m + above)) <= 0.1 + 1e-9);
        }, iter: 200);

    [Theory]
    [InlineData(double.NaN, 3, "not_finite")]
    [InlineData(-1, 3, "out_of_range")]
    [InlineData(1, 0.5, "out_of_range")]
    [InlineData(1, double.NaN, "out_of_range")]
    public void Moments_that_cannot_be_are_refused(double m, double kurtosis, string id) =>
        Assert.Equal(id, Assert.Throws<AssumptionException>(() => CriticalValue.Of(m, kurtosis, 0.05)).Id);
}
