using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Efficiency;

namespace Pacesetter.Statistics.Tests.Efficiency;

public class FrontierAssumptionTests
{
    [Theory]
    [InlineData(double.NaN, "not_finite", "no value")]
    [InlineData(double.PositiveInfinity, "not_finite", "infinite")]
    [InlineData(-1.0, "negative_value", "below zero|split")]
    public void A_figure_that_cannot_be_is_named_with_its_column_and_unit(double value, string id, string said)
    {
        AssumptionException refused = Refused(new(), new([(double[])[1, 2, value]], [(double[])[1, 1, 1]]));
        Assert.Equal((id, "input 1"), (refused.Id, refused.Subject));
        Assert.Contains("unit 3", refused.Message, StringComparison.Ordinal);
        Assert.Contains(said.Split('|'), part => refused.Message.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void Outputs_below_zero_are_let_in_only_when_asked()
    {
        var panel = new UnitPanel([(double[])[1, 2, 3]], [(double[])[1, -2, 1]]);
        Assert.Equal("negative_value", Refused(new(), panel).Id);
        FrontierEstimate estimate = Frontier.Measure(new() { NegativeOutputs = true }, panel);
        Assert.Equal(0.5, estimate.Scores[1], 1e-12);
        Assert.Contains(estimate.Warnings, warning => warning.Id == FrontierWarning.NegativeOutputs);
    }

    [Fact]
    public void A_column_of_zeros_says_nothing() =>
        Assert.Equal(("zero_column", "output 2"), Of(Refused(new(), new([(double[])[1, 2, 3]], [(double[])[1, 2, 1], (double[])[0, 0, 0]]))));

    [Fact]
    public void A_unit_that_used_nothing_is_refused() =>
        Assert.Equal(("unit_without_input", "inputs"), Of(Refused(new(), new([(double[])[1, 0, 3]], [(double[])[1, 2, 1]]))));

    [Fact]
    public void One_unit_cannot_be_compared() =>
        Assert.Equal(("too_few_values", "units"), Of(Refused(new(), new([(double[])[1]], [(double[])[1]]))));

    [Fact]
    public void Units_that_are_all_equal_have_nobody_to_learn_from() =>
        Assert.Equal(("identical_units", "units"), Of(Refused(new(), new([(double[])[2, 2, 2]], [(double[])[1, 1, 1]]))));

    [Fact]
    public void More_columns_than_units_are_refused() =>
        Assert.Equal(("more_columns_than_units", "units"), Of(Refused(new(), new([(double[])[1, 2], (double[])[2, 1]], [(double[])[1, 1]]))));

    [Fact]
    public void A_slack_cannot_be_a_share_of_nothing() =>
        Assert.Equal(("not_positive", "output 1"), Of(Refused(new() { Measure = EfficiencyMeasure.SlacksBased, Orientation = Orientation.Both }, new([(double[])[1, 2, 3]], [(double[])[1, 0, 1]]))));

    [Fact]
    public void The_bootstrap_needs_somebody_off_the_frontier_and_outputs_to_scale()
    {
        var all = new UnitPanel([(double[])[1, 2, 4]], [(double[])[1, 3, 4]]);
        Assert.Equal("too_few_values", Assert.Throws<AssumptionException>(() => EfficiencyBootstrap.Estimate(new(), all)).Id);
        var none = new UnitPanel([(double[])[1, 2, 4, 4]], [(double[])[1, 3, 0, 2]]);
        Assert.Equal("not_positive", Assert.Throws<AssumptionException>(() => EfficiencyBootstrap.Estimate(new() { Orientation = Orientation.Output }, none)).Id);
    }

    static AssumptionException Refused(FrontierSpecification specification, UnitPanel panel) => Assert.Throws<AssumptionException>(() => Frontier.Measure(specification, panel));

    static (string, string) Of(AssumptionException refused) => (refused.Id, refused.Subject);
}
