using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Samples;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Ledger.Cluster;

/// <summary>A small plant through the whole line: its bulletin is the same to the letter, whether its ledger is a file, a replicated cluster it was imported into, or one the file was copied to.</summary>
public sealed class MainLineTests : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-line").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task The_bulletin_of_the_plant_is_the_same_on_a_cluster()
    {
        ClickHouseCluster cluster = ClickHouseCluster.Needed();
        PlantSample.Write(new PlantOptions(directory) { Scale = 0.06, Months = 4 }, CancellationToken.None);
        string file = Path.Combine(directory, "file");
        string expected;
        using (Workspace workspace = Filled(WorkspaceSettings.Read(file)))
        {
            expected = await Bulletin(workspace);
        }

        Assert.Contains("work records are behind these figures", expected, StringComparison.Ordinal);
        using (Workspace workspace = Filled(WorkspaceSettings.Read(Path.Combine(directory, "cluster")) with { Ledger = cluster.Fresh() }))
        {
            Assert.Equal(expected, await Bulletin(workspace));
            Assert.All(await workspace.Recount(CancellationToken.None), it => Assert.Equal(0, it.Differing));
        }

        await Copied(WorkspaceSettings.Read(file) with { Ledger = cluster.Fresh() }, expected);
    }

    // Broken off after a few batches it goes on, and a second time there is nothing left to do.
    static async Task Copied(WorkspaceSettings settings, string expected)
    {
        await new MigrateLedger(settings, TimeProvider.System).Run(new(), CancellationToken.None);
        using var broken = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new CopyLedger(settings, TimeProvider.System, new Breaking(3, broken)).Run(new(), broken.Token));
        CopyLedger.Answer answer = await new CopyLedger(settings, TimeProvider.System, new Progress<Advance>()).Run(new(), CancellationToken.None);
        Assert.True(answer.Same);
        Assert.InRange(answer.Batches, 1, 6);
        Assert.Equal(0, (await new CopyLedger(settings, TimeProvider.System, new Progress<Advance>()).Run(new(), CancellationToken.None)).Batches);
        using Workspace workspace = Workspace.Open(settings, TimeProvider.System);
        Assert.Equal(expected, await Bulletin(workspace));
    }

    [Fact]
    public async Task A_copy_holds_what_was_corrected_and_taken_back_and_says_where_it_differs()
    {
        ClickHouseCluster cluster = ClickHouseCluster.Needed();
        using var shop = new Shop();
        shop.Import("work", Shop.WorkHeader + "a,2025-03-03,p1,turn,120,0,8,,\nb,2025-03-04,p1,turn,80,1,8,,\n");
        shop.Import("attendance", "person,date,hours\np1,2025-03-03,7.5\np2,2025-03-03,8\n");
        string second = shop.Import("work", Shop.WorkHeader + "a,2025-03-03,p1,turn,110,10,8,,a\n").Batch!;
        await shop.Workspace.Ledger.Forget(second, CancellationToken.None);
        shop.Import("work", Shop.WorkHeader + "a,2025-03-03,p1,turn,100,20,8,,a\n");
        List<Workspaces.Measuring.FulfilmentRow> expected = [.. shop.Rows(Workspaces.Measuring.By.Person)];
        WorkspaceSettings settings = shop.Workspace.Settings with { Ledger = cluster.Fresh(";Replicated=false") };
        shop.Workspace.Dispose();

        await new MigrateLedger(settings, TimeProvider.System).Run(new(), CancellationToken.None);
        Assert.True((await new CopyLedger(settings, TimeProvider.System, new Progress<Advance>()).Run(new(), CancellationToken.None)).Same);
        using (Workspace workspace = Workspace.Open(settings, TimeProvider.System))
        {
            Assert.Equal(expected, (await new Workspaces.Measuring.MeasureFulfilment(workspace).Run(new() { By = Workspaces.Measuring.By.Person }, CancellationToken.None)).Rows);
            Assert.Equal(second, (await workspace.Ledger.Batches(CancellationToken.None)).Single(it => it.ForgottenAt is not null).Id);
        }

        // A row that nobody wrote through the program.
        string database = settings.Ledger.Split(';').Single(it => it.StartsWith("Database=", StringComparison.Ordinal))["Database=".Length..];
        cluster.Servers[0].Say($"INSERT INTO {database}.codes_local VALUES (1, 999, 'nobody')");
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => new CopyLedger(settings, TimeProvider.System, new Progress<Advance>()).Run(new(), CancellationToken.None));
        Assert.Equal("checksums_differ", refusal.Id);
        Assert.Contains("codes", refusal.Message, StringComparison.Ordinal);
    }

    Workspace Filled(WorkspaceSettings settings)
    {
        Workspace workspace = Workspace.Create(settings, TimeProvider.System);
        foreach (Table table in Tables.All)
        {
            new Import(workspace, Actor.Owner, new Progress<Advance>()).Run(new() { Inputs = [table.Name, Directory.GetFiles(directory, table.Name + ".*").Single()] }, CancellationToken.None).GetAwaiter().GetResult();
        }

        return workspace;
    }

    static async Task<string> Bulletin(Workspace workspace) => BulletinMarkdown.Write(await new ComposeBulletin(workspace).Run(new Filters(), CancellationToken.None), TermPack.Load("en"));

    /// <summary>Breaks off after so many steps.</summary>
    sealed class Breaking(int after, CancellationTokenSource cancel) : IProgress<Advance>
    {
        public void Report(Advance value)
        {
            if (value.Done >= after)
            {
                cancel.Cancel();
            }
        }
    }
}
