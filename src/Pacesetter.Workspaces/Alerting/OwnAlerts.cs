using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Alerting;

/// <summary>Whose alerts are meant: the asker's own; whoever works on the files names the account.</summary>
static class OwnAlerts
{
    /// <exception cref="RefusalException">No account is named, or another's.</exception>
    public static string Account(Asker asker, string? named) =>
        (asker.Account ?? named) is not { } account ? throw new RefusalException(RefusalKind.Usage, "account_needed", "It is not said whose alerts.", "Say it: --account ACCOUNT")
        : named is null || named == account ? account
        : throw new RefusalException(RefusalKind.NotAuthorised, "alerts_not_ones_own", "Alerts are shown to whom they tell alone.", "Leave account out.");

    /// <summary>The same for a change, which a key with a part of the account's roles does not make.</summary>
    /// <exception cref="RefusalException">No account is named, or another's, or the key is narrowed.</exception>
    public static string Changed(Asker asker, string? named) => !asker.Narrowed ? Account(asker, named)
        : throw new RefusalException(RefusalKind.NotAuthorised, "key_narrowed", "A key that holds a part of an account's roles changes nothing of the account.", "Sign in, or use a key of the whole account.");
}
