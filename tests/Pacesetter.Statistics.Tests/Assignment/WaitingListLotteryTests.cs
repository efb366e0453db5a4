using CsCheck;
using Pacesetter.Statistics.Assignment;
using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Tests.Assignment;

public class WaitingListLotteryTests
{
    // Four alike want two places: each gets one in half of the draws; 200 draws leave ±4 × 3.5 % of room.
    [Fact]
    public void Those_who_are_alike_have_alike_chances()
    {
        WaitingListLottery drawn = WaitingListLottery.Draw(new(4, [2], [.. Enumerable.Range(0, 4).Select(row => new Pair(row, 0, 3))]), 5);
        Assert.Equal((2, 2), (drawn.Chosen.Placed, drawn.Waiting.Count));
        Assert.All(drawn.Probabilities, p => Assert.InRange(p, 0.36, 0.64));
        Assert.Equal(2, drawn.Probabilities.Sum(), 1e-9);
    }

    // Row 0 can go to column 0 alone; row 1 to both: whoever is drawn first, both find a place.
    [Fact]
    public void Whoever_has_a_place_makes_room_where_there_is_another()
    {
        WaitingListLottery drawn = WaitingListLottery.Draw(new(3, [1, 1], [new(0, 0, 1), new(1, 0, 9), new(1, 1, 2), new(2, 0, -1)]), 1);
        Assert.Equal([0, 1, -1], drawn.Chosen.Columns);
        Assert.Equal([1.0, 1.0, 0.0], drawn.Probabilities);
        Assert.Empty(drawn.Waiting);
    }

    [Fact]
    public void Every_order_fills_as_many_places_as_there_can_be() => Gen.Select(Gen.Int[1, 8], Gen.Int[1, 4], Gen.Int[0, 1000]).Sample((rows, columns, seed) =>
    {
        var random = new Random(seed);
        Pair[] pairs = [.. Enumerable.Range(0, rows).SelectMany(row => Enumerable.Range(0, columns).Where(_ => random.Next(2) == 0).Select(column => new Pair(row, column, 1)))];
        AssignmentSpecification asked = new(rows, [.. Enumerable.Range(0, columns).Select(_ => 1 + random.Next(2))], pairs);
        WaitingListLottery drawn = WaitingListLottery.Draw(asked, (ulong)seed, 20), again = WaitingListLottery.Draw(asked, (ulong)seed, 20);
        int most = CapacitatedAssignment.Maximise(asked).Placed;
        Assert.Equal(most, drawn.Chosen.Placed);
        Assert.Equal(most, drawn.Probabilities.Sum(), 1e-9);
        Assert.Equal(drawn.Chosen.Columns, again.Chosen.Columns);
    });

    [Fact]
    public void Nobody_with_room_is_refused() =>
        Assert.Equal(Assumption.NoCapacity, Assert.Throws<AssumptionException>(() => WaitingListLottery.Draw(new(1, [0], [new(0, 0, 1)]), 1)).Id);
}
