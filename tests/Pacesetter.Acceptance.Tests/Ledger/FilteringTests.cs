using Pacesetter.Acceptance.Tests.Ledger.Cluster;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Exporting;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Ledger;

/// <summary>What an export gives out for each filter, and how tables are paged.</summary>
public abstract class FilteringSuite(FilteredShop filtered)
{
    // Made in the first test that asks, which may be skipped; those that only read share it.
    Shop Shared => filtered.Shop;

    [Theory]
    [InlineData("--under t", "b c")]
    [InlineData("--under u", "a")]
    [InlineData("--under s", "a b c d")]
    [InlineData("--under m1", "c d")]
    [InlineData("--under m2", "a")]
    [InlineData("--operation turn", "a b")]
    [InlineData("--class new", "a")]
    [InlineData("--class old --under t", "c")]
    [InlineData("--from 2025-03-01", "b c d")]
    [InlineData("--to 2025-03-03 --operation turn", "a b")]
    [InlineData("--class none", "")]
    public async Task Work_is_narrowed_as_a_measure_is(string filters, string records)
    {
        Assert.Equal(records, string.Join(' ', (await Export("work", filters)).Select(row => row["record"])));
        ExportTable.Request asked = Request("work", filters);
        var measured = await new MeasureFulfilment(Shared.Workspace).Run(new MeasureFulfilment.Request { By = By.Operation, From = asked.From, To = asked.To, Under = asked.Under, Operation = asked.Operation, Class = asked.Class }, CancellationToken.None);
        Assert.Equal(records.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, measured.Rows.Sum(row => row.Records));
    }

    [Theory]
    [InlineData("attendance", "--under u", 1)]
    [InlineData("attendance", "--under t", 2)]
    [InlineData("attendance", "--under s --from 2025-03-01", 2)]
    [InlineData("calendar", "--under u", 1)]
    [InlineData("units", "--under u", 1)]
    [InlineData("units", "--class old", 1)]
    [InlineData("people", "--under u", 1)]
    [InlineData("people", "--under t --to 2025-02-28", 12)]
    [InlineData("people", "--under u --from 2025-03-01", 0)]
    [InlineData("operations", "--operation turn", 1)]
    [InlineData("quotas", "--operation turn", 3)]
    [InlineData("quotas", "--operation turn --to 2025-06-30", 1)]
    [InlineData("quotas", "--class new", 4)]
    [InlineData("quotas", "--class old", 3)]
    public async Task Other_tables_are_narrowed_by_what_they_know(string table, string filters, int rows) =>
        Assert.Equal(rows, (await Export(table, filters)).Count);

