using Pacesetter.Benchmarks;
using Pacesetter.Statistics.Adoption;

namespace Pacesetter.Statistics.Tests.Adoption;

/// <summary>The small version of the calibration in bench/: the same scenes, fewer replications.</summary>
public sealed class VerdictCalibrationTests
{
    // 400 replications at a false-proof rate of at most 1.6 %: mean 6.4, sd 2.5; more than 18 of 400 has a chance below 1e-4.
    // Intervals hold at 95 %: 380 of 400, sd 4.4; fewer than 360 has a chance below 1e-4.
    [Theory]
    [InlineData("worst4", 0.8, 10)]
    [InlineData("best4", 0.5, 3)]
    [InlineData("random", 0.0, 1)]
    [InlineData("worst_long", 0.95, 50)]
    public void Without_an_effect_hardly_anything_is_proven(string choice, double rho, int adopters)
    {
        VerdictTally tally = VerdictTally.Of(new("main", choice, rho, adopters), new(), 400, 1);
        Assert.InRange(tally.Proven, 0, 18 / 400.0);
        Assert.InRange(tally.Harmed, 0, 18 / 400.0);
        Assert.All(tally.Covered, share => Assert.InRange(share, 360 / 400.0, 1));
    }

    // The study: 87 % by week 52; 200 replications have sd 2.4 points, 3.7 sd below is 78 %.
    [Fact]
    public void Ten_of_the_worst_helped_by_half_a_standard_deviation_are_mostly_proven() =>
        Assert.InRange(VerdictTally.Of(new("main", "worst4", 0.5, 10) { Effect = 0.5 }, new(), 200, 1).Proven, 0.78, 1);

    [Fact]
    public void The_raw_change_of_the_worst_looks_like_an_effect_most_of_the_time() =>
        Assert.InRange(VerdictTally.Of(new("main", "worst4", 0.5, 10), new(), 200, 2).Raw, 0.5, 1);

    [Fact]
    public void Noisier_adopters_and_whole_places_are_refused()
    {
        Assert.InRange(VerdictTally.Of(new("main", "worst_long", 0.8, 10) { Ratio = 2 }, new(), 100, 1).Judged, 0, 0.05);
        Assert.Equal(0, VerdictTally.Of(new("plant2", "random", 0.5, 10), new(), 100, 1).Judged);
    }

    // Whoever foretells the power beforehand must be near what comes of it: 17 to 20 % and 87 % in the study.
    [Fact]
    public void The_power_told_beforehand_is_the_power_there_is()
    {
        var random = new Pacesetter.Statistics.Resampling.RandomSequence(7);
        double told = Enumerable.Range(0, 20).Average(_ => AdoptionPower.Before(new VerdictScene("main", "worst4", 0.5, 10).Draw(random), new(), 0.5).ByLook[2]);
        Assert.InRange(told, 0.78, 0.95);
    }

    [Fact]
    public void One_thread_and_many_give_the_same_bits()
    {
        using SingleThread single = new();
        VerdictTally Work() => VerdictTally.Of(new("mixed", "worst4", 0.5, 3), new(), 120, 3);
        VerdictTally alone = single.Run(Work);
        VerdictTally many = Work();
        Assert.Equal(alone.Covered, many.Covered);
        Assert.Equal((alone.Proven, alone.Harmed, alone.Judged, alone.Raw), (many.Proven, many.Harmed, many.Judged, many.Raw));
    }
}
