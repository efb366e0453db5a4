using CsCheck;
using Pacesetter.Statistics.Efficiency;

namespace Pacesetter.Statistics.Tests.Efficiency;

public class FrontierPropertyTests
{
    static readonly Gen<(UnitPanel Panel, FrontierSpecification Asked)> Cases = Gen.Select(GeneratedPanels.Any, GeneratedPanels.Mixing, GeneratedPanels.Oriented)
        .Select((panel, returns, orientation) => (panel, new FrontierSpecification { Returns = returns, Orientation = orientation, Outliers = null }));

    [Fact]
    public void Every_score_is_proved_on_smooth_and_on_degenerate_data() => Cases.Sample(it =>
    {
        FrontierEstimate estimate = Frontier.Measure(it.Asked, it.Panel);
        Assert.Empty(estimate.Undefined);
        Assert.True(estimate.Certificate.Holds, estimate.Certificate.ToString());
        Assert.All(estimate.Scores, score => Assert.True(it.Asked.Orientation == Orientation.Input ? score is >= 0 and <= 1 : score >= 1));
    });

    [Fact]
    public void The_target_is_within_what_the_score_promises_and_slacks_make_up_the_rest() => Cases.Sample(it =>
    {
        FrontierEstimate estimate = Frontier.Measure(it.Asked, it.Panel);
        for (int k = 0; k < it.Panel.Units; k++)
        {
            UnitTarget target = estimate.TargetOf(k);
            double theta = it.Asked.Orientation == Orientation.Input ? estimate.Scores[k] : 1;
            double phi = it.Asked.Orientation == Orientation.Output ? estimate.Scores[k] : 1;
            for (int i = 0; i < target.Inputs.Count; i++)
            {
                Near((theta * it.Panel.Inputs[i][k]) - estimate.SlacksOf(k)[i], target.Inputs[i]);
            }

            for (int r = 0; r < target.Outputs.Count; r++)
            {
                Near((phi * it.Panel.Outputs[r][k]) + estimate.SlacksOf(k)[target.Inputs.Count + r], target.Outputs[r]);
            }
        }
    });

    [Fact]
    public void The_unit_of_a_column_does_not_matter() => Gen.Select(Cases, Gen.Double[0.001, 1000].Array[8]).Sample((it, factors) =>
        Same(Frontier.Measure(it.Asked, it.Panel).Scores, Frontier.Measure(it.Asked, GeneratedPanels.Changed(it.Panel, (column, value) => value * factors[column])).Scores));

    [Fact]
    public void A_twin_changes_no_score() => Gen.Select(Cases, Gen.Int[0, 7]).Sample((it, twin) =>
    {
        UnitPanel more = GeneratedPanels.Extended(it.Panel, column => column[twin], column => column[twin]);
        IReadOnlyList<double> before = Frontier.Measure(it.Asked, it.Panel).Scores;
        IReadOnlyList<double> after = Frontier.Measure(it.Asked, more).Scores;
        Same(before, [.. after.Take(it.Panel.Units)]);
        Near(before[twin], after[^1]);
    });

    [Fact]
    public void A_new_unit_makes_nobody_look_better() => Gen.Select(Cases, Gen.Double[0.5, 2], Gen.Double[0.5, 2]).Sample((it, less, more) =>
    {
        UnitPanel joined = GeneratedPanels.Extended(it.Panel, column => 0.01 + (column.Average() * less), column => column.Average() * more);
        IReadOnlyList<double> before = Frontier.Measure(it.Asked, it.Panel).Scores;
        IReadOnlyList<double> after = Frontier.Measure(it.Asked, joined).Scores;
        Assert.All(before, (score, k) => Assert.True(it.Asked.Orientation == Orientation.Input ? after[k] <= score + 1e-9 : after[k] >= score - 1e-9));
    });

