using System.Text.Json.Nodes;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Ingesting.Feeding;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Serving;

/// <summary>A request of somebody: what for, and as whom. Asked at once, or later as a job.</summary>
/// <param name="UseCase">What for.</param>
/// <param name="Request">The request.</param>
/// <param name="Actor">Who acts, with their reach.</param>
/// <param name="Asker">The account that asks.</param>
sealed record Question(UseCaseDescription UseCase, object Request, Actor Actor, Asker Asker)
{
    /// <summary>The term pack of the answer.</summary>
    public string Language { get; init; } = "en";

    public IProgress<Advance> Progress { get; init; } = new Progress<Advance>();

    /// <summary>The records sent with it, where some are.</summary>
    public Feed? Feed { get; init; }

    /// <summary>The workspace as far as the actor reaches for this question, to be disposed after it.</summary>
    /// <exception cref="RefusalException">The actor may not ask it.</exception>
    public async Task<Workspace> Admit(Workspace whole, CancellationToken cancel)
    {
        Workspace workspace = await Admission.Admit(whole, Actor, UseCase, Request, cancel);
        try
        {
            await KnownCodes.Check(workspace, Request, cancel);
            return workspace;
        }
        catch
        {
            workspace.Dispose();
            throw;
        }
    }

    /// <summary>The answer as JSON. It is written while the workspace is open: rows may still be on their way.</summary>
    public async Task<JsonObject> Ask(Workspace workspace, TimeProvider clock, CancellationToken cancel) =>
        AnswerJson.Of(await Run(workspace, clock, cancel), UseCase.Schema);

    /// <summary>The answer.</summary>
    public async Task<object> Run(Workspace workspace, TimeProvider clock, CancellationToken cancel)
    {
        await Looks.Note(workspace, Actor, UseCase, Request, cancel);
        return await UseCase.Run(Request, Resolve, cancel);

        object Resolve(Type type) =>
            type == typeof(Workspace) ? workspace
            : type == typeof(WorkspaceDoor) ? new WorkspaceDoor(_ => Task.FromResult(workspace))
            : type == typeof(Actor) ? Actor
            : type == typeof(Asker) ? Asker
            : type == typeof(TimeProvider) ? clock
            : type == typeof(TermPack) ? TermPack.Load(Language)
            : type == typeof(Feed) && Feed is { } feed ? feed
            : type == typeof(IProgress<Advance>) ? Progress
            : throw new ArgumentException($"{UseCase.Name} asks for {type}, which the server does not supply.");
    }
}
