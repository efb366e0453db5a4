namespace Pacesetter.Workspaces.Jobs;

/// <summary>How far a job has come.</summary>
public enum JobState
{
    /// <summary>Waits for its turn.</summary>
    Queued,

    Running,

    /// <summary>Has its answer.</summary>
    Done,

    /// <summary>Was refused, or failed.</summary>
    Failed,

    /// <summary>Was called off by somebody.</summary>
    Cancelled,

    /// <summary>The program ended while it ran, and it cannot be told how much of a change was made.</summary>
    Interrupted,
}
