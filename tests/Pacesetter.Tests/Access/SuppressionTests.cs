using CsCheck;
using Pacesetter.Access;

namespace Pacesetter.Tests.Access;

public class SuppressionTests
{
    const int K = 5;
    static readonly DateOnly January = new(2026, 1, 1);

    static LatticeCell Cell(string unit, string? parent, long persons, string? family = null) => new(unit, parent, family, January, persons);

    static string[] HiddenUnits(IReadOnlyList<LatticeCell> cells) =>
        [.. Suppression.Apply(cells, K).Keys.Select(cell => cell.Unit).Order(StringComparer.Ordinal)];

    // 20 − 12 − 6 = 2 persons: the smaller of the two neighbours goes as well, and 20 − 12 = 8 are left.
    [Fact]
    public void A_small_team_takes_its_smallest_neighbour_along()
    {
        LatticeCell[] cells = [Cell("site", null, 20), Cell("a", "site", 12), Cell("b", "site", 6), Cell("c", "site", 2)];
        IReadOnlyDictionary<LatticeCell, Hidden> hidden = Suppression.Apply(cells, K);
        Assert.Equal(2, hidden.Count);
        Assert.Equal(Hidden.BelowK, hidden[cells[3]]);
        Assert.Equal(Hidden.Complementary, hidden[cells[2]]);
    }

    // 18 − 14 = 4 persons in two hidden teams of two: still fewer than five, so the third goes too.
    [Fact]
    public void Two_small_teams_together_can_still_be_too_small() =>
        Assert.Equal(["a", "b", "c"], HiddenUnits([Cell("site", null, 18), Cell("a", "site", 14), Cell("b", "site", 2), Cell("c", "site", 2)]));

    // 15 − 12 = 3 and 3 in two hidden teams: 15 − 9 = 6 persons are enough.
    [Fact]
    public void Two_small_teams_that_are_enough_together_need_no_third() =>
        Assert.Equal(["b", "c"], HiddenUnits([Cell("site", null, 15), Cell("a", "site", 9), Cell("b", "site", 3), Cell("c", "site", 3)]));

    // Each department hides its one small team of two and the neighbour with it; were the departments hidden instead,
    // site − published teams would show the four of both.
    [Fact]
    public void Small_teams_of_two_departments_are_not_found_from_the_site()
    {
        LatticeCell[] cells =
        [
            Cell("site", null, 18), Cell("d1", "site", 9), Cell("d2", "site", 9),
            Cell("a", "d1", 7), Cell("b", "d1", 2), Cell("c", "d2", 7), Cell("d", "d2", 2),
        ];
        Assert.Equal(["a", "b", "c", "d"], HiddenUnits(cells));
    }

    // Two persons stand in the department without a team: 9 − 7 shows them.
    [Fact]
    public void Persons_without_a_team_are_not_shown_by_subtraction() =>
        Assert.Equal(["a"], HiddenUnits([Cell("d", null, 9), Cell("a", "d", 7)]));

    // All three of the small family work in the large one too, so the counts leave nobody: 8 − 8 = 0. The figures would still subtract.
    [Fact]
    public void People_in_several_families_are_protected_too()
    {
        LatticeCell[] cells = [Cell("t", null, 8), Cell("t", null, 8, "milling"), Cell("t", null, 3, "turning")];
        Assert.Equal(2, Suppression.Apply(cells, K).Count);
    }

    // Two who mill also turn, and two who mill also bore: by counts 8 − 8 leaves nobody, but total − milling shows the work of those four.
    [Fact]
    public void Two_small_families_of_people_counted_elsewhere_are_protected_too()
    {
        LatticeCell[] cells = [Cell("t", null, 8), Cell("t", null, 8, "milling"), Cell("t", null, 2, "turning"), Cell("t", null, 2, "boring")];
        Assert.Equal(3, Suppression.Apply(cells, K).Count);
    }

    [Fact]
    public void A_cell_of_nobody_needs_no_hiding() =>
        Assert.Empty(Suppression.Apply([Cell("site", null, 12), Cell("a", "site", 12), Cell("b", "site", 0)], K));

    [Fact]
    public void Periods_do_not_touch_each_other()
    {
        LatticeCell[] cells = [Cell("a", null, 3), Cell("a", null, 9) with { Start = new(2026, 2, 1) }];
        Assert.Equal(cells[0], Assert.Single(Suppression.Apply(cells, K).Keys));
    }

    [Fact]
    public void A_place_listed_twice_two_parents_a_circle_and_a_k_below_one_are_wrong_calls()
    {
        Assert.Throws<ArgumentException>(() => Suppression.Apply([Cell("a", null, 9), Cell("a", null, 8)], K));
        Assert.Throws<ArgumentException>(() => Suppression.Apply([Cell("a", "b", 9), Cell("a", "c", 8, "x")], K));
        Assert.Throws<ArgumentException>(() => Suppression.Apply([Cell("a", "b", 9), Cell("b", "a", 9)], K));
        Assert.Throws<ArgumentOutOfRangeException>(() => Suppression.Apply([], 0));
    }

    [Fact]
    public void No_subtraction_finds_a_group_of_fewer_than_k() => Workforce.Any.Sample(workforce =>
    {
        LatticeCell[] cells = workforce.Cells();
        var attacker = new Attacker(cells, Suppression.Apply(cells, K).Keys);
        Assert.DoesNotContain(attacker.Known, cell => cell.Persons is > 0 and < K);
        foreach (LatticeCell[] remainder in attacker.Remainders())
        {
            int persons = remainder.SelectMany(workforce.Behind).Select(work => work.Person).Distinct().Count();
            Assert.False(persons is > 0 and < K, $"{persons} persons left in {string.Join(", ", remainder.Select(cell => $"{cell.Unit} {cell.Family}"))}");
        }
    });

    // The seed is a plant on which single subtractions find nothing and all sums together find one person.
    [Fact]
    public void All_equations_together_determine_no_cell_of_fewer_than_k() => Workforce.Any.Sample(workforce =>
    {
        LatticeCell[] cells = workforce.Cells();
        var attacker = new Attacker(cells, Suppression.Apply(cells, K).Keys);
        Assert.DoesNotContain(attacker.Determined(), cell => cell.Persons is > 0 and < K);
    }, seed: "3pd_e_D8uPS1");

    [Fact]
    public void Hiding_only_small_cells_would_not_do()
    {
        LatticeCell[] cells = [Cell("site", null, 20), Cell("a", "site", 12), Cell("b", "site", 6), Cell("c", "site", 2)];
        Assert.Contains(cells[3], new Attacker(cells, [cells[3]]).Known);
    }

    [Fact]
    public void The_order_of_the_cells_changes_nothing() => Workforce.Any.Sample(workforce =>
    {
        LatticeCell[] cells = workforce.Cells();
        Assert.Equal(
            Suppression.Apply(cells, K).Keys.ToHashSet(),
            Suppression.Apply([.. cells.Reverse()], K).Keys.ToHashSet());
    });

    [Fact]
    public void Every_cell_below_k_and_no_cell_of_nobody_is_hidden() => Workforce.Any.Sample(workforce =>
    {
        LatticeCell[] cells = workforce.Cells();
        IReadOnlyDictionary<LatticeCell, Hidden> hidden = Suppression.Apply(cells, K);
        foreach (LatticeCell cell in cells)
        {
            Assert.Equal(cell.Persons is > 0 and < K, hidden.TryGetValue(cell, out Hidden why) && why == Hidden.BelowK);
            Assert.False(cell.Persons == 0 && hidden.ContainsKey(cell));
        }
    });
}
