using System.Diagnostics;
using System.Globalization;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Ledger.Cluster;

/// <summary>A cluster that loses something while it works. Whatever is lost, the ledger is as before the batch or as after it, every answer is whole or refused, and the refusal names what to mend.</summary>
[Trait("Category", "Drill")]
public sealed class ClusterDrills : IDisposable
{
    const int Tickets = 240_000;

    static readonly CancellationToken None = CancellationToken.None;

    static readonly RollUp Question = new(Keys.Site | Keys.Operation, Grain.Week, new(), Figures.Persons);

    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-drill").FullName;
    ClickHouseCluster? cluster;

    public void Dispose()
    {
        cluster?.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task A_shard_killed_in_the_middle_of_an_append_leaves_the_ledger_as_it_was()
    {
        ClickHouseCluster servers = Started(3, 1);
        using var proxy = new StoppingProxy(servers.Servers[0].HttpPort);
        using Workspace workspace = Worked(servers.Fresh().Replace(servers.Servers[0].Authority, proxy.Authority, StringComparison.Ordinal));
        Cell[] before = await Cells(workspace);
        string file = Many("many.csv");
        // A block of 200,000 rows has about 30 MB: one lies on the shards, the next is on its way.
        Task halfway = proxy.StopAfter(33_000_000);
        Task<ImportAnswer> import = Task.Run(() => Import(workspace, "work", file));
        await halfway.WaitAsync(TimeSpan.FromSeconds(120), TestContext.Current.CancellationToken);
        Assert.True(int.Parse(servers.Servers[1].Say($"SELECT count() FROM {DatabaseOf(workspace)}.work_local"), CultureInfo.InvariantCulture) > 1000);
        servers.Servers[1].Kill();
        proxy.GoOn();
        Told(await Assert.ThrowsAsync<RefusalException>(() => import), servers.Servers[1].TcpPort, "shard_unreachable");
        Told(await Assert.ThrowsAsync<RefusalException>(() => Cells(workspace)), servers.Servers[1].TcpPort, "shard_unreachable");

        servers.Servers[1].Start();
        servers.Servers[1].AwaitReady();
        Assert.Equal(before, await Cells(workspace));
        Assert.Equal(Tickets, Import(workspace, "work", file).Imported);
        Assert.Equal(before.Sum(it => it.Records) + Tickets, (await Cells(workspace)).Sum(it => it.Records));
        Assert.True(Import(workspace, "work", file).AlreadyImported);
    }

    [Fact]
    public async Task A_shard_killed_in_the_middle_of_questions_is_an_error_and_never_a_part_of_the_answer()
    {
        ClickHouseCluster servers = Started(3, 1);
        using Workspace workspace = Worked(servers.Fresh());
        Import(workspace, "work", Many("many.csv"));
        Cell[] whole = await Cells(workspace);
        int answers = 0;
        Task<RefusalException> failing = Task.Run(async () =>
        {
            while (true)
            {
                try
                {
                    Assert.Equal(whole, await Cells(workspace));
                    Interlocked.Increment(ref answers);
                }
                catch (RefusalException refused)
                {
                    return refused;
                }
            }
        });
        while (Volatile.Read(ref answers) < 3)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        servers.Servers[2].Kill();
        Told(await failing, servers.Servers[2].TcpPort, "shard_unreachable");
        servers.Servers[2].Start();
        servers.Servers[2].AwaitReady();
        Assert.Equal(whole, await Cells(workspace));
    }

    [Fact]
    public async Task A_lost_replica_stops_no_question_and_has_all_once_it_is_back()
    {
        ClickHouseCluster servers = Started(3, 2);
        using Workspace workspace = Worked(servers.Fresh());
        Cell[] before = await Cells(workspace);
        ClickHouseServer lost = servers.Servers[4];
        lost.Kill();
        Assert.Equal(before, await Cells(workspace));
        using (Workspace again = Reopened(workspace))
        {
            Assert.Equal(before, await Cells(again));
        }

        Told(Assert.Throws<RefusalException>(() => Import(workspace, "work", More("lost.csv"))), null, "replica_missing");
        Assert.Equal(before, await Cells(workspace));

        lost.Start();
        lost.AwaitReady();
        await Again(() => Import(workspace, "work", More("lost.csv")));
        Cell[] after = await Cells(workspace);
        Assert.Equal(before.Sum(it => it.Records) + 3, after.Sum(it => it.Records));
        // What came back answers alone.
        servers.Servers[1].Kill();
        Assert.Equal(after, await Cells(workspace));
    }

    [Fact]
    public async Task Without_ZooKeeper_the_ledger_is_read_and_takes_rows_again_once_it_is_back()
    {
        ClickHouseCluster servers = Started(3, 1);
        using Workspace workspace = Worked(servers.Fresh());
        Cell[] before = await Cells(workspace);
        servers.KillKeeper();
        await Task.Delay(TimeSpan.FromSeconds(6), TestContext.Current.CancellationToken);
        Told(Assert.Throws<RefusalException>(() => Import(workspace, "work", More("more.csv"))), null, "cluster_keeper");
        Assert.Equal(before, await Cells(workspace));
        servers.StartKeeper();
        await Again(() => Import(workspace, "work", More("more.csv")));
        Assert.Equal(before.Sum(it => it.Records) + 3, (await Cells(workspace)).Sum(it => it.Records));
    }

    [Fact]
    public async Task A_network_that_stops_is_waited_for_as_long_as_the_settings_say()
    {
        ClickHouseCluster servers = Started(3, 1);
        using var proxy = new StoppingProxy(servers.Servers[0].HttpPort);
        string address = servers.Fresh().Replace(string.Join(',', servers.Servers.Select(it => it.Authority)), $"{proxy.Authority},{servers.Servers[1].Authority},{servers.Servers[2].Authority}", StringComparison.Ordinal).Replace("Timeout=20", "Timeout=3", StringComparison.Ordinal);
        using Workspace workspace = Worked(address);
        Cell[] before = await Cells(workspace);
        proxy.Stop();
        long start = Stopwatch.GetTimestamp();
        Told(await Assert.ThrowsAsync<RefusalException>(() => Cells(workspace)), null, "cluster_timeout");
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 3, 20);
        Told(Assert.Throws<RefusalException>(() => Import(workspace, "work", More("more.csv"))), null, "cluster_timeout");
        proxy.GoOn();
        Assert.Equal(before, await Cells(workspace));

        // Cut off within a block: the very same block goes again, and counts once.
        proxy.CutOnceAfter(9_000);
        Assert.Equal(3, Import(workspace, "work", More("more.csv")).Imported);
        Assert.Equal(before.Sum(it => it.Records) + 3, (await Cells(workspace)).Sum(it => it.Records));
    }

