using Pacesetter.Statistics.Distributions;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Tests.Resampling;

public class ZigguratTests
{
    // A million draws: the standard deviation of a share p is √(p(1 − p) ÷ 10⁶); five of them.
    [Fact]
    public void The_draws_are_normal_to_the_far_tail()
    {
        var draws = new double[1_000_000];
        Ziggurat.Fill(new RandomSequence(3), draws);
        foreach (double x in (double[])[-4, -3.7, -3.5, -2, -1, -0.1, 0, 0.3, 1.5, 2.5, 3.6, 4.2])
        {
            double p = Normal.Cumulative(x);
            Assert.Equal(p, draws.Count(z => z <= x) / 1e6, 5 * Math.Sqrt(p * (1 - p) / 1e6));
        }

        Assert.Equal(1, draws.Average(z => z * z), 5 * Math.Sqrt(2 / 1e6));
        Assert.Equal(3, draws.Average(z => z * z * z * z), 5 * Math.Sqrt(96 / 1e6));
    }
}
