using System.Diagnostics;
using System.Globalization;
using Pacesetter.Acceptance.Tests.House;
using Pacesetter.Acceptance.Tests.Ledger.Cluster;

[assembly: AssemblyFixture(typeof(CurrentClickHouse.End))]

namespace Pacesetter.Acceptance.Tests.Ledger.Cluster;

/// <summary>The current ClickHouse engine, as a library of npm behind a host that speaks HTTP: a cluster of one shard without replicas. Debian's servers are of 2018.</summary>
sealed class CurrentClickHouse : IDisposable
{
    static readonly string Library = Path.Combine(Sources.Root, "tests", "Pacesetter.CurrentClickHouse", "node_modules", "@chdb", "lib-linux-x64-gnu", "libchdb.so");

    static readonly Lazy<CurrentClickHouse> Shared = new(() => new());

    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-current").FullName;
    readonly int port = Ports.Free();
    readonly OwnProcess host;
    int made;

    CurrentClickHouse()
    {
        string configuration = Path.Combine(directory, "config.xml");
        // Its own port, at which it never listens, is what makes a shard its own.
        File.WriteAllText(configuration, $"<clickhouse><tcp_port>9000</tcp_port><remote_servers><{ClickHouseCluster.Name}><shard><replica><host>127.0.0.1</host><port>9000</port></replica></shard></{ClickHouseCluster.Name}></remote_servers></clickhouse>");
        host = new OwnProcess("dotnet", Path.Combine(AppContext.BaseDirectory, "Pacesetter.CurrentClickHouse.dll"), Library, Path.Combine(directory, "data"), configuration, port.ToString(CultureInfo.InvariantCulture));
        AwaitReady();
    }

    /// <summary>The engine that tests share, started at the first need; the test that asks is skipped where npm could not bring it.</summary>
    public static CurrentClickHouse Needed()
    {
        SkipWhereMissing();
        return Shared.Value;
    }

    public static void SkipWhereMissing() => Assert.SkipUnless(File.Exists(Library), "The current ClickHouse engine (libchdb) could not be had from npm");

    /// <summary>The setting of a ledger of its own, of which nothing is made yet.</summary>
    public string Fresh() => string.Create(CultureInfo.InvariantCulture, $"Servers=127.0.0.1:{port};Cluster={ClickHouseCluster.Name};Database=ledger_{Interlocked.Increment(ref made)};User=default;Timeout=20;Replicated=false");

    public void Dispose()
    {
        host.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    void AwaitReady()
    {
        using var http = new HttpClient();
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using HttpResponseMessage answer = http.GetAsync(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/?query=SELECT+1")).GetAwaiter().GetResult();
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(60))
            {
                Thread.Sleep(50);
            }
        }
    }

    /// <summary>Ends the shared engine with the last test, if it was started.</summary>
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
