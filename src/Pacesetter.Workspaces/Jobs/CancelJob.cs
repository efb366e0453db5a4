using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Jobs;

/// <summary>Calls a job off. One that has ended stays as it is.</summary>
[UseCase("job", "cancel", "Call a job off: one that waits at once, one that runs as soon as it can stop", Examples = ["job cancel 5b1c9d2e7f3a4c60"])]
public sealed class CancelJob(Workspace workspace, Actor actor, Asker asker) : IUseCase<CancelJob.Request, ShowJob.Answer>
{
    public async Task<ShowJob.Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Job job = await ShowJob.Find(workspace, request.Id, actor, asker, cancel);
        DateTimeOffset now = workspace.Clock.GetUtcNow();
        DbSet<Job> jobs = workspace.Registry.Jobs;
        if (await jobs.Where(it => it.Id == job.Id && it.State == JobState.Queued)
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.State, JobState.Cancelled).SetProperty(it => it.EndedAt, now), cancel) == 0)
        {
            await jobs.Where(it => it.Id == job.Id && it.State == JobState.Running).ExecuteUpdateAsync(row => row.SetProperty(it => it.CancelAsked, true), cancel);
        }

        return ShowJob.Of(await ShowJob.Find(workspace, request.Id, actor, asker, cancel));
    }

    public sealed record Request
    {
        [Field("The job", Argument = true, Value = "ID")]
        public required string Id { get; init; }
    }
}