    [Theory]
    [InlineData("operations", "--under t")]
    [InlineData("metrics", "--from 2025-01-01")]
    [InlineData("people", "--operation turn")]
    [InlineData("quotas", "--under t")]
    [InlineData("practices", "--class old")]
    public async Task A_filter_that_would_narrow_nothing_is_refused(string table, string filters) =>
        Assert.Equal("filter_not_applicable", (await Assert.ThrowsAsync<RefusalException>(() => Export(table, filters))).Id);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(50)]
    public async Task Pages_of_any_length_hold_every_row_once_in_order(int take)
    {
        foreach (Scope scope in (Scope[])[new(), new() { Under = "t" }, new() { Operation = "mill" }, new() { Person = "p20" }])
        {
            foreach (Table table in (Table[])[Tables.Work, Tables.Attendance, Tables.People, Tables.Units, Tables.Quotas])
            {
                List<string> whole = await Paged(table, scope, 10_000);
                Assert.Equal(whole, await Paged(table, scope, take));
                Assert.Equal(whole.Count, whole.Distinct().Count());
            }
        }
    }

    [Fact]
    public async Task A_forgotten_team_record_hides_no_day_without_a_ticket()
    {
        using Shop shop = filtered.Another();
        shop.Import("attendance", "person,date,hours\np2,2025-05-05,8\n");
        decimal before = Attended();
        string batch = shop.Import("work", "record,date,team,operation,good,hours,heads\nx,2025-05-05,t,turn,24,8,20\n").Batch!;
        await new ForgetBatch(shop.Workspace).Run(new ForgetBatch.Request { Batch = batch }, CancellationToken.None);
        Assert.Equal(before, Attended());

        decimal Attended() => shop.Rows(By.Team).Single(row => row.Unit == "t").AttendedHours;
    }

    [Fact]
    public async Task A_forgotten_correction_leaves_nothing_restated()
    {
        using Shop shop = filtered.Another();
        string batch = shop.Import("work", "record,date,person,operation,good,hours,corrects\nb,2025-03-03,p20,turn,30,8,b\n").Batch!;
        Assert.Equal(1, shop.Of("p20").Restated);
        await new ForgetBatch(shop.Workspace).Run(new ForgetBatch.Request { Batch = batch }, CancellationToken.None);
        Assert.Equal((0, 2), (shop.Of("p20").Restated, shop.Of("p20").Records));
    }

    async Task<List<string>> Paged(Table table, Scope scope, int take)
    {
        var rows = new List<string>();
        string? after = null;
        do
        {
            RowPage page = await Shared.Workspace.Ledger.Page(new PageRequest(table, after, take) { Where = scope }, CancellationToken.None);
            Assert.InRange(page.Rows.Count, 0, take);
            rows.AddRange(page.Rows.Select(row => string.Join('|', row)));
            after = page.Next;
        }
        while (after is not null);

        return rows;
    }

    async Task<List<IReadOnlyDictionary<string, object?>>> Export(string table, string filters) =>
        [.. (await new ExportTable(Shared.Workspace, Actor.Owner).Run(Request(table, filters), CancellationToken.None)).Rows];

    static ExportTable.Request Request(string table, string filters)
    {
        string[] words = filters.Split(' ');
        string? of(string name) => Array.IndexOf(words, name) is >= 0 and var at ? words[at + 1] : null;
        DateOnly? day(string name) => of(name) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null;
        return new ExportTable.Request { Table = table, From = day("--from"), To = day("--to"), Under = of("--under"), Operation = of("--operation"), Class = of("--class") };
    }
}

public sealed class FilteringTests(FilteringTests.Filtered filtered) : FilteringSuite(filtered), IClassFixture<FilteringTests.Filtered>
{
    public sealed class Filtered() : FilteredShop(LedgerTrial.File);
}

public sealed class FilteringOnClusterTests(FilteringOnClusterTests.Filtered filtered) : FilteringSuite(filtered), IClassFixture<FilteringOnClusterTests.Filtered>
{
    public sealed class Filtered() : FilteredShop(LedgerTrial.Cluster);
}

[Trait("Category", "Drill")]
public sealed class FilteringOnCurrentTests(FilteringOnCurrentTests.Filtered filtered) : FilteringSuite(filtered), IClassFixture<FilteringOnCurrentTests.Filtered>
{
    public sealed class Filtered() : FilteredShop(LedgerTrial.Current);
}

/// <summary>A workshop with something for each filter to leave out.</summary>
public abstract class FilteredShop(LedgerTrial ledger) : IDisposable
{
    Shop? shop;

    internal Shop Shop => shop ??= Another();

    internal Shop Another()
    {
        var made = new Shop(ledger);
        made.Import("units", "unit,parent,kind,name\nu,s,team,Other team\n");
        made.Import("people", "person,team,from,to\np20,u,2025-01-01,2025-02-28\np20,t,2025-03-01,\n");
        made.Import("work", """
            record,date,person,work_centre,operation,good,hours
            a,2025-02-03,p20,m2,turn,24,8
            b,2025-03-03,p20,,turn,24,8
            c,2025-03-04,p1,m1,mill,24,8
            d,2025-03-05,,m1,mill,24,8

            """);
        made.Import("attendance", "person,date,hours\np20,2025-02-03,8\np20,2025-03-03,8\np1,2025-03-04,8\n");
        made.Import("calendar", "unit,date,shifts\nt,2025-03-03,1\nu,2025-03-03,2\n");
        return made;
    }

    public void Dispose()
    {
        shop?.Dispose();
        GC.SuppressFinalize(this);
    }
}
