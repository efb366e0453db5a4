using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Pacesetter.Acceptance.Tests.Ledger.Cluster;

[assembly: AssemblyFixture(typeof(ClickHouseCluster.End))]

namespace Pacesetter.Acceptance.Tests.Ledger.Cluster;

/// <summary>A ClickHouse cluster of Debian's packages for the tests: so many shards, each of so many replicas, and ZooKeeper, all on 127.0.0.1.</summary>
sealed class ClickHouseCluster : IDisposable
{
    public const string Password = "only-for-tests";

    public const string Name = "trial";

    const string Missing = "ClickHouse or ZooKeeper is not installed";

    static readonly Lazy<ClickHouseCluster> Shared = new(() =>
    {
        var cluster = new ClickHouseCluster(3, 1);
        cluster.Start();
        return cluster;
    });

    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-clickhouse").FullName;
    readonly int keeperPort = Ports.Free();
    OwnProcess? keeper;
    int made;

    public ClickHouseCluster(int shards, int replicas) =>
        Servers = [.. Enumerable.Range(1, replicas).SelectMany(replica => Enumerable.Range(1, shards).Select(shard => new ClickHouseServer(Path.Combine(directory, $"{shard}-{replica}"), shard, replica)))];

    /// <summary>The servers: all first replicas by shard, then all second ones.</summary>
    public IReadOnlyList<ClickHouseServer> Servers { get; }

    /// <summary>The cluster of three shards that tests share, started at the first need; the test that asks is skipped where it cannot be.</summary>
    public static ClickHouseCluster Needed()
    {
        SkipWhereMissing();
        return Shared.Value;
    }

    public static void SkipWhereMissing() =>
        Assert.SkipUnless(File.Exists(ClickHouseServer.Program) && File.Exists("/usr/share/java/zookeeper.jar") && File.Exists("/usr/bin/java"), Missing);

    /// <summary>Starts all of it.</summary>
    public void Start()
    {
        StartKeeper();
        foreach (ClickHouseServer server in Servers)
        {
            server.Configure(Configuration(Servers), keeperPort);
            server.Start();
        }

        foreach (ClickHouseServer server in Servers)
        {
            server.AwaitReady();
            server.AwaitKeeper();
        }
    }

    /// <summary>The cluster as the servers' configuration has it.</summary>
    public static string Configuration(IEnumerable<ClickHouseServer> servers) => $"<{Name}>{string.Concat(servers.GroupBy(it => it.Shard).Select(shard => "<shard><internal_replication>true</internal_replication>" + string.Concat(shard.Select(it => string.Create(CultureInfo.InvariantCulture, $"<replica><host>127.0.0.1</host><port>{it.ShownPort}</port><user>default</user><password>{Password}</password></replica>"))) + "</shard>"))}</{Name}>";

    public void StartKeeper()
    {
        string home = Path.Combine(directory, "keeper");
        Directory.CreateDirectory(home);
        string configuration = Path.Combine(home, "zoo.cfg");
        File.WriteAllText(configuration, string.Create(CultureInfo.InvariantCulture, $"tickTime=500\ndataDir={home}/data\nclientPort={keeperPort}\nclientPortAddress=127.0.0.1\nadmin.enableServer=false\n"));
        keeper = new OwnProcess("/usr/bin/java", "-Xmx128m", "-Dzookeeper.forceSync=no", "-cp", "/usr/share/java/zookeeper.jar:/usr/share/java/slf4j-nop.jar", "org.apache.zookeeper.server.quorum.QuorumPeerMain", configuration);
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var probe = new TcpClient("127.0.0.1", keeperPort);
                return;
            }
            catch (SocketException) when (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(60))
            {
                Thread.Sleep(100);
            }
        }
    }

    public void KillKeeper()
    {
        keeper?.Dispose();
        keeper = null;
    }

    /// <summary>The setting of a ledger of its own, of which nothing is made yet.</summary>
    public string Fresh(string further = "") => Address($"ledger_{Interlocked.Increment(ref made)}", further);

    public string Address(string database, string further = "") => $"Servers={string.Join(',', Servers.Select(it => it.Authority))};Cluster={Name};Database={database};User=default;Password={Password};Timeout=20{further}";

    public void Dispose()
    {
        foreach (ClickHouseServer server in Servers)
        {
            server.Dispose();
        }

        KillKeeper();
        Directory.Delete(directory, recursive: true);
    }

    /// <summary>Ends the shared cluster with the last test, if it was started.</summary>
    public sealed class End : IDisposable
    {
        public void Dispose()
        {
            if (Shared.IsValueCreated)
            {
                Shared.Value.Dispose();
            }
        }
    }
}
