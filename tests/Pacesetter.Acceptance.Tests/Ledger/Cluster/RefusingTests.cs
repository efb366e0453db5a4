using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Ledger.ClickHouse;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Ledger.Cluster;

/// <summary>A cluster that is not as it should be is refused when a workspace opens, by name, and nothing is written to it.</summary>
public sealed class RefusingTests : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-refusing").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [InlineData("Cluster=c;Database=d;User=u", "Servers is missing")]
    [InlineData("Servers=a:1;Cluster=c;Database=d;User=u;Colour=red", "colour")]
    [InlineData("Servers=a;Cluster=c;Database=d;User=u", "host:port")]
    [InlineData("Servers=a:1;Cluster=c;Database=d e;User=u", "letters")]
    [InlineData("Servers=a:1;Cluster=c;Database=d;User=u;Timeout=soon", "Timeout")]
    [InlineData("Servers=a:1;Cluster=c;Database=d;User=u;Replicated=perhaps", "Replicated")]
    [InlineData("Servers", "no address of a cluster")]
    public void A_malformed_address_is_refused(string address, string named)
    {
        var refusal = Assert.Throws<RefusalException>(() => ClusterAddress.Read(address));
        Assert.Equal("ledger_address", refusal.Id);
        Assert.Contains(named, refusal.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_password_is_never_printed()
    {
        var address = ClusterAddress.Read("Servers=a:1,b:2;Cluster=c;Database=d;User=u;Password=s3cret");
        Assert.Equal("s3cret", address.Password);
        Assert.DoesNotContain("s3cret", address.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_address_or_password_or_cluster_is_refused_before_any_file_is_made()
    {
        ClickHouseCluster cluster = ClickHouseCluster.Needed();
        string right = cluster.Fresh();
        Refused("cluster_unreachable", "127.0.0.1:1", right.Replace(cluster.Servers[0].Authority, "127.0.0.1:1", StringComparison.Ordinal).Replace("," + cluster.Servers[1].Authority + "," + cluster.Servers[2].Authority, "", StringComparison.Ordinal));
        Refused("shard_unreachable", "127.0.0.1:1", right.Replace(cluster.Servers[1].Authority, "127.0.0.1:1", StringComparison.Ordinal));
        Refused("cluster_credentials", cluster.Servers[0].Authority, right.Replace(ClickHouseCluster.Password, "guessed", StringComparison.Ordinal));
        Refused("cluster_unknown", "elsewhere", right.Replace($"Cluster={ClickHouseCluster.Name}", "Cluster=elsewhere", StringComparison.Ordinal));
        Refused("cluster_servers", "2 of 3", right.Replace("," + cluster.Servers[2].Authority, "", StringComparison.Ordinal));
        Assert.False(File.Exists(Settings(right).LedgerFile));
        Assert.All(cluster.Servers, server => Assert.Equal("", server.Say($"SELECT name FROM system.databases WHERE name = '{DatabaseOf(right)}'")));
    }

    [Fact]
    public async Task A_schema_that_is_half_made_older_newer_or_of_another_ledger_is_refused()
    {
        ClickHouseCluster cluster = ClickHouseCluster.Needed();
        string address = cluster.Fresh(";Replicated=false");
        string database = DatabaseOf(address);
        Workspace.Create(Settings(address), TimeProvider.System).Dispose();
        ClickHouseServer second = cluster.Servers[1];

        second.Say($"DROP TABLE {database}.work_local");
        Opened("ledger_half_migrated", second.Authority, address);
        await new MigrateLedger(Settings(address), TimeProvider.System).Run(new(), CancellationToken.None);
        Workspace.Open(Settings(address), TimeProvider.System).Dispose();

        string ledger = second.Say($"SELECT any(ledger) FROM {database}.ledger_schema");
        string far = (TimeProvider.System.GetUtcNow().AddYears(1).ToUnixTimeMilliseconds()).ToString(System.Globalization.CultureInfo.InvariantCulture);
        second.Say($"INSERT INTO {database}.ledger_schema VALUES (1, '{ledger}', 0, {far}0)");
        Opened("ledger_half_migrated", second.Authority, address);
        second.Say($"INSERT INTO {database}.ledger_schema VALUES (0, '{ledger}', 1, {far}1)");
        Opened("ledger_older", second.Authority, address);
        second.Say($"INSERT INTO {database}.ledger_schema VALUES (2, '{ledger}', 1, {far}2)");
        Opened("ledger_newer", second.Authority, address);
        Assert.Equal("ledger_newer", (await Assert.ThrowsAsync<RefusalException>(() => new MigrateLedger(Settings(address), TimeProvider.System).Run(new(), CancellationToken.None))).Id);
        second.Say($"INSERT INTO {database}.ledger_schema VALUES (1, 'another', 1, {far}3)");
        Opened("shard_of_other_ledger", second.Authority, address);
        Assert.Equal("0", cluster.Servers[0].Say($"SELECT count() FROM {database}.entries"));
    }

    [Fact]
    public void A_shard_that_only_the_servers_configuration_names_must_be_of_this_ledger()
    {
        ClickHouseCluster cluster = ClickHouseCluster.Needed();
        string address = cluster.Fresh(";Replicated=false");
        string database = DatabaseOf(address);
        Workspace.Create(Settings(address), TimeProvider.System).Dispose();
        // The third name leads to the first server again, so the third shard is seen by the servers alone.
        string astray = address.Replace(cluster.Servers[2].Authority, cluster.Servers[0].Authority, StringComparison.Ordinal);
        Workspace.Open(Settings(astray), TimeProvider.System).Dispose();
        cluster.Servers[2].Say($"INSERT INTO {database}.ledger_schema VALUES (1, 'another', 1, 1)");
        Opened("shard_of_other_ledger", ClickHouseCluster.Name, astray);
    }

    [Fact]
    public void Clocks_that_lie_apart_are_refused()
    {
        string address = ClickHouseCluster.Needed().Fresh(";Replicated=false");
        Workspace.Create(Settings(address), TimeProvider.System).Dispose();
        var refusal = Assert.Throws<RefusalException>(() => Workspace.Open(Settings(address), new Ahead(TimeSpan.FromMinutes(-2))));
        Assert.Equal("clocks_apart", refusal.Id);
        Assert.Contains("seconds ahead of", refusal.Message, StringComparison.Ordinal);
        Workspace.Open(Settings(address + ";Clocks=300"), new Ahead(TimeSpan.FromMinutes(-2))).Dispose();
    }

    [Fact]
    public async Task Another_program_that_writes_is_told_and_what_a_dead_one_left_does_not_count()
    {
        ClickHouseCluster cluster = ClickHouseCluster.Needed();
        using var shop = new Shop(LedgerTrial.Cluster);
        string address = shop.Workspace.Settings.Ledger!;
        string database = DatabaseOf(address);
        string csv = Shop.WorkHeader + "a,2025-03-03,p1,turn,120,0,8,,\n";
        int next = int.Parse(cluster.Servers[0].Say($"SELECT max(entry) + 1 FROM {database}.entries"), System.Globalization.CultureInfo.InvariantCulture);
        void begun(string writer) => cluster.Servers[0].Say($"INSERT INTO {database}.entries_local VALUES ({next}, 1, 1, '{writer}', {TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}000, 9, '', '', '', '', 0, '', '', 0, 0)");

        begun("elsewhere:/srv 1");
        RefusalException busy = Assert.Throws<RefusalException>(() => shop.Import("work", csv));
        Assert.Equal(("ledger_busy", RefusalKind.Conflict), (busy.Id, busy.Kind));
        Assert.Contains("elsewhere:/srv", busy.Message, StringComparison.Ordinal);

        cluster.Servers[0].Say($"INSERT INTO {database}.entries_local VALUES ({next}, 3, 1, 'elsewhere:/srv 1', 0, 9, '', '', '', '', 0, '', '', 0, 0)");
        next++;
        // This workspace's own, from a process before: it was in the middle of its rows.
        begun($"{LedgerStore.PlaceOf(shop.Workspace.Settings)} before");
        cluster.Servers[0].Say($"INSERT INTO {database}.work_local (entry, batch, origin, row, sign, record, date, person, good, hours, earned) VALUES ({next}, 9, 9, 0, 1, 'ghost', 20150, 1, 80, 8, 480)");
        shop.Import("work", csv);
        Assert.Equal(1.5m, shop.Of("p1").FulfilmentOnQuota);
        Assert.Equal(["a"], (await shop.Workspace.Ledger.Page(new PageRequest(Workspaces.Ingesting.Tables.Work), CancellationToken.None)).Rows.Select(it => it[0]));
    }

    void Opened(string id, string named, string address)
    {
        var refusal = Assert.Throws<RefusalException>(() => Workspace.Open(Settings(address), TimeProvider.System));
        Assert.True(id == refusal.Id, $"{refusal.Id}: {refusal.Message}");
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.NotNull(refusal.Remedy);
    }

    void Refused(string id, string named, string address)
    {
        var refusal = Assert.Throws<RefusalException>(() => Workspace.Create(Settings(address), TimeProvider.System));
        Assert.True(id == refusal.Id, $"{refusal.Id}: {refusal.Message}");
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(ClickHouseCluster.Password, refusal.Message, StringComparison.Ordinal);
    }

    WorkspaceSettings Settings(string address) => WorkspaceSettings.Read(Path.Combine(directory, "workspace")) with { Ledger = address };

    static string DatabaseOf(string address) => address.Split(';').Single(it => it.StartsWith("Database=", StringComparison.Ordinal))["Database=".Length..];

    sealed class Ahead(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
