using System.Diagnostics;
using System.Globalization;

namespace Pacesetter.Acceptance.Tests.Ledger.Cluster;

/// <summary>One ClickHouse server of a cluster of the tests: its own directory, free ports of 127.0.0.1. It can be killed and started again on what it holds.</summary>
sealed class ClickHouseServer : IDisposable
{
    /// <summary>Where Debian keeps the server.</summary>
    public const string Program = "/usr/sbin/clickhouse-server";

    readonly string directory;
    readonly HttpClient http = new();
    OwnProcess? process;

    public ClickHouseServer(string directory, int shard, int replica)
    {
        (this.directory, Shard, Replica) = (directory, shard, replica);
        (HttpPort, TcpPort, BetweenPort) = (Ports.Free(), Ports.Free(), Ports.Free());
        ShownPort = TcpPort;
        Data = Path.Combine(directory, "data");
    }

    public int Shard { get; }

    public int Replica { get; }

    public int HttpPort { get; }

    public int TcpPort { get; }

    /// <summary>The port that the other servers reach it by; a proxy's, where one stands between.</summary>
    public int ShownPort { get; set; }

    int BetweenPort { get; }

    /// <summary>Where it keeps its data; a small file system may be put there before it starts.</summary>
    public string Data { get; }

    public string Authority => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{HttpPort}");

    /// <summary>Writes its configuration.</summary>
    /// <param name="clusters">The clusters it knows, as its configuration has them.</param>
    /// <param name="zooKeeper">The port of ZooKeeper, or null.</param>
    public void Configure(string clusters, int? zooKeeper)
    {
        foreach (string below in (string[])["", "tmp", "forms", "data"])
        {
            Directory.CreateDirectory(Path.Combine(directory, below));
        }

        File.WriteAllText(Path.Combine(directory, "users.xml"), $"""
            <yandex>
              <profiles><default><max_threads>2</max_threads><background_pool_size>4</background_pool_size><background_schedule_pool_size>4</background_schedule_pool_size><connect_timeout_with_failover_ms>1000</connect_timeout_with_failover_ms></default></profiles>
              <users><default><password>{ClickHouseCluster.Password}</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
              <quotas><default></default></quotas>
            </yandex>
            """);
        File.WriteAllText(Path.Combine(directory, "config.xml"), $"""
            <yandex>
              <logger><level>warning</level><log>{directory}/log</log><errorlog>{directory}/errors</errorlog></logger>
              <listen_host>127.0.0.1</listen_host>
              <http_port>{HttpPort}</http_port><tcp_port>{TcpPort}</tcp_port>
              <interserver_http_host>127.0.0.1</interserver_http_host><interserver_http_port>{BetweenPort}</interserver_http_port>
              <path>{Data}/</path><tmp_path>{directory}/tmp/</tmp_path><format_schema_path>{directory}/forms/</format_schema_path>
              <users_config>{directory}/users.xml</users_config>
              <default_profile>default</default_profile><default_database>default</default_database><mark_cache_size>50000000</mark_cache_size>
              <remote_servers>{clusters}</remote_servers>
              <macros><shard>{Shard}</shard><replica>{Replica}</replica></macros>
              {(zooKeeper is { } port ? $"<zookeeper><node><host>127.0.0.1</host><port>{port}</port></node><session_timeout_ms>4000</session_timeout_ms></zookeeper>" : "")}
            </yandex>
            """);
    }

    public void Start() => process = new OwnProcess(Program, $"--config-file={directory}/config.xml");

    public void Kill()
    {
        process?.Dispose();
        process = null;
    }

    public void Halt() => process!.Halt();

    public void GoOn() => process!.GoOn();

    /// <summary>Waits until it answers.</summary>
    public void AwaitReady()
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using HttpResponseMessage answer = http.GetAsync($"http://{Authority}/ping").GetAwaiter().GetResult();
                return;
            }
            catch (HttpRequestException) when (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(60))
            {
                Thread.Sleep(50);
            }
            catch (HttpRequestException silent)
            {
                string errors = Path.Combine(directory, "errors");
                throw new InvalidOperationException($"ClickHouse did not start: {(File.Exists(errors) ? File.ReadAllText(errors) : "no log")}", silent);
            }
        }
    }

    /// <summary>Waits until it has found ZooKeeper, which on a busy machine takes longer than to answer.</summary>
    public void AwaitKeeper()
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                Say("SELECT count() FROM system.zookeeper WHERE path = '/'");
                return;
            }
            catch (InvalidOperationException) when (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(60))
            {
                // It has not come up yet, or has not been found yet.
                Thread.Sleep(100);
            }
        }
    }

    /// <summary>Has it do something, and gives what it says.</summary>
    public string Say(string sql)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://{Authority}/") { Content = new StringContent(sql) };
        request.Headers.Add("X-ClickHouse-User", "default");
        request.Headers.Add("X-ClickHouse-Key", ClickHouseCluster.Password);
        using HttpResponseMessage answer = http.Send(request);
        using var said = new StreamReader(answer.Content.ReadAsStream());
        string text = said.ReadToEnd();
        return answer.IsSuccessStatusCode ? text.Trim() : throw new InvalidOperationException(text);
    }

    public void Dispose()
    {
        Kill();
        http.Dispose();
    }
}
