using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Signing;

/// <summary>Sets the password of an account. Sessions that were opened with the one before end.</summary>
[UseCase("user", "password", "Set the password of an account, read from the terminal or the first line of standard input", Examples = ["user password ann"])]
public sealed class SetPassword(Workspace workspace, Actor actor, Asker asker) : IUseCase<SetPassword.Request, SetPassword.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Account account = await OwnAccount.Find(workspace, actor, request.Account, cancel);
        string password = request.Password.Reveal();
        PasswordBook.Check(password, account.Id);
        DateTimeOffset now = workspace.Clock.GetUtcNow();
        Password? kept = await workspace.Registry.FindAsync<Password>([account.Id], cancel);
        await PresentPassword.Confirm(workspace, asker, request.Present, account.Id, cancel);
        if (kept is null)
        {
            workspace.Registry.Add(new Password { Account = account.Id, Hash = PasswordBook.Hash(password), ChangedAt = now });
        }
        else
        {
            (kept.Hash, kept.ChangedAt, kept.Failures, kept.LockedUntil) = (PasswordBook.Hash(password), now, 0, null);
        }

        List<ApiKey> sessions = await workspace.Registry.Keys.Where(it => it.Account == account.Id && it.Session && it.RevokedAt == null).ToListAsync(cancel);
        sessions.ForEach(it => it.RevokedAt = now);
        await workspace.Audit.Append(new Act("set_password", "account", account.Id) { Detail = new Dictionary<string, object?> { ["sessions"] = sessions.Count } }.By(actor), cancel);
        return new(account.Id, now, sessions.Count);
    }

    public sealed record Request
    {
        [Field("The account", Argument = true, Value = "ACCOUNT")]
        public required string Account { get; init; }

        [Field("The new password")]
        public required Secret Password { get; init; }

        [Field("The present password of whoever asks, where they signed in with one")]
        public Secret? Present { get; init; }
    }

    /// <summary>What was done, and how many sessions it ended.</summary>
    public sealed record Answer(string Account, DateTimeOffset ChangedAt, int SessionsEnded);
}
