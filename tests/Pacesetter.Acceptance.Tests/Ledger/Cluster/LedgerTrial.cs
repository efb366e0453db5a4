using Pacesetter.Workspaces;

namespace Pacesetter.Acceptance.Tests.Ledger.Cluster;

/// <summary>A store that a suite of the ledger runs on.</summary>
public enum LedgerTrial
{
    /// <summary>The workspace's own DuckDB file.</summary>
    File,

    /// <summary>A ClickHouse cluster of three shards.</summary>
    Cluster,

    /// <summary>The current ClickHouse engine, alone.</summary>
    Current,
}

static class LedgerTrials
{
    /// <summary>Skips the test that asks where this store cannot be had.</summary>
    public static void SkipWhereMissing(this LedgerTrial trial)
    {
        if (trial == LedgerTrial.Cluster)
        {
            ClickHouseCluster.SkipWhereMissing();
        }
        else if (trial == LedgerTrial.Current)
        {
            CurrentClickHouse.SkipWhereMissing();
        }
    }

    /// <summary>The settings of a workspace whose ledger is of this kind, and new.</summary>
    public static WorkspaceSettings SettingsOf(this LedgerTrial trial, string directory) =>
        WorkspaceSettings.Read(directory) with
        {
            Ledger = trial switch
            {
                LedgerTrial.Cluster => ClickHouseCluster.Needed().Fresh(";Replicated=false"),
                LedgerTrial.Current => CurrentClickHouse.Needed().Fresh(),
                _ => null,
            },
        };
}
