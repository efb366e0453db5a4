namespace Pacesetter.Workspaces.Ingesting.Uploading;

/// <summary>How far an upload has come.</summary>
public enum UploadState
{
    /// <summary>It is there, and nothing was tried with it under this mapping.</summary>
    Mapped,

    /// <summary>It is being tried, or waits for that.</summary>
    Checking,

    /// <summary>It was tried: what would go in is known, and nothing has.</summary>
    Checked,

    /// <summary>It is being brought in, or waits for that.</summary>
    Committing,

    /// <summary>Its rows are in the ledger.</summary>
    Committed,

    /// <summary>They were, and were taken back.</summary>
    TakenBack,
}
