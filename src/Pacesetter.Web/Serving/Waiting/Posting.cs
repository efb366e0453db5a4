using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.Repeating;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving.Waiting;

/// <summary>Takes in questions whose answer nobody waits for (RFC 7240, <c>Prefer: respond-async</c>).</summary>
static class Posting
{
    const string Preference = "respond-async";
    const string Path = "/api/v1/jobs";

    /// <summary>True where the answer is not waited for. Nouns and feeds answer at once.</summary>
    public static bool IsPreferred(HttpRequest request, UseCaseDescription useCase) =>
        useCase.Noun is null && useCase.Step != "job" && !Feeding.Takes(useCase)
        && request.Headers["Prefer"].SelectMany(it => (it ?? "").Split(',')).Any(it => it.Split(';')[0].Trim().Equals(Preference, StringComparison.OrdinalIgnoreCase));

    /// <summary>Notes the question and says where its answer will be. What would be refused now is refused now.</summary>
    public static async Task<Outcome> Post(HttpContext context, Workspace whole, Question question)
    {
        Job job = await Leave(context.RequestServices.GetRequiredService<JobDesk>(), whole, question, context.RequestAborted);
        context.Response.Headers["Preference-Applied"] = Preference;
        return new(StatusCodes.Status202Accepted, JsonSerializer.SerializeToUtf8Bytes(AnswerJson.Of(ShowJob.Of(job), "pacesetter.job.show/1"), AnswerJson.Options)) { Location = $"{Path}/{job.Id}" };
    }

    /// <summary>Notes a question as a job.</summary>
    public static async Task<Job> Leave(JobDesk desk, Workspace whole, Question question, CancellationToken cancel)
    {
        // A job is asked with what its account holds by then, which may be more than the key.
        if (question.Asker.Narrowed)
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "key_narrowed", "A key that holds a part of its account's roles alone leaves no jobs.", "Ask without Prefer, or with a key of the whole account.");
        }

        string given = RequestJson.Given(question.UseCase, question.Request).ToJsonString(AnswerJson.Options);
        (await question.Admit(whole, cancel)).Dispose();

        using Workspace own = whole.Session();
        Job job = await desk.Book(own).Add(question.UseCase, given, question.Asker.Account!, question.Language, cancel);
        desk.Wake();
        return job;
    }
}
