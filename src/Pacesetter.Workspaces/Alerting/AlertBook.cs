using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Workspaces.Alerting;

/// <summary>What is asked of alerts beside the use cases.</summary>
public static class AlertBook
{
    /// <summary>How many alerts an account has not read: one small question of an index, as every page asks it.</summary>
    public static async Task<int> Unread(Workspace workspace, string account, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return await workspace.Registry.Set<Alert>().CountAsync(it => it.Account == account && it.ReadAt == null, cancel);
    }

    /// <summary>Forgets what accounts were told and what they chose, the mail address too.</summary>
    internal static async Task Forget(RegistryContext registry, IReadOnlyCollection<string> accounts, CancellationToken cancel)
    {
        await registry.Set<Alert>().Where(it => accounts.Contains(it.Account)).ExecuteDeleteAsync(cancel);
        await registry.Set<AlertChoice>().Where(it => accounts.Contains(it.Account)).ExecuteDeleteAsync(cancel);
    }
}
