using CsCheck;
using Pacesetter.Statistics.Efficiency;
using Pacesetter.Statistics.Efficiency.Kernels;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Tests.Efficiency;

public class PartialFrontierTests
{
    // Inputs 1, 2, 4 for an output of 1 each. Unit 2 (x = 2): ratios ½, 1, 2, N = 3.
    // m = 1: their mean, 3.5 ÷ 3. m = 2: ½ × (1 − 4/9) + 1 × (4/9 − 1/9) + 2 × 1/9 = 5/18 + 6/18 + 4/18 = 5/6.
    [Fact]
    public void The_expected_best_of_m_draws_by_hand()
    {
        var panel = new UnitPanel([(double[])[1, 2, 4]], [(double[])[1, 1, 1]]);
        Assert.Equal(3.5 / 3, PartialFrontier.OrderM(panel, Orientation.Input, 1)[1], 1e-12);
        Assert.Equal(5 / 6.0, PartialFrontier.OrderM(panel, Orientation.Input, 2)[1], 1e-12);
    }

    // Ten units with inputs 1 … 10 and one output. α = .9: the ⌈.1 × 10⌉ = first, FDH. α = .8: the second, so the first is beyond the frontier at 2 ÷ 1.
    // Turned round, outputs 1 … 10 from one input: α = .8 is rank 8, so the tenth has .8 and the first 8.
    [Fact]
    public void The_best_but_a_share_by_hand()
    {
        double[] figures = [.. Enumerable.Range(1, 10).Select(k => (double)k)];
        double[] one = [.. Enumerable.Repeat(1.0, 10)];
        var inputs = new UnitPanel([figures], [one]);
        Assert.Equal(1, PartialFrontier.OrderAlpha(inputs, Orientation.Input, 0.9)[0], 1e-12);
        Assert.Equal(2, PartialFrontier.OrderAlpha(inputs, Orientation.Input, 0.8)[0], 1e-12);
        IReadOnlyList<double> outputs = PartialFrontier.OrderAlpha(new UnitPanel([one], [figures]), Orientation.Output, 0.8);
        Assert.Equal(0.8, outputs[9], 1e-12);
        Assert.Equal(8, outputs[0], 1e-12);
    }

    [Fact]
    public void Both_become_the_free_disposal_hull() => Gen.Select(GeneratedPanels.Any, GeneratedPanels.Oriented).Sample((panel, orientation) =>
    {
        IReadOnlyList<double> hull = Frontier.Measure(new() { Returns = Returns.FreeDisposal, Orientation = orientation, Outliers = null }, panel).Scores;
        IReadOnlyList<double> many = PartialFrontier.OrderM(panel, orientation, 100_000);
        IReadOnlyList<double> all = PartialFrontier.OrderAlpha(panel, orientation, 1);
        Assert.All(hull, (score, k) =>
        {
            Assert.Equal(score, many[k], 1e-9 * score);
            Assert.Equal(score, all[k], 1e-12 * score);
        });
    });

    // 20,000 draws of the least of 5; a draw's standard deviation is below .5, so five standard errors are below .02.
    [Fact]
    public void The_closed_form_is_what_draws_give()
    {
        double[] ratios = [0.4, 0.5, 0.7, 1, 1.1, 1.6, 2];
        var random = new RandomSequence(3);
        double mean = 0;
        for (int draw = 0; draw < 20_000; draw++)
        {
            mean += Enumerable.Range(0, 5).Min(_ => ratios[random.NextInt(ratios.Length)]) / 20_000;
        }

        Assert.Equal(mean, PartialFrontier.ExpectedBest(ratios, 5), 0.02);
    }

    [Fact]
    public void One_false_report_moves_a_partial_frontier_little()
    {
        double[] inputs = [.. Enumerable.Range(0, 60).Select(k => 10 + (k % 10.0))];
        double[] outputs = [.. Enumerable.Range(0, 60).Select(k => 5 + (k % 7.0))];
        double[] falsified = [.. outputs];
        falsified[0] *= 10;
        var before = new UnitPanel([inputs], [outputs]);
        var after = new UnitPanel([inputs], [falsified]);
        double hull = Frontier.Measure(new() { Returns = Returns.FreeDisposal, Orientation = Orientation.Output }, after).Scores[59] / Frontier.Measure(new() { Returns = Returns.FreeDisposal, Orientation = Orientation.Output }, before).Scores[59];
        double partial = PartialFrontier.OrderAlpha(after, Orientation.Output, 0.95)[59] / PartialFrontier.OrderAlpha(before, Orientation.Output, 0.95)[59];
        Assert.True(hull > 3);
        Assert.InRange(partial, 0.99, 1.01);
    }

    [Fact]
    public void Comparable_units_only_are_compared()
    {
        var panel = new UnitPanel([(double[])[1, 2, 4]], [(double[])[3, 1, 2]]);
        Assert.Equal([0.25, 1], DominanceRatios.Of(panel, 2, outputs: false, withoutItself: false));
        Assert.Equal([3 / 2.0, 1 / 2.0], DominanceRatios.Of(panel, 2, outputs: true, withoutItself: true));
    }
}
