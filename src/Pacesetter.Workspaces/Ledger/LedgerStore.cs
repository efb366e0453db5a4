using System.Security.Cryptography;
using Pacesetter.Workspaces.Ledger.ClickHouse;
using Pacesetter.Workspaces.Ledger.DuckDb;

namespace Pacesetter.Workspaces.Ledger;

/// <summary>The ledger of a workspace as its settings name it: a file of its own, or a cluster.</summary>
sealed class LedgerStore : IDisposable
{
    readonly ClickHouseLedger? cluster;
    readonly DuckDbLedger? file;

    LedgerStore(WorkspaceSettings settings, Engine engine, TimeProvider clock)
    {
        if (settings.Ledger is { } address)
        {
            cluster = ClickHouseLedger.Open(engine, ClusterAddress.Read(address), PlaceOf(settings), clock);
            Remembered = new(cluster, cluster.Latest);
        }
        else
        {
            file = new(engine, clock);
            Remembered = new(file);
        }
    }

    /// <summary>The ledger, which remembers its latest answers.</summary>
    public RememberedLedger Remembered { get; }

    /// <summary>Opens it.</summary>
    /// <exception cref="UseCases.RefusalException">The cluster is not as it should be, or the file is of another version.</exception>
    public static LedgerStore Open(WorkspaceSettings settings, Engine engine, TimeProvider clock) => new(settings, engine, clock);

    /// <summary>Where the ledger lies, without a password.</summary>
    public static string Place(WorkspaceSettings settings) => settings.Ledger is { } address ? ClusterAddress.Read(address).ToString() : settings.LedgerFile;

    /// <summary>Who writes to a cluster from a workspace: one program at a time holds it. Its own number tells it from one of the same path on a machine of the same name.</summary>
    public static string PlaceOf(WorkspaceSettings settings)
    {
        string file = Path.Combine(settings.Directory, "place");
        if (!File.Exists(file))
        {
            File.WriteAllText(file, RandomNumberGenerator.GetHexString(8, true));
        }

        return $"{Environment.MachineName}:{settings.Directory}:{File.ReadAllText(file)}";
    }

    /// <summary>Recomputes every stored figure from the raw records.</summary>
    public Task<IReadOnlyList<Recounted>> Recount(CancellationToken cancel) => cluster?.Recount(cancel) ?? file!.Recount(cancel);

    public void Dispose() => cluster?.Dispose();
}
