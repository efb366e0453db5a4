using Pacesetter.Statistics.Adoption;
using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Tests.Adoption;

public sealed class OutcomePanelTests
{
    [Fact]
    public void Records_in_any_order_make_a_panel_and_what_is_missing_is_a_gap()
    {
        OutcomePanel panel = OutcomePanel.FromRecords([1, 0, 1], [1, 0, 0], [4, 1, 3]);
        Assert.Equal((2, 2), (panel.Units, panel.Periods));
        Assert.Equal([1, double.NaN], panel[0].ToArray());
        Assert.Equal([3, 4], panel[1].ToArray());
        Assert.Equal((false, true), (panel.Complete(0), panel.Complete(1)));
    }

    [Fact]
    public void A_unit_with_two_values_for_a_period_is_refused() =>
        Assert.Equal(Assumption.DuplicateUnitPeriod, Assert.Throws<AssumptionException>(() => OutcomePanel.FromRecords([0, 0], [3, 3], [1, 1])).Id);

    [Fact]
    public void Values_that_are_none_are_refused()
    {
        Assert.Equal(Assumption.NotFinite, Assert.Throws<AssumptionException>(() => OutcomePanel.FromRecords([0], [0], [double.NaN])).Id);
        Assert.Equal(Assumption.NotFinite, Assert.Throws<AssumptionException>(() => OutcomePanel.Of(1, 1, [double.PositiveInfinity])).Id);
        Assert.Equal(Assumption.TooFewValues, Assert.Throws<AssumptionException>(() => OutcomePanel.FromRecords([], [], [])).Id);
        Assert.Throws<ArgumentOutOfRangeException>(() => OutcomePanel.FromRecords([-1], [0], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => OutcomePanel.Of(2, 2, [1, 2, 3]));
    }
}
