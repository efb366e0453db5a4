using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Integrity;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Tests.Integrity;

public class EndLoadingTests
{
    // 1 1 1 5, last day: share 5/8, even 1/4, 2.5 times. The five is last in a quarter of the orders: p = 0.25.
    [Fact]
    public void Four_days_by_hand()
    {
        var found = EndLoading.Of([new double[] { 1, 1, 1, 5 }], last: 1);
        Assert.Equal((0.625, 0.25, 1, 2.5), (found.Share, found.Even, found.MedianDay, found.Question.Estimate));
        Assert.Equal(0.25, found.Question.PValue, 1e-15);
    }

    // Two of 1 2 3 4 5 in order: 4 + 5 is the one of ten pairs that reaches 9; 5 + 3 is reached by two, of which 5 + 4 is one.
    [Fact]
    public void A_single_period_is_counted_out()
    {
        Assert.Equal(0.1, EndLoading.Of([new double[] { 1, 2, 3, 4, 5 }], last: 2).Question.PValue, 1e-15);
        Assert.Equal(0.2, EndLoading.Of([new double[] { 1, 2, 4, 3, 5 }], last: 2).Question.PValue, 1e-15);
    }

    // The same month by counting out 1,540 choices and by 99,999 draws (s.d. of a p of 0.05: 0.0007; four of them).
    [Fact]
    public void Counting_out_agrees_with_drawing()
    {
        double[] month = [.. Enumerable.Range(0, 22).Select(day => 10 + ((day * 7) % 5) + (day > 18 ? 1.4 : 0.0))];
        double counted = EndLoading.Of([month], draws: 1540).Question.PValue;
        double drawn = EndLoading.Of([month, new double[] { 1, 1, 1, 1 }], draws: 99_999).Question.PValue;
        Assert.Equal(counted, drawn, 0.003);
        Assert.InRange(counted, 0.01, 0.2);
    }

    // AT-54: months of 26 days, level but for a threefold end: 3 × 30 ÷ (23 × 10 + 90) = 28 % instead of 12 %; the median day stays 10.
    [Fact]
    public void A_rush_at_the_end_of_each_month_is_seen_and_the_median_day_is_not_moved()
    {
        double[] Month(int month) => [.. Enumerable.Range(0, 26).Select(day => (day < 23 ? 10 : 30) + (((day * 7) + month) % 3) - 1.0)];
        var found = EndLoading.Of([Month(0), Month(1), Month(2)]);
        Assert.InRange(found.Share, 0.27, 0.29);
        Assert.Equal(3 / 26.0, found.Even, 1e-12);
        Assert.Equal(10, found.MedianDay, 1);
        Assert.Equal(0.0001, found.Question.PValue, 1e-12);
    }

    [Fact]
    public void Backwards_the_rush_is_at_the_beginning() =>
        Assert.InRange(EndLoading.Of([new double[] { 30, 30, 30, 10, 10, 11, 10, 9, 10, 10 }]).Question.PValue, 0.9, 1);

    [Fact]
    public void Scaling_changes_no_share() => Gen.Select(Gen.Int[0, 50].Array[8], Gen.Int[1, 9]).Where((days, _) => days.Distinct().Count() > 1).Sample((days, scale) =>
    {
        var before = EndLoading.Of([days.Select(day => (double)day).ToArray()], draws: 99);
        var after = EndLoading.Of([days.Select(day => (double)day * scale).ToArray()], draws: 99);
        Assert.Equal(before.Share, after.Share, 1e-12);
        Assert.Equal(before.Question.PValue, after.Question.PValue);
    }, iter: 30);

    // 400 level years at 5 %: s.d. 1.1 %; the test is exact, so 1 % to 9.5 % is four of them either way.
    [Fact]
    public void Level_output_seldom_raises_the_question()
    {
        int alarms = 0;
        for (int sample = 0; sample < 400; sample++)
        {
            var random = new RandomSequence(6, (ulong)sample);
            ReadOnlyMemory<double>[] months = [.. Enumerable.Range(0, 4).Select(_ => new ReadOnlyMemory<double>([.. Enumerable.Range(0, 22).Select(_ => random.NextUniform())]))];
            alarms += EndLoading.Of(months, draws: 199, seed: (ulong)sample).Question.PValue <= 0.05 ? 1 : 0;
        }

        Assert.InRange(alarms / 400.0, 0.01, 0.095);
    }

    [Theory]
    [InlineData(new[] { 1.0 }, "too_few_values")]
    [InlineData(new[] { 1.0, 2, 3 }, "too_few_values")]
    [InlineData(new[] { 1, 2, 3, double.NaN }, "not_finite")]
    [InlineData(new[] { 1.0, 2, 3, -4 }, "out_of_range")]
    [InlineData(new[] { 5.0, 5, 5, 5 }, "all_equal")]
    public void Unfit_days_are_refused(double[] days, string id) => Assert.Equal(id, Assert.Throws<AssumptionException>(() => EndLoading.Of([days])).Id);

    [Fact]
    public void A_period_shorter_than_its_end_is_refused() => Assert.Equal("too_few_values", Assert.Throws<AssumptionException>(() => EndLoading.Of([new double[] { 1, 2, 3, 4 }, new double[] { 1, 2, 3 }])).Id);
}
