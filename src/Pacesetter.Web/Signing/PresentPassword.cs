using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Signing;

/// <summary>Asks whoever signed in for their password once more, so that nobody who finds a screen left open makes an account theirs by it.</summary>
static class PresentPassword
{
    /// <exception cref="RefusalException">It was not given, or is not theirs.</exception>
    public static async Task Confirm(Workspace workspace, Asker asker, Secret? present, string account, CancellationToken cancel)
    {
        if (asker.SignedIn && (present is null || await new SignIn(workspace).Confirmed(asker.Account!, present.Reveal(), cancel) is null))
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "present_password_needed", $"Whoever signed in with a password gives it once more to change how {account} signs in.", "Send it as present; after five failures wait five minutes.");
        }
    }
}
