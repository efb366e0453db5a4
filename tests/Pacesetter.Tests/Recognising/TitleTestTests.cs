using Pacesetter.Measuring;
using Pacesetter.Recognising;

namespace Pacesetter.Tests.Recognising;

public class TitleTestTests
{
    static readonly TitlePolicy Policy = new();

    // A month of 25 shifts of 8 h, all on quota: 200 h, 48 h a week.
    static TitleCandidate Worker(string unit, decimal earnedHours) => Worker(unit, new Fulfilment(60m * earnedHours, 200, 200));

    static TitleCandidate Worker(string unit, Fulfilment fulfilment) => new(unit, fulfilment, 200, 0.99m, 8, 48, 25, 1);

    static TitleRow Row(TitleCandidate candidate) => Assert.Single(TitleTest.Apply([candidate], Policy).Rows);

    // AT-05: 300.00 h earned in 200 = 1.5; 299.99 in 200 = 1.49995.
    [Fact]
    public void The_title_starts_at_one_and_a_half_exactly()
    {
        Assert.True(Row(Worker("P", 300.00m)).Met);
        TitleRow below = Row(Worker("P", 299.99m));
        Assert.False(below.Met);
        Assert.Equal(1.49995m, below.Fulfilment);
        Assert.Empty(below.ExcludedBy);
    }

    // AT-06, AT-07: 86 of 250 = 0.344; 86 of the 150 on quota = 0.57333…
    [Fact]
    public void The_share_is_of_the_whole_plant_and_of_those_on_quota()
    {
        TitleCandidate[] plant =
        [
            .. Enumerable.Range(0, 86).Select(i => Worker($"met{i}", 300)),
            .. Enumerable.Range(0, 64).Select(i => Worker($"below{i}", 220)),
            .. Enumerable.Range(0, 100).Select(i => Worker($"time{i}", new Fulfilment(0, 0, 200))),
        ];
        Titles titles = TitleTest.Apply(plant, Policy);
        Assert.Equal((250m, 250, 150, 86), (titles.Population, titles.HeadCount, titles.OnQuota, titles.Holders));
        Assert.Equal(0.344m, titles.ShareOfAll);
        Assert.Equal(86m / 150m, titles.ShareOfOnQuota);
        Assert.Equal(Comparator.AtLeast, titles.Comparator);
        Assert.Equal(plant.Select(candidate => candidate.Unit), titles.Rows.Select(row => row.Unit));
    }

    // AT-08: one shift at 190 % and 24 at 120 %: (1.9 + 24 × 1.2) × 8 = 245.6 h in 200 = 1.228.
    [Fact]
    public void One_great_day_is_no_month()
    {
        TitleRow row = Row(Worker("P", (1.9m + (24m * 1.2m)) * 8m));
        Assert.Equal((1.228m, false), (row.Fulfilment, row.Met));
    }

    // AT-10: 155 % = 310 h in 200.
    [Theory]
    [InlineData("first_pass_yield")]
    [InlineData("hours_day")]
    [InlineData("hours_week")]
    [InlineData("too_little_on_quota")]
    [InlineData("too_few_days")]
    public void Who_reaches_the_threshold_but_breaks_a_floor_is_excluded_with_the_reason(string floor)
    {
        TitleCandidate good = Worker("P", 310);
        TitleCandidate candidate = floor switch
        {
            "first_pass_yield" => good with { FirstPassYield = 0.9499m },
            "hours_day" => good with { MaxHoursInDay = 12.25m },
            "hours_week" => good with { AverageWeekHours = 48.01m },
            "too_little_on_quota" => good with { ScheduledHours = 333.34m },
            _ => good with { Days = 9 },
        };
        Titles titles = TitleTest.Apply([candidate], Policy);
        Assert.Equal((1.55m, false), (titles.Rows[0].Fulfilment, titles.Rows[0].Met));
        Assert.Equal([floor], titles.Rows[0].ExcludedBy);
        Assert.Equal(0, titles.Holders);
    }