    [Fact]
    public async Task A_full_disk_takes_nothing_of_a_batch_and_room_lets_it_in()
    {
        Assert.SkipUnless(Environment.UserName == "root", "A small file system can be mounted by root alone");
        ClickHouseCluster.SkipWhereMissing();
        cluster = new ClickHouseCluster(3, 1);
        ClickHouseServer full = cluster.Servers[1];
        Directory.CreateDirectory(full.Data);
        Shell("mount", "-t", "tmpfs", "-o", "size=512m", "tmpfs", full.Data);
        try
        {
            cluster.Start();
            using Workspace workspace = Worked(cluster.Fresh());
            Cell[] before = await Cells(workspace);
            string file = Many("many.csv");
            // Room for a fifth of a megabyte more than it holds.
            Shell("sh", "-c", "mount -o remount,size=$(( $(du -sk \"$0\" | cut -f1) + 200 ))k \"$0\"", full.Data);
            Told(Assert.Throws<RefusalException>(() => Import(workspace, "work", file)), null, "cluster_disk_full");
            Assert.Equal(before, await Cells(workspace));
            Shell("mount", "-o", "remount,size=1g", full.Data);
            Assert.Equal(Tickets, Import(workspace, "work", file).Imported);
        }
        finally
        {
            full.Kill();
            Shell("umount", full.Data);
        }
    }

