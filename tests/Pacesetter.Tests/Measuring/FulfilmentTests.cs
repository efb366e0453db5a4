using CsCheck;
using Pacesetter.Measuring;

namespace Pacesetter.Tests.Measuring;

public class FulfilmentTests
{
    static Fulfilment Of(decimal earnedHours, decimal onQuota, decimal attended) => new(60m * earnedHours, onQuota, attended);

    // AT-05: 12.00 ÷ 8 = 1.5; 11.99 ÷ 8 = 1.49875, which prints as 149.9 %.
    [Fact]
    public void Twelve_hours_work_in_eight_is_one_and_a_half_exactly()
    {
        Assert.Equal(1.5m, Of(12.00m, 8, 8).OnQuota);
        Assert.True(Of(12.00m, 8, 8).Reaches(1.5m));
        Assert.Equal(1.49875m, Of(11.99m, 8, 8).OnQuota);
        Assert.False(Of(11.99m, 8, 8).Reaches(1.5m));
    }

    // AT-55: 6 h on quota earn 9.0 h, 2 h waiting: 9 ÷ 6 = 1.5, 9 ÷ 8 = 1.125.
    [Fact]
    public void Waiting_lowers_fulfilment_on_attendance_and_titles_use_that()
    {
        Fulfilment fulfilment = Of(9, 6, 8);
        Assert.Equal((1.5m, 1.125m, 1.125m), (fulfilment.OnQuota, fulfilment.Attended, fulfilment.Lower));
        Assert.False(fulfilment.Reaches(1.5m));
    }

    // AT-47: 16.8 h earned in 14 h at the station: 16.8 ÷ 14 = 1.2, not 16.8 ÷ 8 = 2.1.
    [Fact]
    public void Long_days_count_with_all_their_hours() => Assert.Equal(1.2m, Of(16.8m, 8, 14).Lower);

    // AT-45: 12.0 h earned in 8, then 1.0 h worth is found defective: 11 ÷ 8 = 1.375.
    [Fact]
    public void Scrap_found_later_takes_its_minutes_back()
    {
        Assert.Equal(1.375m, Of(12m - 1m, 8, 8).Lower);
        Assert.False(Of(12m - 1m, 8, 8).Reaches(1.5m));
    }

    [Fact]
    public void Without_hours_there_is_no_fulfilment()
    {
        Assert.Null(Of(1, 0, 8).OnQuota);
        Assert.Null(Of(1, 0, 8).Lower);
        Assert.Null(Of(1, 8, 0).Attended);
        Assert.False(Of(1, 0, 0).Reaches(0));
    }

    // 100 ÷ (60 × 3) × 1.8 is not 1 in any finite number of decimals; crossed, the boundary is exact.
    [Fact]
    public void The_boundary_is_exact_where_the_ratio_is_not() => Gen.Select(Gen.Int[1, 100_000], Gen.Int[1, 200]).Sample((hundredths, tenths) =>
    {
        decimal hours = hundredths / 100m;
        decimal threshold = tenths / 10m;
        decimal earned = threshold * 60m * hours;
        Assert.True(new Fulfilment(earned, hours, hours).Reaches(threshold));
        Assert.False(new Fulfilment(earned - 0.000001m, hours, hours).Reaches(threshold));
    });
}
