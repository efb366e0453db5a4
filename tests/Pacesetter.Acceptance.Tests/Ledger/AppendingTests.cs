using Pacesetter.Acceptance.Tests.Ledger.Cluster;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Ledger;

public abstract class AppendingSuite(LedgerTrial ledger) : IDisposable
{
    readonly Shop shop = new(ledger);

    public void Dispose()
    {
        shop.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Twelve_hours_of_work_in_eight_is_one_and_a_half()
    {
        // AT-05: 120 pieces × 6 min = 720 min = 12.0 h in 8 h.
        shop.Import("work", Shop.WorkHeader + "a,2025-03-03,p1,turn,120,0,8,,\n");
        Assert.Equal(1.5m, shop.Of("p1").FulfilmentOnQuota);
        Assert.Equal(12m, shop.Of("p1").EarnedHours);
    }

    [Fact]
    public void Scrap_earns_nothing()
    {
        shop.Import("work", Shop.WorkHeader + "a,2025-03-03,p1,turn,80,40,8,,\n");
        Assert.Equal(1.0m, shop.Of("p1").FulfilmentOnQuota);
        Assert.Equal(80m / 120m, shop.Of("p1").FirstPassYield);
    }

    [Fact]
    public void Waiting_lowers_fulfilment_on_attended_hours()
    {
        // AT-55: 9.0 h earned in 6 h on quota, and 2 h waiting: 9 ÷ 6 = 150.0 %, 9 ÷ 8 = 112.5 %.
        shop.Import("work", Shop.WorkHeader + "a,2025-03-03,p1,turn,90,0,6,2,\n");
        Assert.Equal((1.5m, 1.125m), (shop.Of("p1").FulfilmentOnQuota, shop.Of("p1").FulfilmentAttended));
    }

    [Fact]
    public void A_late_defect_restates_the_figure()
    {
        // AT-45: 12.0 h earned in 8 h; 10 pieces (1.0 h) turn out defective: 11.0 ÷ 8 = 137.5 %.
        shop.Import("work", Shop.WorkHeader + "a,2025-03-03,p1,turn,120,0,8,,\n");
        shop.Import("work", Shop.WorkHeader + "a,2025-03-03,p1,turn,110,10,8,,a\n");
        Assert.Equal(1.375m, shop.Of("p1").FulfilmentOnQuota);
        Assert.True(shop.Of("p1").Restated > 0);
        Assert.Equal(1, shop.Of("p1").Records);
    }

    [Fact]
    public void Hidden_helpers_share_the_credit()
    {
        // AT-48: 14.0 quotas (14 × 8 h = 1,120 pieces × 6 min) by one; with three helpers of equal hours 3.5 each.
        shop.Import("work", Shop.WorkHeader + "a,2025-03-03,p1,turn,1120,0,8,,\n");
        Assert.Equal(14m, shop.Of("p1").FulfilmentOnQuota);
        shop.Import("work", Shop.WorkHeader + string.Concat(Enumerable.Range(1, 4).Select(i => $"a,2025-03-03,p{i},turn,1120,0,8,,a\n")));
        Assert.All(Enumerable.Range(1, 4), i => Assert.Equal(3.5m, shop.Of($"p{i}").FulfilmentOnQuota));
    }

    [Fact]
    public void Shares_of_a_crew_sum_to_the_ticket()
    {
        // Ten helpers on a ticket of 10.0 quotas: 10 ÷ 11 each; 800 pieces in eleven parts of four decimals.
        shop.Import("work", Shop.WorkHeader + string.Concat(Enumerable.Range(1, 11).Select(i => $"a,2025-03-03,p{i},turn,800,3,8,,\n")));
        IReadOnlyList<FulfilmentRow> rows = shop.Rows(By.Person);
        Assert.Equal((800m, 3m, 80m), (rows.Sum(row => row.Good), rows.Sum(row => row.Scrap), rows.Sum(row => row.EarnedHours)));
        Assert.All(rows, row => Assert.Equal(10m / 11m, row.FulfilmentOnQuota!.Value, 6));
    }

    [Fact]
    public void The_quota_of_the_day_counts_and_a_later_one_changes_nothing()
    {
        shop.Import("work", Shop.WorkHeader + "a,2025-06-30,p1,turn,80,0,8,,\nb,2025-07-01,p2,turn,80,0,8,,\n");
        Assert.Equal((1.0m, 0.5m), (shop.Of("p1").FulfilmentOnQuota, shop.Of("p2").FulfilmentOnQuota));
        shop.Import("quotas", "operation,minutes,from,to\nturn,60,2025-01-01,2025-06-30\n");
        Assert.Equal(1.0m, shop.Of("p1").FulfilmentOnQuota);
    }

    [Fact]
    public void A_class_of_machines_has_its_own_quota_and_set_ups_earn()
    {
        shop.Import("work", "record,date,person,work_centre,operation,good,setups,hours\na,2025-08-01,p1,m2,turn,240,,8\nb,2025-08-01,p2,m1,turn,150,1,8\n");
        Assert.Equal(1.0m, shop.Of("p1").FulfilmentOnQuota);
        // 150 × 3 + 1 × 30 = 480 min.
        Assert.Equal(1.0m, shop.Of("p2").FulfilmentOnQuota);
    }

    [Fact]
    public void A_rate_is_divided_once_and_rounded_to_six_decimals()
    {
        // 240 pieces at 26 an hour: 240 × 60 ÷ 26 = 553.846154 min.
        shop.Import("work", Shop.WorkHeader + "a,2025-03-03,p1,mill,240,0,7,,\n");
        Assert.Equal(553.846154m, shop.Of("p1").EarnedHours * 60m, 6);
    }

    [Fact]
    public void The_same_file_twice_adds_nothing_and_the_same_rows_are_skipped()
    {
        string rows = "a,2025-03-03,p1,turn,120,0,8,,\n";
        shop.Import("work", Shop.WorkHeader + rows);
        Assert.True(shop.Import("work", Shop.WorkHeader + rows).AlreadyImported);
        ImportAnswer other = shop.Import("work", Shop.WorkHeader + rows + "b,2025-03-04,p1,turn,80,0,8,,\n");
        Assert.Equal((1L, 1L), (other.Imported, other.Skipped));
        Assert.Equal(2, shop.Of("p1").Records);
    }

    [Fact]
    public void The_same_record_under_another_date_is_refused_and_the_ledger_unchanged()
    {
        shop.Import("work", Shop.WorkHeader + "a,2025-03-03,p1,turn,120,0,8,,\n");
        var refusal = Assert.Throws<RefusalException>(() => shop.Import("work", Shop.WorkHeader + "a,2025-03-05,p1,turn,120,0,8,,\nc,2025-03-05,p2,turn,80,0,8,,\n"));
        Assert.Equal(RefusalKind.RowsRejected, refusal.Kind);
        Assert.Contains("known: the ledger holds this ticket with other content", Shop.Rejects(refusal)[1], StringComparison.Ordinal);
        Assert.Single(shop.Rows(By.Person));
    }

    [Fact]
    public async Task A_forgotten_batch_is_gone_and_can_come_again()
    {
        string csv = Shop.WorkHeader + "a,2025-03-03,p1,turn,120,0,8,,\n";
        string batch = shop.Import("work", csv).Batch!;
        await new ForgetBatch(shop.Workspace).Run(new ForgetBatch.Request { Batch = batch }, CancellationToken.None);
        Assert.Empty(shop.Rows(By.Person));
        Assert.Equal(1, shop.Import("work", csv).Imported);
        Assert.Equal(1.5m, shop.Of("p1").FulfilmentOnQuota);
    }

    [Fact]
    public async Task Forgetting_a_correction_lets_the_first_figure_stand_again()
    {
        string first = shop.Import("work", Shop.WorkHeader + "a,2025-03-03,p1,turn,120,0,8,,\n").Batch!;
        string second = shop.Import("work", Shop.WorkHeader + "a,2025-03-03,p1,turn,110,10,8,,a\n").Batch!;
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => new ForgetBatch(shop.Workspace).Run(new ForgetBatch.Request { Batch = first }, CancellationToken.None));
        Assert.Equal("batch_corrected", refusal.Id);
        await new ForgetBatch(shop.Workspace).Run(new ForgetBatch.Request { Batch = second }, CancellationToken.None);
        Assert.Equal(1.5m, shop.Of("p1").FulfilmentOnQuota);
        Assert.Equal(1, shop.Of("p1").Records);
    }