    ClickHouseCluster Started(int shards, int replicas)
    {
        ClickHouseCluster.SkipWhereMissing();
        cluster = new ClickHouseCluster(shards, replicas);
        cluster.Start();
        return cluster;
    }

    // Three sites, so that every shard holds one.
    Workspace Worked(string address)
    {
        Workspace workspace = Workspace.Create(WorkspaceSettings.Read(Path.Combine(directory, "workspace")) with { Ledger = address }, TimeProvider.System);
        Import(workspace, "units", Written("units.csv", "unit,parent,kind,name\n" + string.Concat(Enumerable.Range(1, 3).Select(i => $"s{i},,site,Site {i}\nt{i},s{i},team,Team {i}\n"))));
        Import(workspace, "people", Written("people.csv", "person,team\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"p{i},t{(i % 3) + 1}\n"))));
        Import(workspace, "operations", Written("operations.csv", "operation\nturn\n"));
        Import(workspace, "quotas", Written("quotas.csv", "operation,minutes,from\nturn,6,2025-01-01\n"));
        Import(workspace, "work", Written("first.csv", "record,date,person,operation,good,hours\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"f{i},2025-03-03,p{i},turn,80,8\n"))));
        return workspace;
    }

    Workspace Reopened(Workspace workspace) => Workspace.Create(workspace.Settings with { Directory = Path.Combine(directory, "again") }, TimeProvider.System);

    string Many(string name) => Written(name, "record,date,person,operation,good,hours\n" + string.Concat(Enumerable.Range(0, Tickets).Select(i => string.Create(CultureInfo.InvariantCulture, $"m{i},{new DateOnly(2025, 3, 4).AddDays(i / 3000):yyyy-MM-dd},p{i % 300},turn,{(i * 7919L % 100_003) / 100m},0.75\n"))));

    string More(string name) => Written(name, "record,date,person,operation,good,hours\n" + string.Concat(Enumerable.Range(0, 3).Select(i => $"x{i},2025-03-05,p{i},turn,80,8\n")));

    string Written(string name, string csv)
    {
        string file = Path.Combine(directory, name);
        File.WriteAllText(file, csv);
        return file;
    }

    static ImportAnswer Import(Workspace workspace, string table, string file) => new Import(workspace, Actor.Owner, new Progress<Advance>()).Run(new() { Inputs = [table, file] }, None).GetAwaiter().GetResult();

    // Asked of the ledger itself: what is remembered would be no proof.
    static async Task<Cell[]> Cells(Workspace workspace)
    {
        var cells = new List<Cell>();
        await foreach (Cell cell in workspace.Ledger.RollUp(Question with { Where = new Scope { Period = new Period(new(2025, 1, 1), new DateOnly(2026, 1, 1).AddDays(Interlocked.Increment(ref asked))) } }, None))
        {
            cells.Add(cell);
        }

        return [.. cells.OrderBy(it => it.Site, StringComparer.Ordinal).ThenBy(it => it.Start)];
    }

    static int asked;

    static string DatabaseOf(Workspace workspace) => workspace.Settings.Ledger!.Split(';').Single(it => it.StartsWith("Database=", StringComparison.Ordinal))["Database=".Length..];

    // What just came back needs a moment until others see it.
    static async Task Again(Func<ImportAnswer> import)
    {
        for (int i = 0; ; i++)
        {
            try
            {
                import();
                return;
            }
            catch (RefusalException) when (i < 30)
            {
                await Task.Delay(1000);
            }
        }
    }

    static void Told(RefusalException refusal, int? port, params string[] ids)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{refusal.Message} ({refusal.Id})\n{refusal.Remedy}");
        Assert.True(ids.Contains(refusal.Id), $"{refusal.Id}: {refusal.Message}");
        Assert.NotNull(refusal.Remedy);
        if (port is { } named && refusal.Id == "shard_unreachable")
        {
            Assert.Contains(named.ToString(CultureInfo.InvariantCulture), refusal.Message, StringComparison.Ordinal);
        }
    }

    static void Shell(params string[] words)
    {
        using Process process = Process.Start(words[0], words[1..]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
