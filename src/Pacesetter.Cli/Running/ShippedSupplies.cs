using Pacesetter.Lifecycles;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Checking;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Cli.Running;

/// <summary>Offers the use cases of the shipped program what they ask for, and opens no more than that.</summary>
static class ShippedSupplies
{
    public static async Task Offer(Invocation invocation, Supplies supplies, CancellationToken cancel)
    {
        supplies.Add(new Installation(Program.Version, invocation.Workspace, WorkspaceSoundness.Look));
        supplies.Add(invocation.As is { } person ? RoleWords.Actor(person) : Actor.Owner);
        supplies.Add(new Asker(null));
        if (invocation.Needs(typeof(TermPack)) || invocation.Language is not null)
        {
            supplies.Add(TermPack.Load(invocation.Language ?? "en"));
        }

        if (invocation.Needs(typeof(WorkspaceSettings)))
        {
            supplies.Add(WorkspaceSettings.Read(invocation.Workspace));
        }

        if (invocation.Needs(typeof(Workspace)))
        {
            supplies.Add(await Open(invocation, supplies, cancel));
        }

        supplies.Add(new WorkspaceDoor(token => Open(invocation, supplies, token)));
    }

    static async Task<Workspace> Open(Invocation invocation, Supplies supplies, CancellationToken cancel)
    {
        var clock = (TimeProvider)supplies.Resolve(typeof(TimeProvider));
        Workspace workspace = supplies.Own(Workspace.Open(WorkspaceSettings.Read(invocation.Workspace), clock));
        await new JobRunner(workspace).Run(cancel);
        Workspace admitted = await Admitted(invocation, workspace, supplies, cancel);
        await KnownCodes.Check(admitted, invocation.Request, cancel);
        await Looks.Note(admitted, (Actor)supplies.Resolve(typeof(Actor)), invocation.UseCase, invocation.Request, cancel);
        return admitted;
    }

    // Whoever acts as somebody has what that person's role has, and no more.
    static async Task<Workspace> Admitted(Invocation invocation, Workspace workspace, Supplies supplies, CancellationToken cancel)
    {
        if (invocation.As is not { } person)
        {
            return workspace;
        }

        Actor actor = RoleWords.Actor(person);
        return !invocation.UseCase.Local ? supplies.Own(await Admission.Admit(workspace, actor, invocation.UseCase, invocation.Request, cancel))
            : Rights.OwnersFiles.Contains(invocation.UseCase.Name) ? throw new RefusalException(RefusalKind.NotAuthorised, "role_lacks", $"Only the owner of the files may ask for {invocation.UseCase.Name}.", "Leave --as out.")
            : workspace;
    }

    /// <summary>Recognises data unfit for a method: what is wrong and what to do in the language asked for, and the value it hangs on as the method names it.</summary>
    public static Fault? Known(Exception exception, Invocation invocation)
    {
        if (exception is not AssumptionException unfit)
        {
            return null;
        }

        TermPack words = TermPack.Load(invocation.Language ?? "en");
        return new(ExitCode.UnfitForMethod, unfit.Id, words.Say("unfit", ("reason", words[$"reason.{unfit.Id}"])), words[$"remedy.{unfit.Id}"]) { Detail = unfit.Message };
    }
}
