namespace Pacesetter.Workspaces.Jobs;

/// <summary>A question whose answer somebody did not wait for.</summary>
public sealed class Job
{
    /// <summary>A name that cannot be guessed.</summary>
    public required string Id { get; init; }

    /// <summary>The words of the use case.</summary>
    public required string UseCase { get; init; }

    /// <summary>What was given of its request, as JSON.</summary>
    public required string Request { get; init; }

    /// <summary>The account that asked.</summary>
    public required string Account { get; init; }

    /// <summary>The term pack of its answer.</summary>
    public required string Language { get; init; }

    public JobState State { get; set; }

    /// <summary>What it is at, where it tells.</summary>
    public string? Task { get; set; }

    /// <summary>How much of that is done.</summary>
    public long? Steps { get; set; }

    /// <summary>How much there is.</summary>
    public long? Total { get; set; }

    /// <summary>The answer, as JSON.</summary>
    public string? Result { get; set; }

    /// <summary>Why there is none, as the JSON of problem details.</summary>
    public string? Problem { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Somebody wants it called off.</summary>
    public bool CancelAsked { get; set; }

    /// <summary>How often it was begun.</summary>
    public int Attempts { get; set; }

    /// <summary>Who runs it; null while nobody does.</summary>
    public string? Holder { get; set; }

    /// <summary>Until when nobody else may.</summary>
    public DateTimeOffset HeldUntil { get; set; }
}
