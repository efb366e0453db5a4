using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Jobs;

/// <summary>Shows a job and, once it is done, its answer.</summary>
[UseCase("job", "show", "One job: how far it is, and its answer or why there is none", Examples = ["job show 5b1c9d2e7f3a4c60"])]
public sealed class ShowJob(Workspace workspace, Actor actor, Asker asker) : IUseCase<ShowJob.Request, ShowJob.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Of(await Find(workspace, request.Id, actor, asker, cancel));
    }

    internal static async Task<Job> Find(Workspace workspace, string id, Actor actor, Asker asker, CancellationToken cancel) =>
        await workspace.Registry.Jobs.AsNoTracking().FirstOrDefaultAsync(it => it.Id == id, cancel) is { } job && asker.Sees(job, actor) ? job
            : throw new RefusalException(RefusalKind.Failed, "job_unknown", $"There is no job {id}.", "See them with: pacesetter job list");

    /// <summary>A job as it is shown.</summary>
    public static Answer Of(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return new(job.Id, job.UseCase, job.Account, job.State, job.Task, job.Steps, job.Total, job.CreatedAt, job.StartedAt, job.EndedAt, Json(job.Result), Json(job.Problem));
    }

    static JsonObject? Json(string? text) => text is null ? null : JsonNode.Parse(text) as JsonObject;

    public sealed record Request
    {
        [Field("The job", Argument = true, Value = "ID")]
        public required string Id { get; init; }
    }

    public sealed record Answer(
        string Id,
        string UseCase,
        string Account,
        JobState State,
        string? Task,
        long? Steps,
        long? Total,
        DateTimeOffset CreatedAt,
        DateTimeOffset? StartedAt,
        DateTimeOffset? EndedAt,
        JsonObject? Result,
        JsonObject? Problem);
}
