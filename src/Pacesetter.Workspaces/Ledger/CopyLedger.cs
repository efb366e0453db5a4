using Pacesetter.Workspaces.Ledger.ClickHouse;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ledger;

/// <summary>Copies the ledger in the workspace's own file into the cluster that the settings name. The file stays as it is.</summary>
[UseCase("ledger", "copy", "Copy the ledger in the workspace's file into the ClickHouse cluster that the setting ledger names; broken off, it goes on where it was", Local = true, Examples = ["ledger copy", "ledger copy --require same=true --json"])]
public sealed class CopyLedger(WorkspaceSettings settings, TimeProvider clock, IProgress<Advance> progress) : IUseCase<CopyLedger.Request, CopyLedger.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ClusterAddress address = MigrateLedger.Needed(settings);
        if (!settings.Exists)
        {
            throw new RefusalException(RefusalKind.Failed, "workspace_missing", $"There is no workspace in {settings.Directory}.", "Name the one whose ledger is to be copied with --workspace.");
        }

        using Engine engine = Engine.Open(settings);
        if (!Schema.IsMade(engine.Writer))
        {
            throw new RefusalException(RefusalKind.Failed, "ledger_file_empty", $"{settings.LedgerFile} holds no ledger: nothing was ever imported into it.", "Import into the cluster at once.");
        }

        Schema.Ensure(engine.Writer);
        using ClickHouseLedger cluster = ClickHouseLedger.Open(engine, address, LedgerStore.PlaceOf(settings), clock);
        (int batches, IReadOnlyList<(TableChecksum File, TableChecksum Cluster)> tables) = await cluster.Copy((done, all) => progress.Report(new Advance("copying", done, all)), cancel);
        CopiedTable[] rows = [.. tables.Select(it => new CopiedTable(it.File.Table, it.File.Rows, it.Cluster.Rows, it.File.Checksum, it.Cluster.Checksum))];
        if (rows.FirstOrDefault(it => !it.Same) is { } differs)
        {
            throw new RefusalException(RefusalKind.Failed, "checksums_differ", $"The table {differs.Table} has {differs.FileRows} rows of checksum {differs.FileChecksum} in the file and {differs.ClusterRows} of {differs.ClusterChecksum} in the cluster.", "Do not use this copy: name another Database in the setting ledger and copy again. If it happens again, look into the servers' logs.");
        }

        return new(settings.LedgerFile, address.ToString(), batches, true, rows);
    }

    public sealed record Request;

    /// <summary>How many batches were copied now, whether file and cluster hold the same, and both table by table.</summary>
    public sealed record Answer(string File, string Ledger, int Batches, bool Same, IReadOnlyList<CopiedTable> Rows);
}

/// <summary>A table in the file and in the cluster: its rows, and a checksum of them that does not depend on their order.</summary>
public sealed record CopiedTable(string Table, long FileRows, long ClusterRows, string FileChecksum, string ClusterChecksum)
{
    /// <summary>Whether both hold the same rows.</summary>
    public bool Same => FileRows == ClusterRows && FileChecksum == ClusterChecksum;
}
