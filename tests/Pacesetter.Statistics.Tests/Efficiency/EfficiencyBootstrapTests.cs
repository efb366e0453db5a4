using Pacesetter.Statistics.Efficiency;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Tests.Efficiency;

public class EfficiencyBootstrapTests
{
    // R Benchmarking's dea.boot with 200 replications: mean corrected score .92471. It takes another width and its own draws; ours has ten times as many.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_mean_corrected_score_of_seventy_schools_is_near_the_other_program_s(bool towardsMean)
    {
        BootstrapEstimate estimate = EfficiencyBootstrap.Estimate(new() { TowardsMean = towardsMean }, SharedPanels.Charnes());
        Assert.Equal(0.92471, estimate.Units.Average(unit => unit.Corrected), 0.01);
        Assert.All(estimate.Units, unit =>
        {
            Assert.True(unit.Bias > 0);
            Assert.True(unit.Lower < unit.Corrected && unit.Corrected < unit.Upper && unit.Upper <= unit.Score + 1e-9, unit.ToString());
        });
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_on_any_number_of_threads()
    {
        UnitPanel panel = Made(30, new(1));
        var asked = new BootstrapSpecification { Replications = 300, Threads = 1 };
        Assert.Equal(EfficiencyBootstrap.Estimate(asked, panel).Units, EfficiencyBootstrap.Estimate(asked with { Threads = 3 }, panel).Units);
        Assert.NotEqual(EfficiencyBootstrap.Estimate(asked, panel).Units, EfficiencyBootstrap.Estimate(asked with { Seed = 2 }, panel).Units);
    }

    [Fact]
    public void Outputs_are_corrected_upwards_and_under_constant_returns_in_step_with_inputs()
    {
        UnitPanel panel = Made(40, new(2));
        BootstrapEstimate input = EfficiencyBootstrap.Estimate(new() { Replications = 400, Returns = Returns.Constant }, panel);
        BootstrapEstimate output = EfficiencyBootstrap.Estimate(new() { Replications = 400, Returns = Returns.Constant, Orientation = Orientation.Output }, panel);
        Assert.Equal(input.Bandwidth, output.Bandwidth, 1e-9);
        Assert.All(output.Units, (unit, k) =>
        {
            Assert.True(unit.Bias < 0 && unit.Corrected > unit.Score);
            Assert.Equal(1 / input.Units[k].Score, unit.Score, 1e-9);
        });
    }

    [Fact]
    public void A_larger_sample_leaves_less_bias() =>
        Assert.True(MeanBias(Made(200, new(3))) < 0.6 * MeanBias(Made(25, new(3))));

    // One input, one output, constant returns: the true score is known. 60 samples of 40 units: 2,400 intervals at 95 %, all those of a sample right
    // or wrong together, so the share has a standard error of √(.95 × .05 ÷ 60) = .028; .88 is two and a half below. Drawn in towards the mean they hold it in .18 of samples.
    [Fact]
    [Trait("Category", "Drill")]
    public void Intervals_hold_the_true_score_about_as_often_as_they_say()
    {
        int held = 0;
        for (int sample = 0; sample < 60; sample++)
        {
            var random = new RandomSequence(11, (ulong)sample);
            double[] inputs = [.. Enumerable.Range(0, 40).Select(_ => 1 + random.NextUniform())];
            double[] truth = [.. inputs.Select(_ => Math.Exp(-0.4 * Math.Abs(random.NextNormal())))];
            double[] outputs = [.. inputs.Select((x, k) => x * truth[k])];
            BootstrapEstimate estimate = EfficiencyBootstrap.Estimate(new() { Replications = 500, Returns = Returns.Constant, Seed = (ulong)sample }, new UnitPanel([inputs], [outputs]));
            held += estimate.Units.Where((unit, k) => unit.Lower <= truth[k] && truth[k] <= unit.Upper).Count();
        }

        Assert.InRange(held / 2400.0, 0.88, 0.99);
    }

    static double MeanBias(UnitPanel panel) => EfficiencyBootstrap.Estimate(new() { Replications = 200 }, panel).Units.Average(unit => unit.Bias);

    static UnitPanel Made(int units, RandomSequence random)
    {
        double[][] inputs = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, units).Select(_ => 1 + random.NextUniform()).ToArray())];
        return new(inputs, [[.. Enumerable.Range(0, units).Select(k => Math.Sqrt(inputs[0][k] * inputs[1][k]) * Math.Exp(-0.3 * Math.Abs(random.NextNormal())))]]);
    }
}
