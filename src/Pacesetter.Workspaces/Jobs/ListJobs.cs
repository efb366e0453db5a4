using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Jobs;

/// <summary>Lists jobs.</summary>
[UseCase("job", "list", "The jobs you asked for: how far they are; the owner sees all", Examples = ["job list", "--server http://127.0.0.1:8080 job list"])]
public sealed class ListJobs(Workspace workspace, Actor actor, Asker asker) : IUseCase<ListJobs.Request, ListJobs.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        IQueryable<Job> jobs = workspace.Registry.Jobs.AsNoTracking();
        jobs = actor.Reach.IsWhole ? jobs : jobs.Where(it => it.Account == asker.Account);
        // Answers may be long, and a list shows none.
        return new(await jobs.OrderBy(it => it.CreatedAt).ThenBy(it => it.Id)
            .Select(it => new JobRow(it.Id, it.UseCase, it.Account, it.State, it.Task, it.Steps, it.Total, it.CreatedAt, it.StartedAt, it.EndedAt)).ToListAsync(cancel));
    }

    public sealed record Request;

    public sealed record Answer(IReadOnlyList<JobRow> Rows);
}
