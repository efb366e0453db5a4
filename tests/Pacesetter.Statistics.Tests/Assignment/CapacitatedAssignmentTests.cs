using CsCheck;
using Pacesetter.Statistics.Assignment;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Tests.Forecasting;

namespace Pacesetter.Statistics.Tests.Assignment;

public class CapacitatedAssignmentTests
{
    static AssignmentSpecification Sixty => new(60, [.. SharedFile.Rows("proof", "assign60x12_cap.csv").Select(row => (int)SharedFile.Number(row[1]))],
        [.. SharedFile.Rows("proof", "assign60x12_gain_long.csv").Select(row => new Pair((int)SharedFile.Number(row[0]) - 1, (int)SharedFile.Number(row[1]) - 1, SharedFile.Number(row[2])))]);

    // Both want column 0, which has one place. Row 0 gains 5 there or 3, row 1 gains 4 or 1: 5 + 1 = 6, or 3 + 4 = 7.
    [Fact]
    public void Who_loses_least_by_moving_on_moves_on()
    {
        var plan = CapacitatedAssignment.Maximise(new(2, [1, 1], [new(0, 0, 5), new(0, 1, 3), new(1, 0, 4), new(1, 1, 1)]));
        Assert.Equal([1, 0], plan.Columns);
        Assert.Equal((7.0, 2), (plan.Gain, plan.Placed));
    }

    [Fact]
    public void A_pair_that_loses_is_left_alone()
    {
        var plan = CapacitatedAssignment.Maximise(new(2, [3], [new(0, 0, -1), new(1, 0, 2)]));
        Assert.Equal([-1, 0], plan.Columns);
        Assert.Equal((2.0, 1), (plan.Gain, plan.Placed));
    }

    // One place, gains 5 and 3: a second place adds 3, losing the one costs 5.
    [Fact]
    public void One_more_place_adds_at_most_its_price()
    {
        Pair[] pairs = [new(0, 0, 5), new(1, 0, 3)];
        var plan = CapacitatedAssignment.Maximise(new(2, [1], pairs));
        Assert.InRange(plan.Prices[0], 3, 5);
        Assert.Equal(8, CapacitatedAssignment.Maximise(new(2, [2], pairs)).Gain);
    }

    [Fact]
    public void Sixty_learners_gain_54269_with_all_of_them_placed()
    {
        var plan = CapacitatedAssignment.Maximise(Sixty);
        Assert.Equal((54269.0, 60), (plan.Gain, plan.Placed));
        Assert.Equal(54269.0, CapacitatedAssignment.Maximise(Sixty with { Idle = null }).Gain);
        HashSet<(int, int)> allowed = [.. Sixty.Pairs.Select(pair => (pair.Row, pair.Column))];
        Assert.All(plan.Columns.Select((column, row) => (row, column)), pair => Assert.Contains(pair, allowed));
        Assert.All(Sixty.Capacities.Select((capacity, column) => (capacity, used: plan.Columns.Count(it => it == column))), it => Assert.True(it.used <= it.capacity));
    }

    static readonly Gen<AssignmentSpecification> Small = Gen.Select(Gen.Int[1, 5], Gen.Int[0, 2].Array[3].Where(it => it.Any(c => c > 0)), Gen.Double[-3, 10].Array[15], Gen.Int[0, 3].Array[15]).Select((rows, capacities, gains, allowed) =>
        new AssignmentSpecification(rows, capacities, [.. Enumerable.Range(0, rows * 3).Where(at => allowed[at] > 0).Select(at => new Pair(at / 3, at % 3, gains[at]))]));

    [Fact]
    public void No_other_plan_gains_more() => Small.Sample(specification =>
    {
        var plan = CapacitatedAssignment.Maximise(specification);
        Assert.Equal(Most(specification, 0, [.. specification.Capacities]), plan.Gain, 1e-9);
    });