    [Fact]
    public void Two_machines_at_once_count_the_hours_attended_once()
    {
        shop.Import("work", "record,date,person,work_centre,operation,good,hours,start,end\na,2025-03-03,p1,m1,turn,80,8,06:00,14:00\nb,2025-03-03,p1,m2,turn,80,8,06:00,14:00\n");
        Assert.Equal((16m, 8m), (shop.Of("p1").OnQuotaHours, shop.Of("p1").AttendedHours));
        Assert.Equal((1.0m, 2.0m), (shop.Of("p1").FulfilmentOnQuota, shop.Of("p1").FulfilmentAttended));
    }

    [Fact]
    public void A_night_shift_runs_past_midnight()
    {
        shop.Import("work", "record,date,person,operation,good,hours,start,end\na,2025-03-03,p1,turn,80,7.5,22:00,06:00\n");
        Assert.Equal(8m, shop.Of("p1").AttendedHours);
    }

    [Fact]
    public void Attendance_that_comes_later_changes_attended_hours_alone()
    {
        shop.Import("work", Shop.WorkHeader + "a,2025-03-03,p1,turn,60,0,4,,\nb,2025-03-03,p1,mill,52,0,2,,\n");
        Assert.Equal(6m, shop.Of("p1").AttendedHours);
        shop.Import("attendance", "person,date,hours,scheduled\np1,2025-03-03,7.5,8\n");
        Assert.Equal((7.5m, 6m, 8m), (shop.Of("p1").AttendedHours, shop.Of("p1").OnQuotaHours, shop.Of("p1").EarnedHours));
        // Apportioned 4 : 2.
        Assert.Equal(5m, shop.Rows(By.Operation).Single(row => row.Unit == "turn").AttendedHours);
    }

