using CsCheck;
using Pacesetter.Measuring;

namespace Pacesetter.Tests.Measuring;

public class CrewCreditTests
{
    static readonly Gen<(decimal Total, decimal[] Weights)> Tickets = Gen.Select(
        Gen.Long[0, 10_000_000].Select(total => total / 10_000m),
        Gen.Int[1, 1_600].Select(weight => weight / 100m).Array[1, 12]);

    static decimal[] Split(decimal total, decimal[] weights, int decimals)
    {
        var parts = new decimal[weights.Length];
        CrewCredit.Split(total, weights, decimals, parts);
        return parts;
    }

    // AT-48: 14.0 norms by four with equal hours: 14 ÷ 4 = 3.5 each.
    // 10.0 norms by eleven: 10 ÷ 11 = 0.909090…, rounded down 0.9090 × 11 = 9.9990; ten parts of 0.0001 are left for the first ten.
    [Fact]
    public void Helpers_share_what_one_claimed_alone()
    {
        Assert.Equal([3.5m, 3.5m, 3.5m, 3.5m], Split(14m, [8, 8, 8, 8], 4));
        decimal[] eleven = Split(10m, [.. Enumerable.Repeat(8m, 11)], 4);
        Assert.Equal([.. Enumerable.Repeat(0.9091m, 10), 0.9090m], eleven);
    }

    // 100 by hours × grade 8 × 1.0, 4 × 1.5, 2 × 1.0: weights 8, 6, 2 of 16.
    [Fact]
    public void Credit_follows_hours_and_grade() => Assert.Equal([50m, 37.5m, 12.5m], Split(100m, [8m * 1.0m, 4m * 1.5m, 2m * 1.0m], 4));

    [Fact]
    public void Ties_go_to_the_earlier_part_whatever_the_weights()
    {
        // 9 by 1, 8, 12 of 21: 9/21, 3 9/21 and 5 3/21; the first two tie, and the one that is left goes to the first.
        Assert.Equal([1m, 3m, 5m], Split(9m, [1, 8, 12], 0));
    }

    // 1 by 1, 1, 1 in whole units: remainders tie at 1/3, the first takes the one.
    [Fact]
    public void Ties_go_to_the_earlier_part() => Assert.Equal([1m, 0m, 0m], Split(1m, [1, 1, 1], 0));

    // 10 by 5, 3, 2 in units of four: 2 by 5, 3, 2 of 10 = 1.0, 0.6, 0.4: the one left goes to the largest remainder.
    [Fact]
    public void The_largest_remainder_takes_what_is_left() => Assert.Equal([1m, 1m, 0m], Split(2m, [5, 3, 2], 0));

    [Fact]
    public void Parts_sum_to_the_ticket() => Tickets.Sample(ticket => Assert.Equal(ticket.Total, Split(ticket.Total, ticket.Weights, 4).Sum()));

    [Fact]
    public void No_part_is_further_than_one_unit_from_its_share() => Tickets.Sample(ticket =>
    {
        decimal[] parts = Split(ticket.Total, ticket.Weights, 4);
        decimal sum = ticket.Weights.Sum();
        for (int i = 0; i < parts.Length; i++)
        {
            Assert.True(Math.Abs(parts[i] - (ticket.Total * ticket.Weights[i] / sum)) < 0.0001m);
        }
    });

    [Fact]
    public void Who_has_no_weight_gets_nothing() => Tickets.Sample(ticket =>
        Assert.Equal(0m, Split(ticket.Total, [.. ticket.Weights, 0m], 4)[^1]));

    [Fact]
    public void A_total_without_weights_is_a_wrong_call()
    {
        Assert.Throws<ArgumentException>(() => Split(1m, [0, 0], 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Split(-1m, [1], 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => CrewCredit.Split(1m, [1m, 1m], 4, new decimal[1]));
        Assert.Equal([0m, 0m], Split(0m, [0, 0], 4));
    }
}
