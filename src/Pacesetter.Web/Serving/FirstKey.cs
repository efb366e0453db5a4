using Microsoft.EntityFrameworkCore;
using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;

namespace Pacesetter.Web.Serving;

/// <summary>Where nobody can come in yet, the first run makes the owner's account and a key.</summary>
static class FirstKey
{
    const int Days = 30;

    /// <summary>The key's text, or null where there are accounts already.</summary>
    public static async Task<string?> Make(Workspace workspace, CancellationToken cancel)
    {
        if (await workspace.Registry.Accounts.AnyAsync(cancel))
        {
            return null;
        }

        await new GrantRoles(workspace, Actor.Owner).Run(new GrantRoles.Request { Id = "owner", Roles = [$"owner@{Grant.Everywhere}"] }, cancel);
        return (await new AddKey(workspace, Actor.Owner).Run(new AddKey.Request { Account = "owner", Days = Days, Note = "first run" }, cancel)).Key;
    }
}
