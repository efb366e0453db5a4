namespace Pacesetter.Workspaces.Jobs;

/// <summary>Who runs a job, and until when nobody else may.</summary>
public sealed class JobLease
{
    public required string Job { get; init; }

    /// <summary>Who holds it; null while nobody does.</summary>
    public string? Holder { get; set; }

    /// <summary>Until when it is held; a holder that was killed loses it then.</summary>
    public DateTimeOffset HeldUntil { get; set; }

    /// <summary>When it last ran to its end.</summary>
    public DateTimeOffset? LastRun { get; set; }
}
