using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.XPath;
using Pacesetter.Acceptance.Tests.House;
using Pacesetter.Workspaces.Ledger.ClickHouse;

namespace Pacesetter.Acceptance.Tests.Ledger.Cluster;

/// <summary>The example of a cluster hangs together: what the setting names, the servers' configuration has, and Compose starts.</summary>
public sealed partial class DeployedTests
{
    static readonly string Folder = Path.Combine(Sources.Root, "deploy", "clickhouse");

    static readonly string Compose = File.ReadAllText(Path.Combine(Folder, "compose.yml"));

    static readonly XDocument Config = XDocument.Load(Path.Combine(Folder, "config.xml"));

    static readonly ClusterAddress Address = ClusterAddress.Read(JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "settings.json"))).RootElement.GetProperty("ledger").GetString()!);

    [Fact]
    public void Every_replica_of_the_configuration_is_a_server_of_Compose_with_macros_of_its_place()
    {
        string[] hosts = [.. Config.XPathSelectElements($"/clickhouse/remote_servers/{Address.Cluster}/shard/replica/host").Select(it => it.Value)];
        Assert.Equal(6, hosts.Length);
        Assert.Equal(hosts.Order(), Hosts().Matches(Compose).Select(it => it.Groups[1].Value).Order());
        foreach ((int shard, XElement element) in Config.XPathSelectElements($"/clickhouse/remote_servers/{Address.Cluster}/shard").Index())
        {
            Assert.Equal("true", element.Element("internal_replication")!.Value);
            foreach (XElement replica in element.Elements("replica"))
            {
                string host = replica.Element("host")!.Value;
                string name = host["ch".Length..];
                Assert.Contains($"./macros/{name}.xml:", Service(host), StringComparison.Ordinal);
                XElement macros = XDocument.Load(Path.Combine(Folder, "macros", name + ".xml")).XPathSelectElement("/clickhouse/macros")!;
                Assert.Equal(((shard + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), name[^1..]), (macros.Element("shard")!.Value, macros.Element("replica")!.Value));
                Assert.Equal(Address.User, replica.Element("user")!.Value);
            }
        }
    }

    [Fact]
    public void The_setting_names_every_port_that_Compose_opens_and_the_user_that_is_let_in()
    {
        Assert.Equal(Ports().Matches(Compose).Select(it => it.Groups[1].Value).Order(), Address.Servers.Select(it => it.Authority).Order());
        XDocument users = XDocument.Load(Path.Combine(Folder, "users.xml"));
        Assert.NotNull(users.XPathSelectElement($"/clickhouse/users/{Address.User}"));
        Assert.Equal("0", users.XPathSelectElement("/clickhouse/profiles/pacesetter/skip_unavailable_shards")!.Value);
        Assert.Equal(Config.XPathSelectElement("/clickhouse/zookeeper/node/port")!.Value, XDocument.Load(Path.Combine(Folder, "keeper.xml")).XPathSelectElement("/clickhouse/keeper_server/tcp_port")!.Value);
        // The password stands nowhere.
        Assert.All(Directory.EnumerateFiles(Folder, "*.xml").Select(XDocument.Load).SelectMany(it => it.Descendants("password")), it => Assert.NotNull(it.Attribute("from_env")));
    }

    [Fact]
    public void The_page_names_every_part_of_the_setting_and_every_file()
    {
        string page = File.ReadAllText(Path.Combine(Sources.Root, "docs", "operate.md"));
        Assert.All(ClusterAddress.Parts, part => Assert.Contains($"`{part}`", page, StringComparison.Ordinal));
        Assert.All(Mounted().Matches(Compose).Select(it => it.Groups[1].Value), file => Assert.True(File.Exists(Path.Combine(Folder, file)), file));
    }

    // From its name to the next service.
    static string Service(string host) => Compose[Compose.IndexOf($"\n  {host}:\n", StringComparison.Ordinal)..].Split("\n  ch")[1];

    [GeneratedRegex(@"hostname: (ch\w+)")]
    private static partial Regex Hosts();

    [GeneratedRegex(@"""(127\.0\.0\.1:\d+):8123""")]
    private static partial Regex Ports();

    [GeneratedRegex(@"\./([\w/]+\.xml):")]
    private static partial Regex Mounted();
}
