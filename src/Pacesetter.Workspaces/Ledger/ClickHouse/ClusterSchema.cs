using System.Globalization;
using System.Security.Cryptography;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>The schema of the ledger on the servers of a cluster: looked at before the first question, made by <c>pacesetter ledger migrate</c>.</summary>
sealed class ClusterSchema(ClusterClient client, TimeProvider clock)
{
    /// <summary>The version this program reads and writes.</summary>
    public const int Version = 1;

    ClusterAddress Address => client.Address;

    static IReadOnlyList<string> Needed { get; } = [.. StoredTable.All.Select(it => it.Name).Append("entries").SelectMany(it => (string[])[it, it + "_local"]), "ledger_schema"];

    /// <summary>Refuses a cluster whose servers do not all hold this ledger in this version.</summary>
    /// <exception cref="RefusalException">A server is of another ledger, another version, half made, or its clock is wrong; or none answers.</exception>
    public async Task Check(CancellationToken cancel)
    {
        IReadOnlyList<ServerState> states = await States(false, cancel);
        RefuseOthers(states);
        if (states.All(it => it.Version is null))
        {
            throw new RefusalException(RefusalKind.Failed, "ledger_schema_missing", $"There is no ledger in {Address} yet.", "Make it with: pacesetter ledger migrate");
        }

        if (states.FirstOrDefault(it => it.Version is { } version && version < Version) is { } older)
        {
            throw new RefusalException(RefusalKind.Failed, "ledger_older", $"The ledger on {older.Name} is of version {older.Version}; this program reads version {Version}.", "Bring it up to date with: pacesetter ledger migrate");
        }

        string[] half = [.. states.Where(it => !it.Made || Needed.Except(it.Tables).Any()).Select(it => it.Name)];
        if (half.Length > 0)
        {
            throw new RefusalException(RefusalKind.Failed, "ledger_half_migrated", $"The ledger's tables are not all made on {string.Join(", ", half)}.", "Make the rest with: pacesetter ledger migrate");
        }

        await RefuseForeignShards(states[0].Ledger!, cancel);
    }

    /// <summary>Makes what is missing on every server; what is there stays as it is.</summary>
    /// <exception cref="RefusalException">A server does not answer, is of another ledger or a newer version, or has no macros to tell its replica by.</exception>
    public async Task<IReadOnlyList<ServerState>> Migrate(CancellationToken cancel)
    {
        IReadOnlyList<ServerState> states = await States(true, cancel);
        RefuseOthers(states);
        string ledger = states.Select(it => it.Ledger).OfType<string>().FirstOrDefault() ?? RandomNumberGenerator.GetHexString(32, true);
        if (Address.Replicated)
        {
            foreach (ServerState state in states)
            {
                await RefuseWithoutMacros(state, cancel);
            }
        }

        await Task.WhenAll(states.Where(it => !it.Made || Needed.Except(it.Tables).Any()).Select(it => Make(it.Server, ledger, cancel)));

        await RefuseForeignShards(ledger, cancel);
        return states;
    }

    /// <summary>Makes the tables where no server has any of them.</summary>
    public async Task MakeWhereNone(CancellationToken cancel)
    {
        if ((await States(false, cancel)).All(it => it.Tables.Count == 0))
        {
            await Migrate(cancel);
        }
    }

    async Task Make(Uri server, string ledger, CancellationToken cancel)
    {
        string database = Address.Database;
        await client.Command(server, $"CREATE DATABASE IF NOT EXISTS {database}", cancel);
        await client.Command(server, ClusterSql.Text("create-version", ("database", database)), cancel);
        await client.Command(server, Mark(ledger, false), cancel);
        foreach (StoredTable table in StoredTable.All)
        {
            string columns = string.Join(", ", table.Columns.Select(it => $"\"{it.Name}\" {it.Declared}"));
            await client.Command(server, ClusterSql.Text("create-local", ("columns", columns), ("engine", Engine(table.Name, ledger)), ("partition", table.Partition), ("order", table.Order), ("database", database), ("table", table.Name)), cancel);
            await client.Command(server, ClusterSql.Text("create-distributed", ("columns", columns), ("shard", table.Shard), ("cluster", Address.Cluster), ("database", database), ("table", table.Name)), cancel);
        }

        await client.Command(server, ClusterSql.Text("create-entries", ("engine", Engine("entries", ledger)), ("database", database)), cancel);
        // All lines on one shard: their order is what counts.
        await client.Command(server, $"CREATE TABLE IF NOT EXISTS {database}.entries AS {database}.entries_local ENGINE = Distributed({Address.Cluster}, {database}, entries_local, entry * 0)", cancel);
        await client.Command(server, Mark(ledger, true), cancel);
    }

    string Mark(string ledger, bool made) => string.Create(CultureInfo.InvariantCulture, $"INSERT INTO {Address.Database}.ledger_schema VALUES ({Version}, '{ledger}', {(made ? 1 : 0)}, {clock.GetUtcNow().ToUnixTimeMilliseconds()})");

    // The macros stand for the shard and the replica that a server is.
    string Engine(string table, string ledger) => Address.Replicated ? $"ReplicatedMergeTree('/pacesetter/{ledger}/{{shard}}/{table}', '{{replica}}')" : "MergeTree()";

