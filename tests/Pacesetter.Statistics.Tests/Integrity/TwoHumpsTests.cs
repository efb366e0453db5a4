using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Integrity;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Tests.Integrity;

public class TwoHumpsTests
{
    // Two points with half the sample each: any one-humped distribution is a quarter off. Evenly spread: half a step, 1 ÷ 2n, which no sample can be below.
    [Fact]
    public void The_greatest_and_the_least_dip_by_hand()
    {
        Assert.Equal(0.25, Dip.Of([0, 0, 1, 1]), 1e-15);
        Assert.Equal(1 / 20.0, Dip.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 1e-15);
    }

    // One value nine times of ten is a hump by itself: the other is half a step off.
    [Fact]
    public void A_value_that_most_have_is_the_hump() => Assert.Equal(1 / 20.0, Dip.Of([1, 2, 2, 2, 2, 2, 2, 2, 2, 2]), 1e-15);

    // diptest prints 0.133 for the first and its mirror image, and 0.0357 for the rain of 70 cities.
    [Fact]
    public void Published_dips_are_found()
    {
        Assert.Equal(2 / 15.0, Dip.Of([0, 2, 3, 5, 6]), 1e-12);
        Assert.Equal(2 / 15.0, Dip.Of([0, 1, 3, 4, 6]), 1e-12);
        double[] rain = [7, 7.2, 7.8, 7.8, 11.5, 13, 14, 14.6, 15, 15.2, 16.2, 17.2, 17.4, 20.7, 22.9, 24.7, 25.9, 29.1, 30.2, 30.2, 30.6, 30.8, 31, 31.4, 31.7, 32.5, 33.4, 34.4, 35, 35.1, 35.9, 35.9, 36.1, 36.2, 36.2, 37, 37, 37.6, 38.7, 38.8, 38.9, 39, 39.9, 40.2, 40.2, 40.8, 40.8, 41.8, 42.5, 42.5, 42.6, 42.7, 42.8, 43.1, 43.4, 44.7, 45.5, 46, 46.4, 48.2, 48.3, 48.5, 49.1, 49.2, 54.5, 54.7, 56.8, 59.2, 59.8, 67];
        Assert.Equal(0.0357, Dip.Of(rain), 5e-5);
    }

    // The 95th percentile of the published table for 50 uniform values is 0.0702; drawn 4,000 times its s.d. is about 0.0004.
    [Fact]
    public void Uniform_samples_have_the_dips_of_the_published_table()
    {
        double[] dips = [.. Enumerable.Range(0, 4000).Select(r =>
        {
            var random = new RandomSequence(50, (ulong)r);
            return Dip.Of([.. Enumerable.Range(0, 50).Select(_ => random.NextUniform()).Order()]);
        }).Order()];
        Assert.Equal(0.0702, dips[3800], 0.002);
    }

    // AT-43, after Roy: 47 of 100 hours at 115 to 134, 24 at 35 to 54, the others between.
    [Fact]
    public void The_two_humps_of_held_back_output_are_seen()
    {
        var random = new RandomSequence(43);
        double[] hours = [.. Enumerable.Range(0, 470).Select(_ => 115 + (20 * random.NextUniform())), .. Enumerable.Range(0, 240).Select(_ => 35 + (20 * random.NextUniform())), .. Enumerable.Range(0, 290).Select(_ => 55 + (60 * random.NextUniform()))];
        TwoHumps found = TwoHumps.In(hours, draws: 999);
        Assert.Equal(0.001, found.Question.PValue, 1e-12);
        Assert.InRange(found.Lower.Mean, 40, 70);
        Assert.InRange(found.Upper.Mean, 110, 125);
        Assert.Equal(1, found.Lower.Share + found.Upper.Share, 1e-12);
    }

