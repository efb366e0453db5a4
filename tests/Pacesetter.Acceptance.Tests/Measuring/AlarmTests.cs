using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Measuring;

/// <summary>Limits are watched day by day.</summary>
public sealed class AlarmTests
{
    static readonly CancellationToken None = CancellationToken.None;

    // AT-46: 1.00 of the rated load is no alarm, 1.01 is one; the mean of machine 1, 0.95, would hide its day at 1.10.
    [Fact]
    public async Task AT_46_Load_above_what_the_equipment_is_rated_for_raises_an_alarm()
    {
        using Shop shop = Loaded();
        MeasureAlarms.Answer answer = await Ask(shop, new());
        Assert.Equal(3, answer.Alarms);
        Assert.Equal([("m1", "load", 3, 2, 1.10m), ("m2", "lining", 1, 1, 170m)], answer.Rows.Select(it => (it.Unit, it.Metric, it.Days, it.DaysBeyond, it.Worst!.Value)));
        Assert.Equal((new DateOnly(2026, 2, 3), new DateOnly(2026, 2, 4)), (answer.Rows[0].First!.Value, answer.Rows[0].Last!.Value));
        Assert.Equal("Load of rated above its limit of 1.00 on 2 of 3 days, 1.10 at the most. An alarm, never an achievement.", answer.Rows[0].Alarm);
    }

    [Fact]
    public async Task AT_46_A_load_at_what_is_rated_is_no_alarm_and_filters_hold()
    {
        using Shop shop = Loaded();
        MeasureAlarms.Answer all = await Ask(shop, new() { Metric = "load", All = true });
        Assert.Equal([("m1", 2), ("m2", 0)], all.Rows.Select(it => (it.Unit, it.DaysBeyond)));
        Assert.Equal(0, (await Ask(shop, new() { Class = "new", Metric = "load" })).Alarms);
        Assert.Equal(0, (await Ask(shop, new() { To = new(2026, 2, 2) })).Alarms);
    }

    [Fact]
    public async Task AT_46_Without_any_limit_it_says_so()
    {
        using var shop = new Shop();
        shop.Import("metrics", "metric,better,role\nload,lower,guardrail\n");
        Assert.Equal("limit_missing", (await Assert.ThrowsAsync<RefusalException>(() => Ask(shop, new()))).Id);
    }

    static Task<MeasureAlarms.Answer> Ask(Shop shop, MeasureAlarms.Request request) => new MeasureAlarms(shop.Workspace, TermPack.Load("en")).Run(request, None);

    static Shop Loaded()
    {
        var shop = new Shop();
        shop.Import("metrics", "metric,name,better,role,limit\nload,Load of rated,lower,guardrail,1\nlining,Lining life,higher,guardrail,180\nheat,Heat,lower,driver,\n");
        shop.Import("observations", "unit,date,metric,value\nm1,2026-02-02,load,0.74\nm1,2026-02-03,load,1.10\nm1,2026-02-04,load,1.01\nm2,2026-02-02,load,1.00\nm2,2026-02-05,lining,170\nm2,2026-02-05,heat,99\n");
        return shop;
    }
}
