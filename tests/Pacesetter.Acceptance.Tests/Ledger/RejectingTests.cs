using Pacesetter.Acceptance.Tests.Ledger.Cluster;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Exporting;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Ledger;

public abstract class RejectingSuite(LedgerTrial ledger) : IDisposable
{
    readonly Shop shop = new(ledger);

    public void Dispose()
    {
        shop.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("a,2025-13-03,p1,turn,1,0,1,,", "date", "unreadable")]
    [InlineData("a,2025-03-03,p1,turn,1,0,-1,,", "hours", "negative")]
    [InlineData("a,2025-03-03,p1,turn,x,0,1,,", "good", "unreadable")]
    [InlineData("a,2025-03-03,p1,turn,5,0,0,,", "good", "pieces_without_hours")]
    [InlineData("a,2025-03-03,p99,turn,5,0,1,,", "person", "unknown_person")]
    [InlineData("a,2025-03-03,p1,weld,5,0,1,,", "operation", "unknown_operation")]
    [InlineData("a,2024-03-03,p1,turn,5,0,1,,", "operation", "no_quota")]
    [InlineData("a,2025-03-03,,turn,5,0,1,,", "person", "who_missing")]
    [InlineData("a,2025-03-03,p1,turn,5,0,25,,", "hours", "hours_over_day")]
    [InlineData("a,2025-03-03,p1,,5,0,1,,", "operation", "required")]
    [InlineData(",2025-03-03,p1,turn,5,0,1,,", "record", "required")]
    [InlineData("a,2025-03-03,p1,turn,5,0,1,,zzz", "corrects", "corrects_unknown")]
    [InlineData("a,2025-03-03,p1,turn,5,0,1,,,surplus", "row", "unreadable")]
    public void A_bad_row_is_named_with_line_column_and_reason(string row, string column, string reason)
    {
        var refusal = Assert.Throws<RefusalException>(() => shop.Import("work", Shop.WorkHeader + "ok,2025-03-03,p2,turn,8,0,1,,\n\n" + row + "\n"));
        Assert.Equal(RefusalKind.RowsRejected, refusal.Kind);
        string line = Assert.Single(Shop.Rejects(refusal).Skip(1), it => it.Contains($",{column},", StringComparison.Ordinal));
        Assert.Contains($",4,{column},", line, StringComparison.Ordinal);
        Assert.Contains(reason, line, StringComparison.Ordinal);
        Assert.Empty(shop.Rows(By.Person));
    }

    [Fact]
    public void Allowed_rejects_keep_the_good_rows()
    {
        ImportAnswer answer = shop.Import("work", Shop.WorkHeader + "a,2025-03-03,p1,turn,8,0,1,,\nb,2025-03-03,p99,turn,8,0,1,,\n", maxRejects: 1);
        Assert.Equal((1L, 1L), (answer.Imported, answer.Rejected));
        Assert.Single(shop.Rows(By.Person));
    }

    [Fact]
    public void A_crew_that_disagrees_is_rejected_whole()
    {
        ImportAnswer answer = shop.Import("work", Shop.WorkHeader + "a,2025-03-03,p1,turn,8,0,1,,\na,2025-03-03,p2,turn,9,0,1,,\nb,2025-03-03,p3,turn,8,0,1,,\n", maxRejects: 5);
        Assert.Equal((1L, 2L), (answer.Imported, answer.Rejected));
    }

    [Fact]
    public void A_crew_that_made_scrap_in_no_hours_is_rejected_whole()
    {
        ImportAnswer answer = shop.Import("work", Shop.WorkHeader + "a,2025-03-03,p1,turn,0,4,,2,\na,2025-03-03,p2,turn,0,4,,2,\nb,2025-03-03,p3,turn,8,0,1,,\n", maxRejects: 5);
        Assert.Equal((1L, 2L), (answer.Imported, answer.Rejected));
        Assert.Contains("crew_without_hours", File.ReadAllText(answer.RejectsFile!), StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_cannot_lie_below_itself()
    {
        ImportAnswer answer = shop.Import("units", "unit,parent,kind,name\nx,y,department,X\ny,x,department,Y\nz,s,department,Z\n", maxRejects: 9);
        Assert.Equal((1L, 2L), (answer.Imported, answer.Rejected));
    }

    [Fact]
    public async Task A_row_refused_in_one_of_two_readings_of_a_table_stands_in_the_other()
    {
        const string csv = """
            date,quarter,department,day,team,targeted_productivity,smv,wip,over_time,incentive,idle_time,idle_men,no_of_style_change,no_of_workers,actual_productivity
            1/1/2015,Quarter1,finishing,Thursday,1,0.75,4,,960,0,0,0,0,8,0.9
            1/1/2015,Quarter1,finishing,Thursday,2,high,4,,960,0,0,0,0,8,0.8
            """;
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");
        File.WriteAllText(file, csv);
        ImportAnswer answer = shop.ImportFile("observations", file, maxRejects: 1, map: "garments");
        File.Delete(file);
        Assert.Equal(1, answer.Rejected);
        var observations = await new ExportTable(shop.Workspace, Actor.Owner).Run(new ExportTable.Request { Table = "observations" }, CancellationToken.None);
        Assert.Equal(["actual finishing-01", "actual finishing-02", "target finishing-01"], observations.Rows.Select(row => $"{row["metric"]} {row["unit"]}").Order(StringComparer.Ordinal));
    }
}

public sealed class RejectingTests() : RejectingSuite(LedgerTrial.File);

public sealed class RejectingOnClusterTests() : RejectingSuite(LedgerTrial.Cluster);

[Trait("Category", "Drill")]
public sealed class RejectingOnCurrentTests() : RejectingSuite(LedgerTrial.Current);
