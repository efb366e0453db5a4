using Pacesetter.Workspaces;

namespace Pacesetter.Acceptance.Tests.Ledger.Cluster;

/// <summary>A store that a suite of the ledger runs on.</summary>
public enum LedgerTrial
{
    /// <summary>The workspace's own DuckDB file.</summary>
    File,

    /// <summary>A ClickHouse cluster of three shards.</summary>
    Cluster,
}

static class LedgerTrials
{
    /// <summary>The settings of a workspace whose ledger is of this kind, and new.</summary>
    public static WorkspaceSettings SettingsOf(this LedgerTrial trial, string directory) =>
        WorkspaceSettings.Read(directory) with { Ledger = trial == LedgerTrial.Cluster ? ClickHouseCluster.Needed().Fresh(";Replicated=false") : null };
}