    // One hump: the uniform is the least favourable, so a normal sample alarms less than 5 %; 200 samples, s.d. at most 1.5 %: 9 % is four above nothing worse than 3 %.
    [Fact]
    public void One_hump_seldom_raises_the_question()
    {
        int alarms = 0;
        for (int sample = 0; sample < 200; sample++)
        {
            var random = new RandomSequence(44, (ulong)sample);
            alarms += TwoHumps.In([.. Enumerable.Range(0, 60).Select(_ => random.NextNormal())], draws: 199, seed: (ulong)sample).Question.PValue <= 0.05 ? 1 : 0;
        }

        Assert.InRange(alarms / 200.0, 0, 0.09);
    }

    // Whole percents between 95 and 105: eleven different values in 500. With the step known they are no humps.
    [Fact]
    public void Coarse_recording_is_not_taken_for_humps()
    {
        var random = new RandomSequence(45);
        double[] values = [.. Enumerable.Range(0, 500).Select(_ => 95.0 + random.NextInt(11))];
        Assert.InRange(TwoHumps.In(values, step: 1, draws: 499).Question.PValue, 0.02, 1);
        Assert.InRange(TwoHumps.In(values, step: 0, draws: 499).Question.PValue, 0, 0.01);
    }

    [Fact]
    public void The_dip_stays_between_its_bounds_and_knows_no_scale() => Gen.Select(Gen.Int[0, 30].Array[4, 40], Gen.Int[1, 9], Gen.Int[-9, 9]).Sample((whole, scale, shift) =>
    {
        double[] values = [.. whole.Select(value => (double)value).Order()];
        double dip = Dip.Of(values);
        Assert.InRange(dip, (1 / (2.0 * values.Length)) - 1e-15, 0.25 + 1e-15);
        Assert.Equal(dip, Dip.Of([.. values.Select(value => (value * scale) + shift)]), 1e-12);
        Assert.Equal(dip, Dip.Of([.. values.Select(value => -value).Order()]), 1e-12);
    });

    // No distribution with its hump at a value comes closer than the hulls on its two sides allow; the dip is at least the least of these.
    [Fact]
    public void The_dip_is_no_less_than_the_hulls_allow() => Gen.Int[0, 1000].Array[4, 25].Sample(whole =>
    {
        double[] x = [.. whole.Select(value => (double)value).Distinct().Order()];
        Assert.True(x.Length < 3 || Dip.Of(x) >= Bound(x) - 1e-12);
    });

    [Theory]
    [InlineData(new[] { 1.0 }, "too_few_values")]
    [InlineData(new[] { 1, 2, 3, double.NaN }, "not_finite")]
    [InlineData(new[] { 5.0, 5, 5, 5 }, "all_equal")]
    public void Unfit_values_are_refused(double[] values, string id) => Assert.Equal(id, Assert.Throws<AssumptionException>(() => TwoHumps.In(values)).Id);

    static double Bound(double[] x)
    {
        int n = x.Length;
        double least = double.PositiveInfinity;
        for (int m = 0; m < n; m++)
        {
            double need = 1.0 / n;
            for (int i = 0; i < m; i++)
            {
                need = Math.Max(need, ((i + 1) - Line(i, 0, m, x, lower: true)) / n);
            }

            for (int i = m + 1; i < n; i++)
            {
                need = Math.Max(need, (Line(i, m, n - 1, x, lower: false) - i) / n);
            }

            least = Math.Min(least, need);
        }

        return least / 2;
    }

    // The hull at place i, the slow way: the extreme over all chords that span it.
    static double Line(int i, int first, int last, double[] x, bool lower)
    {
        double extreme = lower ? i : i + 1;
        for (int a = first; a <= i; a++)
        {
            for (int b = i; b <= last; b++)
            {
                if (a < b)
                {
                    double start = lower ? a : a + 1;
                    double chord = start + ((b - a) * (x[i] - x[a]) / (x[b] - x[a]));
                    extreme = lower ? Math.Min(extreme, chord) : Math.Max(extreme, chord);
                }
            }
        }

        return extreme;
    }
}
