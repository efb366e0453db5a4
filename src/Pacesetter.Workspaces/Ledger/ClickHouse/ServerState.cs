namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>What one server of the cluster holds of the ledger.</summary>
/// <param name="Server">The server.</param>
/// <param name="Clock">How far its clock is ahead of this machine's.</param>
/// <param name="Tables">The tables of the ledger's database.</param>
/// <param name="Version">The version of its schema, or null where there is none.</param>
/// <param name="Ledger">Which ledger it holds a part of.</param>
/// <param name="Made">Whether its schema was made to the end.</param>
sealed record ServerState(Uri Server, TimeSpan Clock, IReadOnlyList<string> Tables, int? Version, string? Ledger, bool Made)
{
    public string Name => Server.Authority;

    /// <summary>Asks a server.</summary>
    public static async Task<ServerState> Read(ClusterClient client, Uri server, TimeProvider clock, CancellationToken cancel)
    {
        string database = client.Address.Database;
        DateTimeOffset sent = clock.GetUtcNow();
        long now = await One(client, server, "SELECT toInt64(now())", cancel);
        TimeSpan apart = DateTimeOffset.FromUnixTimeSeconds(now) - (sent + ((clock.GetUtcNow() - sent) / 2));
        var tables = new List<string>();
        using (RowBinaryReader rows = await client.Ask(server, $"SELECT name FROM system.tables WHERE database = {ClusterSql.Literal(database)}", cancel))
        {
            while (rows.Next())
            {
                tables.Add(rows.Text());
            }
        }

        if (!tables.Contains("ledger_schema"))
        {
            return new(server, apart, tables, null, null, false);
        }

        using RowBinaryReader version = await client.Ask(server, $"SELECT version, ledger, made FROM {database}.ledger_schema ORDER BY at DESC, made DESC LIMIT 1", cancel);
        return version.Next() ? new(server, apart, tables, version.Int32(), version.Text(), version.Byte() == 1) : new(server, apart, tables, null, null, false);
    }

    static async Task<long> One(ClusterClient client, Uri server, string sql, CancellationToken cancel)
    {
        using RowBinaryReader rows = await client.Ask(server, sql, cancel);
        rows.Next();
        return rows.Int64();
    }
}
