using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Jobs;

/// <summary>What somebody left to be done in the background: how far it is, calling it off, what came of it.</summary>
static class JobPages
{
    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get("/jobs", List),
        Page.Get("/jobs/{id}", Show),
        Page.Get("/jobs/{id}/result", Give),
        Page.Post("/jobs/{id}/cancel", Cancel),
    ];

    static async Task<Sheet?> List(Visit visit)
    {
        ListJobs.Answer jobs = await visit.Ask<ListJobs.Answer>(new ListJobs.Request());
        if (jobs.Rows.Any(it => it.State is JobState.Queued or JobState.Running))
        {
            visit.Again();
        }

        return Sheet.Of<JobsBody>(visit.Say("page.jobs"), (nameof(JobsBody.Rows), jobs.Rows.Reverse().ToList()));
    }

    static async Task<Sheet?> Show(Visit visit)
    {
        ShowJob.Answer job = await Of(visit);
        if (job.State is JobState.Queued or JobState.Running)
        {
            visit.Again();
        }

        return Sheet.Of<JobBody>(JobText.Name(visit, job.UseCase), (nameof(JobBody.Job), job));
    }

    static async Task<Sheet?> Give(Visit visit)
    {
        ShowJob.Answer job = await Of(visit);
        return await visit.Give(new GivenFile($"{job.Id}.json", "application/json; charset=utf-8", job.Result?.ToJsonString(AnswerJson.Indented)
            ?? throw new RefusalException(RefusalKind.Failed, "file_unknown", $"The job {job.Id} has no answer.", "See how far it is: pacesetter job show ID")));
    }

    static async Task<Sheet?> Cancel(Visit visit)
    {
        await visit.Change(new CancelJob.Request { Id = visit.Route("id") });
        return visit.Go(Tongue.Local(visit.Sent("back") ?? $"/jobs/{visit.Route("id")}"));
    }

    static Task<ShowJob.Answer> Of(Visit visit) => visit.Ask<ShowJob.Answer>(new ShowJob.Request { Id = visit.Route("id") });
}
