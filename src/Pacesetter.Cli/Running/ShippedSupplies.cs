using Pacesetter.Workspaces.Checking;

namespace Pacesetter.Cli.Running;

/// <summary>Offers the use cases of the shipped program what they ask for, and opens no more than that.</summary>
static class ShippedSupplies
{
    public static Task Offer(Invocation invocation, Supplies supplies, CancellationToken cancel)
    {
        supplies.Add(new Installation(Program.Version, invocation.Workspace, Installation.Presence));
        return Task.CompletedTask;
    }
}
