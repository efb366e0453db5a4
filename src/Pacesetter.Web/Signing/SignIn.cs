using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Signing;

/// <summary>Gives a key of some hours for a password. Whatever is wrong – password, account, a lock – looks the same and takes the same time.</summary>
sealed class SignIn(Workspace workspace)
{
    const int MostFailures = 5;

    static readonly TimeSpan Lock = TimeSpan.FromMinutes(5);
    static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    RegistryContext Registry => workspace.Registry;

    /// <summary>The key and until when it opens; null where it is none of somebody's business why not.</summary>
    /// <exception cref="RefusalException">The password is right, and a code is asked for that was not given.</exception>
    public async Task<(ApiKey Key, string Text)?> Try(string id, string password, string? code, CancellationToken cancel)
    {
        if (await Confirmed(id, password, cancel) is not { } account)
        {
            return null;
        }

        if (!await new FactorBook(workspace).Asks(id, cancel))
        {
            return await Open(account, "password", cancel);
        }

        return code is null
            ? throw new RefusalException(RefusalKind.NotAuthorised, "code_needed", "This account has a second factor.", "Send its code, or a recovery code, as code.")
            : await new FactorBook(workspace).Accepts(id, code, cancel) ? await Open(account, "password_and_code", cancel) : null;
    }

    /// <summary>A session of an account without its password: for a demonstration alone.</summary>
    public async Task<string> Give(string id, CancellationToken cancel) =>
        (await Open(await Registry.Accounts.AsNoTracking().SingleAsync(it => it.Id == id, cancel), "demonstration", cancel)).Text;

    /// <summary>A session of an account that has proved who they are.</summary>
    public async Task<(ApiKey Key, string Text)> Open(Account account, string by, CancellationToken cancel)
    {
        DateTimeOffset now = workspace.Clock.GetUtcNow();
        (ApiKey key, string text) = ApiKey.Make(account.Id, "session", now, now + Longest, (null, true));
        Registry.Keys.Add(key);
        await workspace.Audit.Append(new Act("sign_in", "account", account.Id) { Detail = new Dictionary<string, object?> { ["key"] = key.Id, ["by"] = by } }.By(account.Actor()), cancel);
        return (key, text);
    }

    /// <summary>The account, where the password is its own and it is open; null else, and a wrong one counts towards the lock.</summary>
    public async Task<Account?> Confirmed(string id, string password, CancellationToken cancel)
    {
        DateTimeOffset now = workspace.Clock.GetUtcNow();
        Account? account = await Registry.Accounts.AsNoTracking().FirstOrDefaultAsync(it => it.Id == id, cancel);
        Password? kept = await Registry.Set<Password>().AsNoTracking().FirstOrDefaultAsync(it => it.Account == id, cancel);
        // Counted before it is compared: many who guess at once get no more guesses than one after the other.
        bool counted = await Registry.Set<Password>()
            .Where(it => it.Account == id && it.Failures < MostFailures && (it.LockedUntil == null || it.LockedUntil <= now))
            .ExecuteUpdateAsync(it => it.SetProperty(one => one.Failures, one => one.Failures + 1), cancel) == 1;
        bool right = PasswordBook.Is(password, kept?.Hash);
        if (!right || !counted || account is null || account.ClosedAt is not null)
        {
            await LockOut(id, now, cancel);
            return null;
        }

        await Registry.Set<Password>().Where(it => it.Account == id).ExecuteUpdateAsync(it => it.SetProperty(one => one.Failures, 0).SetProperty(one => one.LockedUntil, (DateTimeOffset?)null), cancel);
        return account;
    }

    /// <summary>Ends the session of a key; false where it is none.</summary>
    public async Task<bool> End(string key, Actor actor, CancellationToken cancel)
    {
        if (await Registry.Keys.FindAsync([key], cancel) is not { Session: true } session)
        {
            return false;
        }

        session.RevokedAt ??= workspace.Clock.GetUtcNow();
        await workspace.Audit.Append(new Act("sign_out", "account", session.Account) { Detail = new Dictionary<string, object?> { ["key"] = key } }.By(actor), cancel);
        return true;
    }

    async Task LockOut(string id, DateTimeOffset now, CancellationToken cancel)
    {
        DateTimeOffset? until = now + Lock;
        if (await Registry.Set<Password>()
            .Where(it => it.Account == id && it.Failures >= MostFailures)
            .ExecuteUpdateAsync(it => it.SetProperty(one => one.Failures, 0).SetProperty(one => one.LockedUntil, until), cancel) == 1)
        {
            await workspace.Audit.Append(new Act("lock", "account", id) { Actor = Act.Program, Role = Act.Program }, cancel);
        }
    }
}
