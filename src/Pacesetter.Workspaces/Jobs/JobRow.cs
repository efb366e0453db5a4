namespace Pacesetter.Workspaces.Jobs;

/// <summary>A job as it is listed.</summary>
public sealed record JobRow(string Id, string UseCase, string Account, JobState State, string? Task, long? Steps, long? Total, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt)
{
    internal static JobRow Of(Job job) => new(job.Id, job.UseCase, job.Account, job.State, job.Task, job.Steps, job.Total, job.CreatedAt, job.StartedAt, job.EndedAt);
}
