using Pacesetter.Statistics.Integrity;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Tests.Integrity;

public class UniformDipsTests
{
    // The same seed draws the same uniform samples, and a dip does not depend on their width: both ways give one p-value.
    [Fact]
    public void Dips_drawn_once_give_the_p_value_of_a_test_that_draws_its_own()
    {
        var random = new RandomSequence(5, 0);
        double[] one = [.. Enumerable.Range(0, 60).Select(_ => random.NextNormal())];
        double[] two = [.. one.Select((value, i) => value + (i % 2 * 6))];
        var uniform = UniformDips.Draw(60, 999, seed: 3);
        Assert.Equal(TwoHumps.In(one, 0, 999, 3), TwoHumps.In(one, uniform));
        Assert.Equal(TwoHumps.In(two, 0, 999, 3), TwoHumps.In(two, uniform));
        Assert.Equal(1.0 / 1000, TwoHumps.In(two, uniform).Question.PValue, 1e-12);
    }

    [Fact]
    public void A_dip_below_all_is_certain_and_one_above_all_as_rare_as_the_draws_can_say()
    {
        var uniform = UniformDips.Draw(10, 99);
        Assert.Equal(1, uniform.PValue(0));
        Assert.Equal(0.01, uniform.PValue(0.25), 1e-12);
    }

    [Fact]
    public void Another_number_of_values_than_the_samples_have_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TwoHumps.In([1, 2, 3, 4, 5], UniformDips.Draw(4, 99)));
}
