using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Integrity;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Tests.Integrity;

public class BunchingTests
{
    // Bins −3 … 3 hold 13 12 11 40 9 8 7: the line through the others has 10 in the middle. B = 40 − 10 = 30, b = 30 ÷ 10 = 3; the line is exact, so the errors are none.
    [Fact]
    public void A_straight_spread_with_thirty_too_many_by_hand()
    {
        BunchingEstimate found = Bunching.At(Values([13, 12, 11, 40, 9, 8, 7]), new(0, 1) { BinsEachSide = 3, Degree = 1, Corrected = false });
        Assert.Equal(30, found.Excess, 1e-9);
        Assert.Equal(3, found.Relative, 1e-9);
        Assert.Equal(0, found.ExcessError, 1e-9);
        Assert.Equal(100, found.Question.Observations);
        Assert.InRange(found.Question.PValue, 0, 1e-12);
    }

    [Fact]
    public void The_income_kink_of_the_reference_is_reproduced()
    {
        double[] values = [.. SharedTable.Read("integrity", "bunching_data.csv").Numbers("kink_vector").Where(double.IsFinite)];
        BunchingEstimate found = Bunching.At(values, new(10_000, 50) { Corrected = false });
        Assert.Equal(648.751076072, found.Excess, 1e-8);
        Assert.Equal(1.988515604, found.Relative, 1e-8);
        Assert.InRange(found.RelativeError, 0.03, 0.12);
    }

    // The reference ends its loop when B moves by less than 1: b to 1e-3, B to that 1.
    [Theory]
    [InlineData(50, 4, 629.511114962, 1.822087894)]
    [InlineData(100, 9, 626.927994584, 0.942646795)]
    public void Putting_back_what_bunched_agrees_with_the_reference_as_closely_as_it_settles(double width, int degree, double excess, double relative)
    {
        double[] values = [.. SharedTable.Read("integrity", "bunching_data.csv").Numbers("kink_vector").Where(double.IsFinite)];
        BunchingEstimate found = Bunching.At(values, new(10_000, width) { Degree = degree });
        Assert.Equal(excess, found.Excess, 0.1);
        Assert.Equal(relative, found.Relative, 1e-3);
    }

    [Fact]
    public void Garment_teams_stop_at_the_target()
    {
        BunchingEstimate found = Bunching.At(Garments(), new(0, 0.01) { Centred = false, Degree = 2, ExcludedBelow = 1 });
        Assert.Equal(400, found.Counts[19]);
        Assert.Equal(23, found.Counts[18]);
        Assert.True(found.Relative > 10);
        Assert.True(found.Question.PValue < 1e-6);
        Assert.Contains("Pattern worth checking, not a finding.", found.Question.FalseAlarm, StringComparison.Ordinal);
    }

    // Bins 90 … 110, each ten holding 30 instead of 10: 100 is as round as its neighbours, so with the allowance 30 is expected there, without it 12.
    [Fact]
    public void Bins_that_hold_round_numbers_can_be_allowed_for()
    {
        double[] counts = [.. Enumerable.Range(90, 21).Select(i => i % 10 == 0 ? 30.0 : 10)];
        var window = new BunchingWindow(100, 1) { BinsEachSide = 10, Degree = 0, Corrected = false, Centred = false };
        Assert.Equal(30 - 12, Bunching.At(Values(counts, 100, 0.5), window).Excess, 1e-9); // (18 × 10 + 2 × 30) ÷ 20 = 12
        Assert.Equal(0, Bunching.At(Values(counts, 100, 0.5), window with { RoundEvery = [10] }).Excess, 1e-9);
    }

    [Fact]
    public void Moving_and_stretching_the_scale_changes_nothing() => Gen.Select(Gen.Int[5, 60].Array[15], Gen.Int[-50, 50], Gen.Int[1, 8]).Sample((counts, shift, stretch) =>
    {
        var window = new BunchingWindow(0, 1) { BinsEachSide = 7, Degree = 2, Draws = 50 };
        double[] values = Values([.. counts.Select(count => (double)count)]);
        BunchingEstimate before = Bunching.At(values, window);
        BunchingEstimate after = Bunching.At(values.Select(value => (value * stretch) + shift).ToArray(), window with { Threshold = shift, BinWidth = stretch });
        Assert.Equal(before.Relative, after.Relative, 1e-9);
        Assert.Equal(before.RelativeError, after.RelativeError, 1e-9);
    }, iter: 30);

    [Fact]
    public void One_thread_and_several_give_the_same_bits()
    {
        double[] values = Values([.. Enumerable.Range(0, 39).Select(i => 40.0 + (i * 7 % 11))]);
        BunchingEstimate several = Bunching.At(values, new(0, 1));
        using var pair = new SingleThread();
        Assert.Equal(several.RelativeError, pair.Run(() => Bunching.At(values, new(0, 1))).RelativeError);
    }

    // 300 smooth samples: at 5 % the share of alarms has s.d. 0.0126 around 0.05; the normal approximation adds its own error: 0.10 is four of them above.
    [Fact]
    public void Smooth_spreads_seldom_raise_the_question()
    {
        int alarms = 0;
        for (int sample = 0; sample < 300; sample++)
        {
            var random = new RandomSequence(77, (ulong)sample);
            double[] values = [.. Enumerable.Range(0, 4000).Select(_ => random.NextNormal())];
            alarms += Bunching.At(values, new(0.3, 0.05) { Draws = 200 }).Question.PValue < 0.05 ? 1 : 0;
        }

        Assert.InRange(alarms / 300.0, 0, 0.10);
    }

    [Theory]
    [InlineData(new double[0], "too_few_values")]
    [InlineData(new[] { 1, double.NaN }, "not_finite")]
    [InlineData(new[] { 0.0, 0, 0, 0 }, "all_equal")]
    [InlineData(new[] { 0.0, 1, 2 }, "too_few_values")]
    [InlineData(new[] { 100.0, 101, 102 }, "too_few_values")]
    public void Unfit_values_are_refused(double[] values, string id) => Assert.Equal(id, Assert.Throws<AssumptionException>(() => Bunching.At(values, new(0, 1))).Id);

    internal static double[] Garments()
    {
        SharedTable table = SharedTable.Read("real", "garments_worker_productivity.csv");
        return [.. table.Numbers("actual_productivity").Zip(table.Numbers("targeted_productivity"), (actual, target) => actual - target)];
    }

    static double[] Values(double[] counts, double centre = 0, double offset = 0) =>
        [.. counts.SelectMany((count, i) => Enumerable.Repeat(centre + i - (counts.Length / 2) + offset, (int)count))];
}
