using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Repeating;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Serving;

/// <summary>Asks a use case for whoever sent the request, as far as they reach, and writes its answer.</summary>
static class Asking
{
    public static async Task Answer(HttpContext context, Address address, object request)
    {
        IServiceProvider services = context.RequestServices;
        Actor actor = context.Features.Get<Actor>()!;
        UseCaseDescription useCase = address.UseCase;
        using Workspace workspace = Admission.Admit(services.GetRequiredService<Workspace>(), actor, useCase, request);
        await KnownCodes.Check(workspace, request, context.RequestAborted);
        Outcome outcome = address.Changes ? await services.GetRequiredService<Repeats>().Ask(context, workspace, Ask) : await Ask();
        await Tagged.Write(context, outcome);

        async Task<Outcome> Ask() => Tagged.Of(address, AnswerJson.Of(await useCase.Run(request, Resolve, context.RequestAborted), useCase.Schema));

        object Resolve(Type type) =>
            type == typeof(Workspace) ? workspace
            : type == typeof(WorkspaceDoor) ? new WorkspaceDoor(_ => Task.FromResult(workspace))
            : type == typeof(Actor) ? actor
            : type == typeof(TimeProvider) ? services.GetRequiredService<TimeProvider>()
            : type == typeof(TermPack) ? TermPack.Load(Language(context.Request))
            : type == typeof(IProgress<Advance>) ? new Progress<Advance>()
            : throw new ArgumentException($"{useCase.Name} asks for {type}, which the server does not supply.");
    }

    /// <summary>Whether the registry answers.</summary>
    public static async Task<IResult> Ready(Workspace workspace, CancellationToken cancel)
    {
        using Workspace own = workspace.Session();
        return await own.Registry.Database.CanConnectAsync(cancel) ? Results.Text("ready") : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    static string Language(HttpRequest request) => request.Headers.AcceptLanguage.ToString().StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-Hans" : "en";
}