    async Task<IReadOnlyList<ServerState>> States(bool all, CancellationToken cancel)
    {
        var states = new List<ServerState>();
        RefusalException? silent = null;
        foreach (Uri server in Address.Servers)
        {
            try
            {
                states.Add(await ServerState.Read(client, server, clock, cancel));
            }
            catch (HttpRequestException refused)
            {
                silent = new(RefusalKind.Failed, "shard_unreachable", $"The server {server.Authority} of the ledger's cluster does not answer: {refused.Message}", "Start that server, mend the network to it, or correct the part Servers of the setting ledger.");
            }
        }

        if (states.Count == 0)
        {
            throw ClusterTrouble.Unreachable(Address, silent!.Message);
        }

        await ReadTopology(states[0].Server, cancel);
        // A shard with another replica goes on without this one.
        return silent is null || (!all && client.Replicas > 1) ? states : throw silent;
    }

    async Task ReadTopology(Uri server, CancellationToken cancel)
    {
        var replicas = new Dictionary<int, int>();
        var hosts = new HashSet<string>();
        using RowBinaryReader rows = await client.Ask(server, $"SELECT toInt32(shard_num), host_name, toInt32(port) FROM system.clusters WHERE cluster = {ClusterSql.Literal(Address.Cluster)}", cancel);
        while (rows.Next())
        {
            int shard = rows.Int32();
            hosts.Add(string.Create(CultureInfo.InvariantCulture, $"{rows.Text()}:{rows.Int32()}"));
            replicas[shard] = replicas.GetValueOrDefault(shard) + 1;
        }

        if (replicas.Count == 0)
        {
            throw new RefusalException(RefusalKind.Failed, "cluster_unknown", $"The server {server.Authority} knows no cluster named {Address.Cluster}.", "Check the part Cluster of the setting ledger, and remote_servers in the servers' configuration.");
        }

        if (hosts.Count > Address.Servers.Count)
        {
            throw new RefusalException(RefusalKind.Failed, "cluster_servers", $"The cluster {Address.Cluster} has the servers {string.Join(", ", hosts.Order(StringComparer.Ordinal))}; the setting ledger names {Address.Servers.Count} of {hosts.Count}.", "Name the HTTP address of each in the part Servers.");
        }

        client.Replicas = replicas.Values.Min();
    }

    void RefuseOthers(IReadOnlyList<ServerState> states)
    {
        if (states.FirstOrDefault(it => it.Clock.Duration() > Address.Clocks) is { } wrong)
        {
            throw new RefusalException(RefusalKind.Failed, "clocks_apart", string.Create(CultureInfo.InvariantCulture, $"The clock of {wrong.Name} is {wrong.Clock.Duration().TotalSeconds:0} seconds {(wrong.Clock > TimeSpan.Zero ? "ahead of" : "behind")} this machine's; {Address.Clocks.TotalSeconds:0} are allowed."), "Set both by a time server, or allow more in the part Clocks of the setting ledger.");
        }

        if (states.FirstOrDefault(it => it.Version > Version) is { } newer)
        {
            throw new RefusalException(RefusalKind.Failed, "ledger_newer", $"The ledger on {newer.Name} is of version {newer.Version}; this program reads version {Version}.", "Use the program that made it.");
        }

        ServerState[] known = [.. states.Where(it => it.Ledger is not null)];
        if (known.FirstOrDefault(it => it.Ledger != known[0].Ledger) is { } other)
        {
            throw Foreign($"The server {other.Name} holds a part of another ledger than {known[0].Name}");
        }
    }

    // Servers that the configuration of the cluster names, whatever the setting says.
    async Task RefuseForeignShards(string ledger, CancellationToken cancel)
    {
        using RowBinaryReader rows = await client.Ask($"SELECT DISTINCT ledger FROM cluster('{Address.Cluster}', {Address.Database}, ledger_schema)", cancel);
        while (rows.Next())
        {
            if (rows.Text() != ledger)
            {
                throw Foreign($"The cluster {Address.Cluster} has a shard that holds a part of another ledger than {Address.Servers[0].Authority}");
            }
        }
    }

    async Task RefuseWithoutMacros(ServerState state, CancellationToken cancel)
    {
        var macros = new List<string>();
        using RowBinaryReader rows = await client.Ask(state.Server, "SELECT macro FROM system.macros", cancel);
        while (rows.Next())
        {
            macros.Add(rows.Text());
        }

        string[] missing = [.. ((string[])["shard", "replica"]).Except(macros)];
        if (missing.Length > 0)
        {
            throw new RefusalException(RefusalKind.Failed, "cluster_macros", $"The server {state.Name} has no macro {string.Join(" and ", missing)} in its configuration, which tell replicas apart.", "Add them to its configuration, or write Replicated=false in the setting ledger.");
        }
    }

    static RefusalException Foreign(string what) => new(RefusalKind.Failed, "shard_of_other_ledger", $"{what}; nothing was asked or written.", "Correct the part Servers of the setting ledger, or remote_servers in the configuration of the servers.");
}
