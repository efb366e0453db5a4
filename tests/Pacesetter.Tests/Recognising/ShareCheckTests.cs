using CsCheck;
using Pacesetter.Recognising;

namespace Pacesetter.Tests.Recognising;

public class ShareCheckTests
{
    // AT-06: 86 ÷ 250 = 0.344, above 0.34 × 250 = 85.
    [Fact]
    public void Eighty_six_of_250_is_more_than_34_percent() =>
        Assert.Equal(new(86, 250, 0.34m, 0.344m, true, true), ShareCheck.Of(86, 250, 0.34m));

    // AT-06b: 85 = 0.34 × 250 exactly.
    [Fact]
    public void Eighty_five_of_250_is_34_percent_but_not_more() =>
        Assert.Equal(new(85, 250, 0.34m, 0.34m, true, false), ShareCheck.Of(85, 250, 0.34m));

    [Fact]
    public void Nobody_has_no_share() => Assert.Equal(new(0, 0, 0.34m, null, null, null), ShareCheck.Of(0, 0, 0.34m));

    [Fact]
    public void Negative_counts_are_wrong_calls()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareCheck.Of(-1, 10, 0.5m));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareCheck.Of(1, -10, 0.5m));
    }

    // 1 ÷ 3 has no finite decimals; held against 1 of 3 as a bound of 2 of 6 the comparison still has to be exact on whole numbers.
    [Fact]
    public void Each_pair_of_numbers_stands_in_exactly_one_relation() => Gen.Select(Gen.Int[0, 50], Gen.Int[1, 50], Gen.Int[0, 200]).Sample((count, of, percent) =>
    {
        decimal bound = percent / 100m;
        int order = (count * 100).CompareTo(percent * of);
        Assert.Equal(order >= 0, Comparator.AtLeast.Holds(count, of, bound));
        Assert.Equal(order > 0, Comparator.MoreThan.Holds(count, of, bound));
        Assert.Equal(order <= 0, Comparator.AtMost.Holds(count, of, bound));
        Assert.Equal(order < 0, Comparator.LessThan.Holds(count, of, bound));
        Assert.Equal(order == 0, Comparator.EqualTo.Holds(count, of, bound));
    });

    [Fact]
    public void A_fraction_of_nothing_cannot_be_compared()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Comparator.AtLeast.Holds(1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ((Comparator)9).Holds(1, 1, 1));
    }
}
