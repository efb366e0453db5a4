using Pacesetter.Acceptance.Tests.Ledger.Cluster;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Checking;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Ledger;

/// <summary>Stored figures are held against the raw records, and no bulletin is published of those that differ.</summary>
public sealed class RecomputingTests
{
    static readonly CancellationToken None = CancellationToken.None;

    // AT-62: one changed minute, one changed hour, one unit moved elsewhere; each closes the bulletin, and undoing it opens it again.
    [Theory]
    [InlineData("earned_minutes", "UPDATE work SET earned = earned + 1 WHERE record = 'a'", "UPDATE work SET earned = earned - 1 WHERE record = 'a'")]
    [InlineData("earned_minutes", "UPDATE work SET earned = earned - 0.01 WHERE record = 'crew' AND person = (SELECT min(person) FROM work WHERE record = 'crew')", "UPDATE work SET earned = earned + 0.01 WHERE record = 'crew' AND person = (SELECT min(person) FROM work WHERE record = 'crew')")]
    [InlineData("attended_hours", "UPDATE attended SET hours = hours + 1", "UPDATE attended SET hours = hours - 1")]
    [InlineData("units_above", "UPDATE unit_paths SET site = NULL WHERE team IS NOT NULL", "UPDATE unit_paths SET site = (SELECT id FROM codes WHERE code = 's') WHERE team IS NOT NULL")]
    public async Task AT_62_A_figure_that_the_records_do_not_give_blocks_the_bulletin(string figure, string spoil, string mend)
    {
        using Shop shop = Worked();
        Assert.Equal(0, (await new JobRunner(shop.Workspace).RunAll(None))["recomputation"]);
        await new ComposeBulletin(shop.Workspace).Run(new Filters(), None);

        shop.Workspace.Engine.Writer.Execute(spoil, None);
        RecomputeLedger.Answer found = await new RecomputeLedger(shop.Workspace).Run(new(), None);
        Assert.False(found.Agrees);
        Assert.Equal([figure], found.Rows.Where(it => it.Differing > 0).Select(it => it.Figure));
        RefusalException refused = await Assert.ThrowsAsync<RefusalException>(() => new ComposeBulletin(shop.Workspace).Run(new Filters(), None));
        Assert.Equal(("figures_differ", RefusalKind.Conflict), (refused.Id, refused.Kind));

        shop.Workspace.Engine.Writer.Execute(mend, None);
        Assert.True((await new RecomputeLedger(shop.Workspace).Run(new(), None)).Agrees);
        await new ComposeBulletin(shop.Workspace).Run(new Filters(), None);
    }

    // A recount that reads while records come in must see all of a batch or nothing of it.
    [Fact]
    public async Task A_recount_while_records_come_in_finds_no_difference()
    {
        using Shop shop = Worked();
        var over = new TaskCompletionSource();
        Task<int> counted = Task.Run(async () =>
        {
            int times = 0;
            using Workspace own = shop.Workspace.Session();
            for (; !over.Task.IsCompleted || times == 0; times++)
            {
                Assert.All((await new RecomputeLedger(own).Run(new(), None)).Rows, it => Assert.Equal(0, it.Differing));
            }

            return times;
        });
        for (int batch = 0; batch < 15; batch++)
        {
            shop.Import("work", $"record,date,person,operation,good,hours\nx{batch},2026-03-{batch + 1:00},p1,turn,80,8\n");
            shop.Import("attendance", $"person,date,hours\np2,2026-03-{batch + 1:00},8\n");
        }

        over.SetResult();
        Assert.InRange(await counted, 1, int.MaxValue);
    }

    // What is legitimate never blocks: a quota revised later, a correction, a batch taken back, attendance that comes later.
    [Theory, InlineData(LedgerTrial.File), InlineData(LedgerTrial.Cluster)]
    public async Task AT_62_Corrections_and_later_quotas_agree_with_the_records(LedgerTrial ledger)
    {
        using Shop shop = Worked(ledger);
        shop.Import("quotas", "operation,class,minutes,setup_minutes,from,to\nturn,,7,30,2025-01-01,2025-06-30\n");
        shop.Import("work", Shop.WorkHeader + "a,2025-03-03,p1,turn,70,0,8,0,a\n");
        shop.Import("attendance", "person,date,hours\np1,2025-03-04,9\n");
        await shop.Workspace.Ledger.Forget((await shop.Workspace.Ledger.Batches(None))[^1].Id, None);
        RecomputeLedger.Answer found = await new RecomputeLedger(shop.Workspace).Run(new(), None);
        Assert.True(found.Agrees, string.Join(", ", found.Rows));
    }

    static Shop Worked(LedgerTrial ledger = LedgerTrial.File)
    {
        var shop = new Shop(ledger);
        shop.Import("work", Shop.WorkHeader + "a,2025-03-03,p1,turn,80,2,8,0,\nb,2025-03-04,p1,mill,200,0,7,1,\ncrew,2025-03-05,p2,turn,100,0,8,0,\ncrew,2025-03-05,p3,turn,100,0,3,0,\noff,2025-03-06,p4,,,,0,8,\n");
        shop.Import("work", "record,date,person,operation,good,hours,minutes,setups,work_centre\nstamped,2025-03-07,p5,turn,10,8,4.5,,\nset,2025-08-07,p5,turn,10,8,,2,m2\n");
        shop.Import("attendance", "person,date,hours\np1,2025-03-03,10\n");
        return shop;
    }
}