    // 0.6 × 333.33 = 199.998 ≤ 200: every floor at its boundary is kept.
    [Fact]
    public void A_floor_exactly_kept_is_kept() => Assert.True(Row(Worker("P", 310) with
    {
        FirstPassYield = 0.95m,
        MaxHoursInDay = 12,
        AverageWeekHours = 48,
        ScheduledHours = 333.33m,
        Days = 10,
    }).Met);

    [Fact]
    public void All_broken_floors_are_named() =>
        Assert.Equal(["first_pass_yield", "hours_day"], Row(Worker("P", 310) with { FirstPassYield = 0.5m, MaxHoursInDay = 16 }).ExcludedBy);

    [Fact]
    public void Who_does_not_reach_the_threshold_is_not_excluded_by_a_floor() =>
        Assert.Empty(Row(Worker("P", 100) with { FirstPassYield = 0.1m, Days = 1 }).ExcludedBy);

    [Fact]
    public void Who_started_nothing_breaks_no_yield() => Assert.True(Row(Worker("P", 310) with { FirstPassYield = null }).Met);

    // AT-45: 300 h earned in 200; then 25 h worth is found defective: 275 ÷ 200 = 1.375.
    [Fact]
    public void A_month_with_scrap_found_later_is_examined_again()
    {
        Assert.True(Row(Worker("P", 300)).Met);
        TitleRow restated = Row(Worker("P", 300 - 25));
        Assert.Equal((1.375m, false), (restated.Fulfilment, restated.Met));
    }

    // AT-47: 16.8 h earned in 14 h a day of which 8 are booked on quota: 420 ÷ 350 = 1.2, though 420 ÷ 200 = 2.1.
    // At 21 h earned in 14 the threshold is reached, and the day is still too long.
    [Fact]
    public void Hours_past_the_limit_give_no_title()
    {
        TitleRow booked = Row(Worker("P", new Fulfilment(60m * 25 * 16.8m, 200, 350)) with { MaxHoursInDay = 14 });
        Assert.Equal((1.2m, 2.1m, 1.2m), (booked.Fulfilment, booked.FulfilmentOnQuota, booked.FulfilmentAttended));
        Assert.False(booked.Met);
        TitleRow fast = Row(Worker("P", new Fulfilment(60m * 25 * 21m, 350, 350)) with { MaxHoursInDay = 14 });
        Assert.Equal(["hours_day"], fast.ExcludedBy);
    }

    // AT-55: 6 h on quota earn 9.0, 2 h waiting, 25 times: 225 ÷ 150 = 1.5, 225 ÷ 200 = 1.125.
    [Fact]
    public void The_lower_of_the_two_decides()
    {
        TitleRow row = Row(Worker("P", new Fulfilment(60m * 225, 150, 200)));
        Assert.Equal((1.125m, 1.5m, 1.125m, false), (row.Fulfilment, row.FulfilmentOnQuota, row.FulfilmentAttended, row.Met));
    }

    // Two for the whole month and one for 10 of its 31 days.
    [Fact]
    public void The_population_weighs_each_by_days_on_the_roll()
    {
        Titles titles = TitleTest.Apply([Worker("A", 300), Worker("B", 200), Worker("C", 200) with { RollShare = 10m / 31m }], Policy);
        Assert.Equal(2m + (10m / 31m), titles.Population);
        Assert.Equal(3, titles.HeadCount);
        Assert.Equal(1m / titles.Population, titles.ShareOfAll);
    }

    [Fact]
    public void More_than_the_threshold_can_be_asked_for() =>
        Assert.False(Assert.Single(TitleTest.Apply([Worker("P", 300)], Policy with { Comparator = Comparator.MoreThan }).Rows).Met);

    [Fact]
    public void Nobody_has_no_share()
    {
        Titles titles = TitleTest.Apply([], Policy);
        Assert.Equal((0m, 0, (decimal?)null, (decimal?)null), (titles.Population, titles.Holders, titles.ShareOfAll, titles.ShareOfOnQuota));
    }
}
