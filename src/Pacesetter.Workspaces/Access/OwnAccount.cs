using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>An account that somebody may dispose of: their own, or any as the owner. A key that was narrowed disposes of none, since it would thereby be widened.</summary>
public static class OwnAccount
{
    /// <exception cref="RefusalException">There is no such account, or it is another's.</exception>
    public static async Task<Account> Find(Workspace workspace, Actor actor, string id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return IsFor(actor, id) && await workspace.Registry.Accounts.FindAsync([id], cancel) is { } account
            ? account
            : throw new RefusalException(RefusalKind.Failed, "account_unknown", $"There is no account {id}, or it is not yours.", "The owner sees them with: pacesetter user list");
    }

    /// <summary>Whether the actor may dispose of what belongs to an account.</summary>
    public static bool IsFor(Actor actor, string account)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Reach.IsWhole || actor.Account == account;
    }
}
