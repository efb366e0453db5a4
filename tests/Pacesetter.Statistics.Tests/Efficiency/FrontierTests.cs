using Pacesetter.Statistics.Efficiency;

namespace Pacesetter.Statistics.Tests.Efficiency;

public class FrontierTests
{
    // One input, one output: A (2, 1), B (4, 4), C (6, 5), D (5, 2).
    static readonly UnitPanel Four = new([(double[])[2, 4, 6, 5]], [(double[])[1, 4, 5, 2]]);

    // Constant returns: B has the best output for each input, 1. θ = (y ÷ x) ÷ 1: A ½, C 5/6, D 2/5.
    // Variable: the frontier runs A (2, 1) – B (4, 4) – C (6, 5). D makes 2: on A–B that needs 2 + 2 × (2 − 1) ÷ (4 − 1) = 2 2/3, θ = 8/15.
    // Decreasing (Σλ ≤ 1) allows 0–B–C: A needs 1 of 2, D 2 of 5. Increasing (Σλ ≥ 1) allows A–B and beyond B on the ray: C needs 5 of 6, D 8/15.
    [Theory]
    [InlineData(Returns.Constant, 1 / 2.0, 1, 5 / 6.0, 2 / 5.0)]
    [InlineData(Returns.Variable, 1, 1, 1, 8 / 15.0)]
    [InlineData(Returns.Decreasing, 1 / 2.0, 1, 1, 2 / 5.0)]
    [InlineData(Returns.Increasing, 1, 1, 5 / 6.0, 8 / 15.0)]
    [InlineData(Returns.FreeDisposal, 1, 1, 1, 4 / 5.0)]
    public void Four_units_by_hand(Returns returns, double a, double b, double c, double d)
    {
        FrontierEstimate estimate = Frontier.Measure(new() { Returns = returns }, Four);
        Assert.All(estimate.Scores, (score, unit) => Assert.Equal(((double[])[a, b, c, d])[unit], score, 1e-12));
        Assert.True(estimate.Certificate.Holds);
    }

    // D learns from A and B: 2 = λ_A × 1 + λ_B × 4 with λ_A + λ_B = 1, so λ_B = 1/3.
    [Fact]
    public void The_unit_that_lags_is_told_whom_to_learn_from_and_what_it_would_reach()
    {
        FrontierEstimate estimate = Frontier.Measure(new(), Four);
        Assert.Equal([0, 1], estimate.PeersOf(3).Select(peer => peer.Unit));
        Assert.Equal(2 / 3.0, estimate.PeersOf(3)[0].Lambda, 1e-12);
        Assert.Equal(8 / 3.0, estimate.TargetOf(3).Inputs[0], 1e-12);
        Assert.Equal(2, estimate.TargetOf(3).Outputs[0], 1e-12);
        Assert.Equal([new Peer(1, 1)], estimate.PeersOf(1));
    }

    // A (2, 2), B (4, 1), C (4, 2), D (8, 1), each for an output of 1. D's θ is 1 against B: no proportion of both is left. But 4 of its first input are too many.
    [Fact]
    public void What_remains_beside_the_score_is_found_in_the_second_phase()
    {
        var panel = new UnitPanel([(double[])[2, 4, 4, 8], (double[])[2, 1, 2, 1]], [(double[])[1, 1, 1, 1]]);
        FrontierEstimate estimate = Frontier.Measure(new(), panel);
        Assert.Equal(1, estimate.Scores[3], 1e-12);
        Assert.Equal([4, 0, 0], estimate.SlacksOf(3));
        Assert.Equal([1], estimate.PeersOf(3).Select(peer => peer.Unit));
        Assert.Equal(5, Frontier.Measure(new() { Measure = EfficiencyMeasure.Additive }, panel).Scores[3] + 1, 1e-12);
    }

    // Without B, constant returns leave C's 5/6 as the best: B needs 4 ÷ (5/6) = 4.8 of the others' way, θ = 1.2. Variable: C's size cannot be reached by smaller ones.
    [Fact]
    public void Super_efficiency_is_what_the_others_would_need_and_may_have_no_answer()
    {
        Assert.Equal(1.2, Frontier.Measure(new() { Measure = EfficiencyMeasure.SuperRadial, Returns = Returns.Constant }, Four).Scores[1], 1e-12);
        FrontierEstimate variable = Frontier.Measure(new() { Measure = EfficiencyMeasure.SuperRadial }, Four);
        Assert.Equal([2], variable.Undefined);
        Assert.True(double.IsPositiveInfinity(variable.Scores[2]));
        Assert.Contains(variable.Warnings, warning => warning.Id == FrontierWarning.Undefined && warning.Units.SequenceEqual([2]));
    }

