using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Lifecycles;
using Pacesetter.Web.Serving.Waiting;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Ingesting.Feeding;
using Pacesetter.Workspaces.Repeating;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Serving;

/// <summary>Asks a use case for whoever sent the request, as far as they reach, and writes its answer.</summary>
static class Asking
{
    public static async Task Answer(HttpContext context, Address address, object request)
    {
        IServiceProvider services = context.RequestServices;
        Workspace whole = services.GetRequiredService<Workspace>();
        var question = new Question(address.UseCase, request, context.Features.Get<Actor>()!, context.Features.Get<Caller>()!.Asker)
        {
            Language = Language(context.Request),
            Feed = new Feed("the body", () => context.Request.Body),
        };
        if (Posting.IsPreferred(context.Request, address.UseCase))
        {
            await Tagged.Write(context, await Posting.Post(context, whole, question));
            return;
        }

        using Workspace workspace = await question.Admit(whole, context.RequestAborted);
        Outcome outcome = address.Changes ? await services.GetRequiredService<Repeats>().Ask(context, workspace, Ask) : await Ask();
        await Tagged.Write(context, outcome);

        async Task<Outcome> Ask() => Tagged.Of(address, await question.Ask(workspace, services.GetRequiredService<TimeProvider>(), context.RequestAborted));
    }

    /// <summary>Whether the registry answers.</summary>
    public static async Task<IResult> Ready(Workspace workspace, CancellationToken cancel)
    {
        using Workspace own = workspace.Session();
        return await own.Registry.Database.CanConnectAsync(cancel) ? Results.Text("ready") : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    // The packs of 1956 are asked for by their names, which are well-formed tags: a language with a variant.
    static string Language(HttpRequest request)
    {
        string first = request.Headers.AcceptLanguage.ToString().Split(',', ';')[0].Trim();
        return TermPack.All.FirstOrDefault(it => string.Equals(it, first, StringComparison.OrdinalIgnoreCase)) ?? (first.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-Hans" : "en");
    }
}
