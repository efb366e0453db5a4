using Pacesetter.Measuring;
using Pacesetter.Recognising;

namespace Pacesetter.Tests.Measuring;

public class RiseTests
{
    // Ten days, twelve heads, eight hours: 600 pairs a day.
    static readonly OutputWindow Before = new(6000, 10, 120, 960);

    // AT-15: after 800 ÷ 600 − 1 = 1/3; the claim "800 or more" compares 8000 with 800 × 10 and 7999 with the same.
    [Fact]
    public void Eight_hundred_a_day_after_six_hundred_is_a_third_more()
    {
        var rise = Rise.Between(Before, new(8000, 10, 120, 960));
        Assert.Equal(1m / 3m, rise.Total!.Value, 12);
        Assert.Equal(1m / 3m, rise.PerPersonHour!.Value, 12);
        Assert.Equal(RiseReading.Risen, rise.Reading);
        Assert.True(Comparator.AtLeast.Holds(8000, 10, 800));
        Assert.False(Comparator.AtLeast.Holds(7999, 10, 800));
    }

    // AT-16: heads 12 → 16 at eight hours each: person-hours 960 → 1280, and 8000 ÷ 1280 = 6000 ÷ 960 = 6.25.
    [Fact]
    public void A_rise_of_heads_alone_is_explained_by_more_labour()
    {
        var rise = Rise.Between(Before, new(8000, 10, 160, 1280));
        Assert.Equal(1m / 3m, rise.Total!.Value, 12);
        Assert.Equal(0m, rise.PerHead);
        Assert.Equal(0m, rise.PerPersonHour);
        Assert.Equal(RiseReading.ExplainedByMoreLabour, rise.Reading);
    }

    // Windows of 10 and 12 days: 600 a day before, 9744 ÷ 12 = 812 a day after; 812 ÷ 600 − 1 = 0.35333…
    [Fact]
    public void Windows_of_different_length_compare_by_their_means() =>
        Assert.Equal(212m / 600m, Rise.Between(Before, new(9744, 12, 144, 1152)).Total!.Value, 12);

    // Longer days: 7000 pairs with the same heads in 10 hours each: per head 1/6 more, per hour 7000 ÷ 1200 < 6.25.
    [Fact]
    public void Longer_days_raise_output_per_head_but_not_per_hour()
    {
        var rise = Rise.Between(Before, new(7000, 10, 120, 1200));
        Assert.Equal(1m / 6m, rise.PerHead!.Value, 12);
        Assert.True(rise.PerPersonHour < 0);
        Assert.Equal(RiseReading.ExplainedByMoreLabour, rise.Reading);
    }

    [Fact]
    public void Unknown_labour_leaves_the_reading_open()
    {
        var rise = Rise.Between(Before, new(8000, 10, null, null));
        Assert.Equal(1m / 3m, rise.Total!.Value, 12);
        Assert.Null(rise.PerHead);
        Assert.Null(rise.PerPersonHour);
        Assert.Equal(RiseReading.NotComputable, rise.Reading);
    }

    [Fact]
    public void Nothing_before_gives_no_rise() =>
        Assert.Equal(new Rise(null, null, null, RiseReading.NotComputable), Rise.Between(new(0, 10, 120, 960), Before));

    [Fact]
    public void The_same_a_day_has_not_risen() => Assert.Equal(new Rise(0, 0, 0, RiseReading.NotRisen), Rise.Between(Before, Before));
}
