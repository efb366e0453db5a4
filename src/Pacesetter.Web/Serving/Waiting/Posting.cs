using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving.Waiting;

/// <summary>Takes in questions whose answer nobody waits for (RFC 7240, <c>Prefer: respond-async</c>), and the addresses of jobs.</summary>
static class Posting
{
    const string Preference = "respond-async";
    const string Path = "/api/v1/jobs";

    /// <summary>True where the answer is not waited for. Nouns and feeds answer at once.</summary>
    public static bool IsPreferred(HttpRequest request, UseCaseDescription useCase) =>
        useCase.Noun is null && useCase.Step != "job" && !Feeding.Takes(useCase)
        && request.Headers["Prefer"].SelectMany(it => (it ?? "").Split(',')).Any(it => it.Split(';')[0].Trim().Equals(Preference, StringComparison.OrdinalIgnoreCase));

    /// <summary>Notes the question and says where its answer will be. What would be refused now is refused now.</summary>
    public static async Task Post(HttpContext context, Workspace whole, Question question)
    {
        string given = RequestJson.Given(question.UseCase, question.Request).ToJsonString(AnswerJson.Options);
        using (Workspace admitted = await Admission.Admit(whole, question.Actor, question.UseCase, question.Request, context.RequestAborted))
        {
            await KnownCodes.Check(admitted, question.Request, context.RequestAborted);
        }

        using Workspace own = whole.Session();
        JobDesk desk = context.RequestServices.GetRequiredService<JobDesk>();
        Job job = await desk.Book(own).Add(question.UseCase, given, question.Asker.Account!, question.Language, context.RequestAborted);
        desk.Wake();
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers.Location = $"{Path}/{job.Id}";
        context.Response.Headers["Preference-Applied"] = Preference;
        await Asking.Write(context, AnswerJson.Of(ShowJob.Of(job), "pacesetter.job.show/1"));
    }

    /// <summary>The addresses of jobs beside those of their use cases.</summary>
    public static void Map(IEndpointRouteBuilder server)
    {
        UseCaseDescription list = Of("list"), show = Of("show"), cancel = Of("cancel");
        server.MapGet(Path, context => Asking.Answer(context, list, RequestForm.OfQuery(list, context.Request.Query)));
        server.MapGet(Path + "/{id}", context => Asking.Answer(context, show, RequestForm.Of(show, ("Id", IdOf(context)))));
        server.MapDelete(Path + "/{id}", context => Asking.Answer(context, cancel, RequestForm.Of(cancel, ("Id", IdOf(context)))));
    }

    static UseCaseDescription Of(string verb) => Endpoints.Served.Single(it => it.Step == "job" && it.Verb == verb);

    static string IdOf(HttpContext context) => (string)context.GetRouteValue("id")!;
}
