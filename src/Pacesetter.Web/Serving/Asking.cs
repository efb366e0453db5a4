using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Lifecycles;
using Pacesetter.Web.Serving.Waiting;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Ingesting.Feeding;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving;

/// <summary>Asks a use case for whoever sent the request, as far as they reach, and writes its answer.</summary>
static class Asking
{
    public static async Task Answer(HttpContext context, UseCaseDescription useCase, object request)
    {
        IServiceProvider services = context.RequestServices;
        Workspace whole = services.GetRequiredService<Workspace>();
        var question = new Question(useCase, request, context.Features.Get<Actor>()!, context.Features.Get<Asker>()!)
        {
            Language = Language(context.Request),
            Feed = new Feed("the body", () => context.Request.Body),
        };
        if (Posting.IsPreferred(context.Request, useCase))
        {
            await Posting.Post(context, whole, question);
            return;
        }

        JsonObject json = await question.Ask(whole, services.GetRequiredService<TimeProvider>(), context.RequestAborted);
        if (useCase.Noun is not null && json["version"] is JsonValue version)
        {
            context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{(int)version}\"");
        }

        await Write(context, json);
    }

    /// <summary>Writes an answer.</summary>
    public static Task Write(HttpContext context, JsonObject json) =>
        context.Response.WriteAsJsonAsync(json, AnswerJson.Options, "application/json; charset=utf-8", context.RequestAborted);

    /// <summary>Whether the registry answers.</summary>
    public static async Task<IResult> Ready(Workspace workspace, CancellationToken cancel)
    {
        using Workspace own = workspace.Session();
        return await own.Registry.Database.CanConnectAsync(cancel) ? Results.Text("ready") : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    static string Language(HttpRequest request) => request.Headers.AcceptLanguage.ToString().StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-Hans" : "en";
}
