using CsCheck;
using Pacesetter.Statistics.Assignment;
using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Tests.Assignment;

public class DenseAssignmentTests
{
    // 4 1 3 / 2 0 5 / 3 2 2: 1 + 2 + 2 = 5; the best single cells 1 and 0 stand in one column.
    [Fact]
    public void Three_rows_share_three_columns()
    {
        DenseAssignment assignment = DenseAssignment.Minimise([4, 1, 3, 2, 0, 5, 3, 2, 2], 3);
        Assert.Equal(5, assignment.Cost);
        Assert.Equal([1, 0, 2], assignment.Columns);
    }

    // Optima by solve_LSAP of R clue.
    [Theory]
    [InlineData(200, 1279)]
    [InlineData(500, 813)]
    public void The_square_cases_have_their_known_optimum(int n, double optimum)
    {
        DenseAssignment assignment = DenseAssignment.Minimise(Square(n), n);
        Assert.Equal(optimum, assignment.Cost);
        Assert.Equal(Enumerable.Range(0, n), assignment.Columns.Order());
    }

    [Fact]
    public void No_permutation_costs_less() => Gen.Select(Gen.Int[1, 6], Gen.Double[-10, 10].Array[36]).Sample((n, cells) =>
    {
        double[] costs = cells[..(n * n)];
        Assert.Equal(Permutations([.. Enumerable.Range(0, n)]).Min(columns => columns.Select((column, row) => costs[(row * n) + column]).Sum()), DenseAssignment.Minimise(costs, n).Cost, 1e-9);
    });

    [Fact]
    public void Many_ties_do_not_confuse_it() => Gen.Select(Gen.Int[2, 40], Gen.Int[0, 3].Array[1600]).Sample((n, cells) =>
    {
        double[] costs = [.. cells.Take(n * n).Select(cell => (double)cell)];
        Pair[] pairs = [.. costs.Select((cost, at) => new Pair(at / n, at % n, -cost))];
        var flow = CapacitatedAssignment.Maximise(new(n, [.. Enumerable.Repeat(1, n)], pairs) { Idle = null });
        DenseAssignment dense = DenseAssignment.Minimise(costs, n);
        Assert.Equal(-flow.Gain, dense.Cost);
        Assert.Equal(Enumerable.Range(0, n), dense.Columns.Order());
    }, iter: 200);

    [Fact]
    public void Adding_to_a_whole_row_changes_no_place() => Gen.Select(Gen.Double[0, 10].Array[49], Gen.Int[0, 6], Gen.Double[-5, 5]).Sample((costs, row, more) =>
    {
        DenseAssignment before = DenseAssignment.Minimise(costs, 7);
        double[] raised = [.. costs.Select((cost, at) => at / 7 == row ? cost + more : cost)];
        Assert.Equal(before.Cost + more, DenseAssignment.Minimise(raised, 7).Cost, 1e-9);
    });

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_cost_that_is_no_number_is_refused(double cost) =>
        Assert.Equal("not_finite", Assert.Throws<AssumptionException>(() => DenseAssignment.Minimise([1, 2, cost, 4], 2)).Id);

    // C_ij = (31i² + 17j² + 7ij) mod 1009, i and j from 1.
    internal static double[] Square(int n) => [.. Enumerable.Range(0, n * n).Select(at => (double)(((31L * (1 + (at / n)) * (1 + (at / n))) + (17L * (1 + (at % n)) * (1 + (at % n))) + (7L * (1 + (at / n)) * (1 + (at % n)))) % 1009))];

    static IEnumerable<int[]> Permutations(int[] items) => items.Length <= 1 ? [items] : items.SelectMany(first => Permutations([.. items.Where(it => it != first)]).Select(rest => (int[])[first, .. rest]));
}
