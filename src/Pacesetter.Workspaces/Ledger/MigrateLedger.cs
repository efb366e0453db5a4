using Pacesetter.Workspaces.Ledger.ClickHouse;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ledger;

/// <summary>Makes the ledger's tables on the servers of a cluster; a file of one's own needs nothing.</summary>
[UseCase("ledger", "migrate", "Make the ledger's tables on every server of the ClickHouse cluster that the setting ledger names", Local = true, Examples = ["ledger migrate", "ledger migrate --json"])]
public sealed class MigrateLedger(WorkspaceSettings settings, TimeProvider clock) : IUseCase<MigrateLedger.Request, MigrateLedger.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ClusterAddress address = Needed(settings);
        IReadOnlyList<ServerState> before = await ClickHouseLedger.Migrate(address, clock, cancel);
        return new(address.ToString(), ClusterSchema.Version, [.. before.Select(it => new MigratedServer(it.Name, it.Version, !it.Made))]);
    }

    /// <summary>The cluster that the settings name.</summary>
    /// <exception cref="RefusalException">They name none.</exception>
    internal static ClusterAddress Needed(WorkspaceSettings settings) => settings.Ledger is { } address
        ? ClusterAddress.Read(address)
        : throw new RefusalException(RefusalKind.Failed, "ledger_in_file", $"The ledger of {settings.Directory} lies in its own file, which the program keeps up to date by itself.", "Name a cluster in the setting ledger to keep it there; docs/operate.md tells how.");

    public sealed record Request;

    /// <summary>The cluster, and what was done on each of its servers.</summary>
    public sealed record Answer(string Ledger, int Version, IReadOnlyList<MigratedServer> Rows);
}

/// <summary>A server of the cluster: the version it had, null for none, and whether tables were made on it now.</summary>
public sealed record MigratedServer(string Server, int? Before, bool Made);