    // Units make 1 of good from 1 of input, with 1, 2 and 4 of waste. For outputs with waste among them: unit 3's mean of (0 ÷ 1, 3 ÷ 4) is 3/8, ρ = 1 ÷ (1 + 3/8).
    [Fact]
    public void Waste_counts_against_a_unit_in_the_slacks_based_measure()
    {
        var panel = new UnitPanel([(double[])[1, 1, 1]], [(double[])[1, 1, 1]], [(double[])[1, 2, 4]]);
        foreach (Orientation orientation in (Orientation[])[Orientation.Output, Orientation.Both])
        {
            FrontierEstimate estimate = Frontier.Measure(new() { Measure = EfficiencyMeasure.SlacksBased, Orientation = orientation }, panel);
            Assert.Equal(1, estimate.Scores[0], 1e-12);
            Assert.Equal(1 / (1 + (3 / 8.0)), estimate.Scores[2], 1e-12);
            Assert.Equal(1, estimate.TargetOf(2).UndesirableOutputs[0], 1e-12);
            Assert.Equal(3, estimate.SlacksOf(2)[1], 1e-12);
        }
    }

    [Fact]
    public void A_report_ten_times_too_good_is_named_and_twins_zeros_and_few_units_are_said()
    {
        double[] inputs = [.. Enumerable.Range(0, 30).Select(k => 10 + (k % 7.0))];
        double[] outputs = [.. inputs.Select((x, k) => x - (k % 3))];
        outputs[4] *= 10;
        FrontierEstimate estimate = Frontier.Measure(new(), new UnitPanel([inputs], [outputs]));
        Assert.Contains(estimate.Outliers, outlier => outlier.Unit == 4 && outlier.OutputRatio > 5);
        Assert.Contains(estimate.Warnings, warning => warning.Id == FrontierWarning.Outliers);
        Assert.Contains(estimate.Warnings, warning => warning.Id == FrontierWarning.Duplicates);

        FrontierEstimate few = Frontier.Measure(new(), new UnitPanel([(double[])[1, 2, 0], (double[])[1, 1, 2]], [(double[])[1, 2, 1]]));
        Assert.Contains(few.Warnings, warning => warning.Id == FrontierWarning.FewUnits);
        Assert.Contains(few.Warnings, warning => warning.Id == FrontierWarning.Zeros && warning.Units.SequenceEqual([2]));
    }

    [Theory]
    [InlineData(Returns.Constant)]
    [InlineData(Returns.Variable)]
    public void The_answer_does_not_depend_on_the_number_of_threads(Returns returns)
    {
        var random = new Pacesetter.Statistics.Resampling.RandomSequence(7);
        double[][] columns = [.. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, 1500).Select(_ => 1 + random.NextUniform()).ToArray())];
        var panel = new UnitPanel([columns[0], columns[1]], [columns[2], columns[3]]);
        FrontierEstimate one = Frontier.Measure(new() { Returns = returns, Threads = 1 }, panel);
        FrontierEstimate three = Frontier.Measure(new() { Returns = returns, Threads = 3 }, panel);
        Assert.Equal(one.Scores, three.Scores);
        Assert.All(Enumerable.Range(0, panel.Units), unit => Assert.Equal(one.PeersOf(unit), three.PeersOf(unit)));
        Assert.True(one.Certificate.Holds);
        Assert.True(one.FrameSize < panel.Units);
    }

    [Fact]
    public void What_is_not_defined_is_a_wrong_call()
    {
        Assert.Throws<ArgumentException>(() => Frontier.Measure(new() { Returns = Returns.FreeDisposal, Measure = EfficiencyMeasure.Additive }, Four));
        Assert.Throws<ArgumentException>(() => Frontier.Measure(new() { Orientation = Orientation.Both }, Four));
        Assert.Throws<ArgumentException>(() => Frontier.Measure(new(), new UnitPanel([(double[])[1, 2]], [(double[])[1, 2]], [(double[])[1, 2]])));
        Assert.ThrowsAny<ArgumentException>(() => new UnitPanel([(double[])[1, 2]], [(double[])[1]]));
    }
}