    [Fact]
    public void Peers_stand_on_the_frontier_and_have_themselves_as_target() => Cases.Sample(it =>
    {
        FrontierEstimate estimate = Frontier.Measure(it.Asked, it.Panel);
        FrontierEstimate additive = Frontier.Measure(it.Asked with { Measure = EfficiencyMeasure.Additive }, it.Panel);
        foreach (int peer in Enumerable.Range(0, it.Panel.Units).SelectMany(estimate.PeersOf).Where(peer => peer.Lambda > 1e-9).Select(peer => peer.Unit).Distinct())
        {
            Near(1, estimate.Scores[peer]);
            Assert.InRange(additive.Scores[peer], 0, 1e-8);
        }
    });

    [Fact]
    public void More_ways_to_mix_mean_lower_scores_and_the_two_orientations_meet_under_constant_returns() => GeneratedPanels.Any.Sample(panel =>
    {
        double[][] scores = [.. ((Returns[])[Returns.Constant, Returns.Decreasing, Returns.Increasing, Returns.Variable, Returns.FreeDisposal])
            .Select(returns => Frontier.Measure(new() { Returns = returns, Outliers = null }, panel).Scores.ToArray())];
        IReadOnlyList<double> outputs = Frontier.Measure(new() { Returns = Returns.Constant, Orientation = Orientation.Output, Outliers = null }, panel).Scores;
        for (int k = 0; k < panel.Units; k++)
        {
            Near(scores[0][k], Math.Min(scores[1][k], scores[2][k]));
            Near(scores[3][k], Math.Max(scores[1][k], scores[2][k]));
            Assert.True(scores[3][k] <= scores[4][k] + 1e-9);
            Near(1, scores[0][k] * outputs[k]);
        }
    });

    [Fact]
    public void Super_efficiency_moves_only_those_on_the_frontier_and_never_down() => Cases.Sample(it =>
    {
        IReadOnlyList<double> plain = Frontier.Measure(it.Asked, it.Panel).Scores;
        FrontierEstimate super = Frontier.Measure(it.Asked with { Measure = EfficiencyMeasure.SuperRadial }, it.Panel);
        Assert.True(super.Certificate.Holds, super.Certificate.ToString());
        Assert.All(plain, (score, k) =>
        {
            if (Math.Abs(score - 1) > 1e-9)
            {
                Assert.Equal(score, super.Scores[k]);
            }
            else
            {
                Assert.True(it.Asked.Orientation == Orientation.Input ? super.Scores[k] >= 1 - 1e-9 : super.Scores[k] <= 1 + 1e-9);
            }
        });
    });

    [Fact]
    public void The_slacks_based_score_is_never_above_the_radial_one_and_is_proved() => Gen.Select(GeneratedPanels.Smooth, GeneratedPanels.Mixing).Sample((panel, returns) =>
    {
        FrontierEstimate both = Frontier.Measure(new() { Returns = returns, Measure = EfficiencyMeasure.SlacksBased, Orientation = Orientation.Both, Outliers = null }, panel);
        FrontierEstimate input = Frontier.Measure(new() { Returns = returns, Measure = EfficiencyMeasure.SlacksBased, Outliers = null }, panel);
        FrontierEstimate output = Frontier.Measure(new() { Returns = returns, Measure = EfficiencyMeasure.SlacksBased, Orientation = Orientation.Output, Outliers = null }, panel);
        IReadOnlyList<double> radial = Frontier.Measure(new() { Returns = returns, Outliers = null }, panel).Scores;
        Assert.True(both.Certificate.Holds && input.Certificate.Holds && output.Certificate.Holds);
        for (int k = 0; k < panel.Units; k++)
        {
            Assert.True(input.Scores[k] <= radial[k] + 1e-9);
            Assert.True(both.Scores[k] <= Math.Min(input.Scores[k], output.Scores[k]) + 1e-9);
        }
    });

    static void Same(IReadOnlyList<double> expected, IReadOnlyList<double> actual) => Assert.All(expected, (score, k) => Near(score, actual[k]));

    static void Near(double expected, double actual) => Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected)), FormattableString.Invariant($"{expected:R} and {actual:R}"));
}
