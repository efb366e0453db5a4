using Pacesetter.Access;
using Pacesetter.Panels;

namespace Pacesetter.Tests.Access;

public class LatticeRulesTests
{
    static readonly LatticePolicy Monthly = new();
    static readonly LatticePolicy Weekly = new(5, Grain.Week);
    static readonly LatticeQuestion Teams = new(Keys.Team | Keys.Family, Grain.Month, new(new(2026, 1, 1), new(2026, 3, 31)), false);

    [Fact]
    public void Units_whole_months_and_families_may_be_asked() => Assert.Null(LatticeRules.Check(Teams, Monthly));

    [Theory]
    [InlineData(Keys.Person, "lattice_persons")]
    [InlineData(Keys.Operation, "lattice_operation")]
    [InlineData(Keys.WorkCentre, "lattice_operation")]
    [InlineData(Keys.Team | Keys.Shift, "lattice_operation")]
    public void What_is_finer_than_a_unit_and_a_family_needs_the_right(Keys keys, string id) => Assert.Equal(id, LatticeRules.Check(Teams with { Keys = keys }, Monthly));

    [Fact]
    public void A_single_operation_needs_the_right() => Assert.Equal("lattice_operation", LatticeRules.Check(Teams with { ByOperation = true }, Monthly));

    [Theory]
    [InlineData(Grain.Day)]
    [InlineData(Grain.Week)]
    public void Another_length_of_period_needs_the_right(Grain per) => Assert.Equal("lattice_grain", LatticeRules.Check(Teams with { Per = per }, Monthly));

    [Fact]
    public void Months_are_refused_where_the_lattice_has_weeks() => Assert.Equal("lattice_grain", LatticeRules.Check(Teams, Weekly));

    [Fact]
    public void Days_that_are_no_whole_period_need_the_right()
    {
        Assert.Equal("lattice_whole_periods", LatticeRules.Check(Teams with { Span = new(new(2026, 1, 2), new(2026, 3, 31)) }, Monthly));
        Assert.Equal("lattice_whole_periods", LatticeRules.Check(Teams with { Span = new(new(2026, 1, 1), new(2026, 3, 30)) }, Monthly));
        // 2026-01-05 is a Monday, 2026-01-18 a Sunday.
        Assert.Null(LatticeRules.Check(Teams with { Per = Grain.Week, Span = new(new(2026, 1, 5), new(2026, 1, 18)) }, Weekly));
        Assert.Equal("lattice_whole_periods", LatticeRules.Check(Teams with { Per = Grain.Week, Span = new(new(2026, 1, 5), new(2026, 1, 19)) }, Weekly));
    }

    [Fact]
    public void A_sum_is_of_one_period_since_two_sums_would_give_away_what_lies_between()
    {
        Assert.Equal("lattice_grain", LatticeRules.Check(Teams with { Per = Grain.All }, Monthly));
        Assert.Equal("lattice_grain", LatticeRules.Check(Teams with { Per = Grain.All, Span = null }, Monthly));
        Assert.Null(LatticeRules.Check(Teams with { Per = Grain.All, Span = new(new(2026, 2, 1), new(2026, 2, 28)) }, Monthly));
    }

    [Fact]
    public void A_lattice_of_days_is_a_wrong_call() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LatticeRules.Check(Teams with { Per = Grain.Day }, new(5, Grain.Day)));
}
