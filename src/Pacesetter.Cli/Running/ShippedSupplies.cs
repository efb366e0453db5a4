using Pacesetter.Lifecycles;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Checking;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Cli.Running;

/// <summary>Offers the use cases of the shipped program what they ask for, and opens no more than that.</summary>
static class ShippedSupplies
{
    public static Task Offer(Invocation invocation, Supplies supplies, CancellationToken cancel)
    {
        supplies.Add(new Installation(Program.Version, invocation.Workspace, WorkspaceSoundness.Look));
        supplies.Add(invocation.As is { } person ? RoleWords.Actor(person) : Actor.Owner);
        if (invocation.Needs(typeof(TermPack)))
        {
            supplies.Add(TermPack.Load(invocation.Language ?? "en"));
        }

        if (invocation.Needs(typeof(WorkspaceSettings), typeof(Workspace)))
        {
            WorkspaceSettings settings = WorkspaceSettings.Read(invocation.Workspace);
            supplies.Add(settings);
            if (invocation.Needs(typeof(Workspace)))
            {
                supplies.Add(supplies.Own(Workspace.Open(settings, TimeProvider.System)));
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Recognises data unfit for a method.</summary>
    public static Fault? Known(Exception exception) =>
        exception is AssumptionException unfit ? new(ExitCode.UnfitForMethod, unfit.Id, unfit.Message) : null;
}
