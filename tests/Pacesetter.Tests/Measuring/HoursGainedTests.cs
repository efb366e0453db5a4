using CsCheck;
using Pacesetter.Measuring;

namespace Pacesetter.Tests.Measuring;

public class HoursGainedTests
{
    // 12 hours earned in 8: ln 1.5 = 0.405465, logarithmic mean 4 ÷ 0.405465 = 9.865213 h.
    // Own 0.2 → 1.973043 h, operations 0.1 → 0.986521 h, the rest 4 − 2.959564 = 1.040436 h.
    [Fact]
    public void Four_hours_gained_are_shared_out()
    {
        double[] parts = HoursGained.Of(12, 8, 0.2, 0.1);
        Assert.Equal(1.973043, parts[0], 1e-6);
        Assert.Equal(0.986521, parts[1], 1e-6);
        Assert.Equal(1.040436, parts[2], 1e-6);
    }

    [Fact]
    public void The_parts_sum_to_the_whole() =>
        Gen.Select(Gen.Double[0.1, 2000], Gen.Double[0.1, 2000], Gen.Double[-1, 1], Gen.Double[-1, 1]).Sample((earned, worked, own, job) =>
            Assert.Equal(earned - worked, HoursGained.Of(earned, worked, own, job, -job / 2, 0.01).Sum(), 1e-9 * (1 + earned + worked)));

    [Fact]
    public void Equal_hours_leave_nothing_to_share_but_the_effects_against_each_other() =>
        Assert.Equal([0.8, -0.8, 0.0], HoursGained.Of(8, 8, 0.1, -0.1).Select(part => Math.Round(part, 12)));
}
