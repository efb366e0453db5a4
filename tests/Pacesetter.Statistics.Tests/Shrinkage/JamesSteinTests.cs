using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Shrinkage;

namespace Pacesetter.Statistics.Tests.Shrinkage;

public class JamesSteinTests
{
    // 215 hits in 18 × 45: mean 0.265432; v = 0.265432 × 0.734568 ÷ 45 = 0.0043328.
    [Fact]
    public void Eighteen_players_have_their_published_factor_and_errors()
    {
        SharedTable players = SharedTable.Read("ranking", "efron_morris_1975.csv");
        double[] early = players.Numbers("y");
        double[] rest = players.Numbers("rest");
        double mean = early.Average();
        EqualShrinkage found = JamesStein.Shrink(early, mean * (1 - mean) / 45);
        Assert.Equal(0.211653417144266, found.Factor, 1e-12);
        Assert.Equal(0.0754879506172839, early.Zip(rest, (y, t) => (y - t) * (y - t)).Sum(), 1e-12);
        Assert.Equal(0.0213747485472558, found.Shrunk.Zip(rest, (y, t) => (y - t) * (y - t)).Sum(), 1e-12);
        Assert.All(players.Numbers("js_plus").Zip(found.Shrunk), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    // 0 1 2 3 4: mean 2, squares 10, B = 1 − (5 − 3) × 1 ÷ 10 = 0.8; the first becomes 2 − 0.8 × 2 = 0.4.
    [Fact]
    public void Five_values_by_hand()
    {
        EqualShrinkage found = JamesStein.Shrink([0, 1, 2, 3, 4], 1);
        Assert.Equal((2, 0.8, 0.4), (found.Mean, Math.Round(found.Factor, 12), Math.Round(found.Shrunk[0], 12)));
    }

    [Fact]
    public void Where_noise_explains_everything_all_become_the_mean() => Assert.All(JamesStein.Shrink([0, 1, 2, 3, 4], 100).Shrunk, value => Assert.Equal(2, value));

    [Theory]
    [InlineData(new double[] { 1 }, 1, "too_few_values")]
    [InlineData(new double[] { 1, 2, double.NaN, 4 }, 1, "not_finite")]
    [InlineData(new double[] { 1, 2, 3, 4 }, 0, "not_positive")]
    [InlineData(new double[] { 1, 2, 3, 4 }, double.NaN, "not_finite")]
    [InlineData(new double[] { 2, 2, 2, 2 }, 1, "all_equal")]
    public void Unfit_values_are_refused(double[] values, double variance, string id) =>
        Assert.Equal(id, Assert.Throws<AssumptionException>(() => JamesStein.Shrink(values, variance)).Id);
}