    [Fact]
    public void No_row_gains_by_leaving_at_the_prices() => Small.Sample(specification =>
    {
        var plan = CapacitatedAssignment.Maximise(specification);
        for (int column = 0; column < 3; column++)
        {
            Assert.True(plan.Prices[column] >= 0 && (plan.Prices[column] == 0 || plan.Columns.Count(it => it == column) == specification.Capacities[column]));
        }

        foreach (Pair pair in specification.Pairs.Where(pair => specification.Capacities[pair.Column] > 0))
        {
            double own = plan.Columns[pair.Row] is >= 0 and var at ? specification.Pairs.First(it => it.Row == pair.Row && it.Column == at).Gain - plan.Prices[at] : 0;
            Assert.True(pair.Gain - plan.Prices[pair.Column] <= own + 1e-9);
        }
    });

    [Fact]
    public void The_order_of_the_pairs_changes_no_total() => Gen.Select(Small, Gen.Int[0, 1000]).Sample((specification, turn) =>
    {
        int at = specification.Pairs.Count == 0 ? 0 : turn % specification.Pairs.Count;
        Assert.Equal(CapacitatedAssignment.Maximise(specification).Gain, CapacitatedAssignment.Maximise(specification with { Pairs = [.. specification.Pairs.Skip(at), .. specification.Pairs.Take(at)] }).Gain, 1e-9);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Without_any_room_there_is_no_plan(int capacity) => Assert.Equal("no_capacity", Refused(new(1, [capacity], [new(0, 0, 1)])));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_gain_that_is_no_number_is_refused(double gain) => Assert.Equal("not_finite", Refused(new(1, [1], [new(0, 0, gain)])));

    [Fact]
    public void Three_rows_that_have_to_sit_on_two_places_are_refused() =>
        Assert.Equal("no_complete_plan", Refused(new(3, [2], [new(0, 0, 1), new(1, 0, 1), new(2, 0, 1)]) { Idle = null }));

    [Fact]
    public void The_drawn_plan_is_near_the_best_and_its_probabilities_add_up()
    {
        RandomisedPlan drawn = RandomisedPlan.Draw(Sixty, seed: 3, count: 60);
        Assert.Equal(54269, drawn.Best);
        Assert.All(drawn.Plans, it => Assert.True(it.Plan.Gain >= 0.98 * 54269 && it.Plan.Gain <= 54269));
        Assert.True(drawn.Plans.Count > 10);
        Assert.Equal(1, drawn.Plans.Sum(it => it.Probability), 1e-12);
        Assert.Equal(1, Enumerable.Range(-1, 13).Sum(column => drawn.ProbabilityOf(0, column)), 1e-12);
        RandomisedPlan again = RandomisedPlan.Draw(Sixty, seed: 3, count: 60);
        Assert.Equal(drawn.Chosen.Columns, again.Chosen.Columns);
        Assert.Equal(drawn.Probability, again.Probability);
    }

    // Two plans of the same gain: each comes out in about half of the draws of 400 lists of 20; 0.5 ± 5 × √(0.25 ÷ 400).
    [Fact]
    public void Plans_of_equal_gain_are_drawn_alike()
    {
        var even = new AssignmentSpecification(2, [1], [new(0, 0, 1), new(1, 0, 1)]);
        Assert.Equal(0.5, Enumerable.Range(0, 400).Average(seed => RandomisedPlan.Draw(even, (ulong)seed, count: 20).Chosen.Columns[0] == 0 ? 1.0 : 0), 0.125);
    }

    static string Refused(AssignmentSpecification specification) => Assert.Throws<AssumptionException>(() => CapacitatedAssignment.Maximise(specification)).Id;

    static double Most(AssignmentSpecification specification, int row, int[] left)
    {
        if (row == specification.Rows)
        {
            return 0;
        }

        double most = Most(specification, row + 1, left);
        foreach (Pair pair in specification.Pairs.Where(pair => pair.Row == row && left[pair.Column] > 0))
        {
            left[pair.Column]--;
            most = Math.Max(most, pair.Gain + Most(specification, row + 1, left));
            left[pair.Column]++;
        }

        return most;
    }
}
