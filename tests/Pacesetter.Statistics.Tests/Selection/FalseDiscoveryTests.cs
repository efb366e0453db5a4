using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Selection;

namespace Pacesetter.Statistics.Tests.Selection;

public class FalseDiscoveryTests
{
    // 0.01 × 4/1 = 0.04, 0.02 × 4/2 = 0.04, 0.03 × 4/3 = 0.04, 0.5 × 4/4 = 0.5; each the least from its place on.
    [Fact]
    public void Four_tests_by_hand() => Assert.Equal([0.5, 0.04, 0.04, 0.04], FalseDiscovery.BenjaminiHochberg([0.5, 0.03, 0.01, 0.02]), (x, y) => Math.Abs(x - y) < 1e-15);

    [Fact]
    public void The_gene_tests_have_the_adjusted_values_of_the_reference()
    {
        SharedTable table = SharedTable.Read("ranking", "ref_BH_hedenfalk.csv");
        double[] expected = table.Numbers("BH");
        var found = FalseDiscovery.BenjaminiHochberg(table.Numbers("p"));
        Assert.Equal(3170, found.Length);
        for (int i = 0; i < found.Length; i++)
        {
            Assert.Equal(expected[i], found[i], 1e-15);
        }
    }

    // With the reference's share of nulls, which comes from a smoothing spline, the q-values are its own.
    [Fact]
    public void The_gene_tests_have_the_q_values_of_the_reference_when_given_its_share_of_nulls()
    {
        SharedTable table = SharedTable.Read("ranking", "ref_qvalue215_hedenfalk.csv");
        double[] expected = table.Numbers("q");
        var found = FalseDiscovery.Storey(table.Numbers("p"), 0.669926026474838);
        for (int i = 0; i < found.Length; i++)
        {
            Assert.Equal(expected[i], found[i], 1e-13);
        }

        Assert.Equal((162, 319), (found.Count(q => q < 0.05), found.Count(q => q < 0.1)));
    }

    // Own share of nulls, another rule than the spline's: a few hundredths apart is as close as they come.
    [Fact]
    public void The_own_share_of_nulls_is_near_that_of_the_reference()
    {
        double[] p = SharedTable.Read("ranking", "ref_qvalue215_hedenfalk.csv").Numbers("p");
        Assert.InRange(FalseDiscovery.NullShare(p), 0.64, 0.70);
    }

    // 0.005, 0.015 … 0.995: a share 1 − λ lies above each λ.
    [Fact]
    public void Evenly_spread_values_are_all_null() => Assert.Equal(1, FalseDiscovery.NullShare([.. Enumerable.Range(0, 100).Select(i => (i + 0.5) / 100)]), 1e-12);

    [Fact]
    public void Adjusting_keeps_the_order_and_never_lowers() => Gen.Double[0, 1].Array[1, 40].Sample(p =>
    {
        var q = FalseDiscovery.BenjaminiHochberg(p);
        for (int i = 0; i < p.Length; i++)
        {
            Assert.True(q[i] >= p[i] - 1e-15 && q[i] <= 1);
            Assert.All(Enumerable.Range(0, p.Length), j => Assert.True(p[i] > p[j] || q[i] <= q[j]));
        }
    });

    [Theory]
    [InlineData(new double[0], "too_few_values")]
    [InlineData(new[] { 0.1, double.NaN }, "not_finite")]
    [InlineData(new[] { 0.1, 1.5 }, "out_of_range")]
    [InlineData(new[] { 0.1, -0.5 }, "out_of_range")]
    public void Unfit_values_are_refused(double[] p, string id)
    {
        Assert.Equal(id, Assert.Throws<AssumptionException>(() => FalseDiscovery.BenjaminiHochberg(p)).Id);
        Assert.Equal(id, Assert.Throws<AssumptionException>(() => FalseDiscovery.NullShare(p)).Id);
    }
}