    [Fact]
    public async Task Filters_keep_only_the_unit_the_operation_and_the_class_they_name()
    {
        shop.Import("work", "record,date,person,work_centre,operation,good,hours\na,2025-08-01,p1,m2,turn,240,8\nb,2025-08-01,p2,m1,turn,150,8\nc,2025-08-01,p3,,mill,52,2\n");

        Assert.Equal(["p1", "p2"], await Persons(new() { Operation = "turn", By = By.Person }));
        Assert.Equal(["p1"], await Persons(new() { Class = "new", By = By.Person }));
        Assert.Equal(["p1", "p2", "p3"], await Persons(new() { Under = "t", By = By.Person }));
        Assert.Empty(await Persons(new() { Operation = "drill", By = By.Person }));
    }

    async Task<string[]> Persons(MeasureFulfilment.Request request) =>
        [.. (await new MeasureFulfilment(shop.Workspace).Run(request, CancellationToken.None)).Rows.Select(row => row.Unit!).Order(StringComparer.Ordinal)];
}

public sealed class AppendingTests() : AppendingSuite(LedgerTrial.File);

public sealed class AppendingOnClusterTests() : AppendingSuite(LedgerTrial.Cluster);

[Trait("Category", "Drill")]
public sealed class AppendingOnCurrentTests() : AppendingSuite(LedgerTrial.Current);
