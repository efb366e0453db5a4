using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Signing;

/// <summary>Shows how an account comes in.</summary>
[UseCase("user", "show", "How an account comes in: its roles, password, second factor, passkeys and sessions", Examples = ["user show ann", "user show ann --json"])]
public sealed class ShowSignIn(Workspace workspace, Actor actor) : IUseCase<ShowSignIn.Request, ShowSignIn.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await Of(workspace, await OwnAccount.Find(workspace, actor, request.Account, cancel), cancel);
    }

    internal static async Task<Answer> Of(Workspace workspace, Account account, CancellationToken cancel)
    {
        DateTimeOffset now = workspace.Clock.GetUtcNow();
        SecondFactor? factor = await workspace.Registry.Set<SecondFactor>().AsNoTracking().FirstOrDefaultAsync(it => it.Account == account.Id, cancel);
        Passkey[] passkeys = await workspace.Registry.Set<Passkey>().AsNoTracking().Where(it => it.Account == account.Id).OrderBy(it => it.Id).ToArrayAsync(cancel);
        int sessions = (await workspace.Registry.Keys.AsNoTracking().Where(it => it.Account == account.Id && it.Session && it.RevokedAt == null).ToListAsync(cancel)).Count(it => now < it.ExpiresAt && now - (it.LastUsedAt ?? it.CreatedAt) < ApiKey.Unused);
        return new(account.Id, account.Person, [.. account.Grants.Select(it => $"{RoleWords.OfGrant(it.Roles)}@{it.Unit}")])
        {
            ClosedAt = account.ClosedAt,
            PasswordSetAt = (await workspace.Registry.Set<Password>().AsNoTracking().FirstOrDefaultAsync(it => it.Account == account.Id, cancel))?.ChangedAt,
            FactorSince = factor?.ConfirmedAt,
            RecoveryLeft = factor?.Recovery.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length ?? 0,
            Passkeys = [.. passkeys.Select(it => new PasskeyRow(it.Id, it.Name, it.CreatedAt, it.LastUsedAt))],
            Sessions = sessions,
        };
    }

    public sealed record Request
    {
        [Field("The account", Argument = true, Value = "ACCOUNT")]
        public required string Account { get; init; }
    }

    /// <summary>How it comes in.</summary>
    public sealed record Answer(string Account, string? Person, IReadOnlyList<string> Roles)
    {
        public DateTimeOffset? ClosedAt { get; init; }

        public DateTimeOffset? PasswordSetAt { get; init; }

        /// <summary>Since when it is asked for codes; null where it is not.</summary>
        public DateTimeOffset? FactorSince { get; init; }

        public int RecoveryLeft { get; init; }

        public IReadOnlyList<PasskeyRow> Passkeys { get; init; } = [];

        /// <summary>How many sessions are open.</summary>
        public int Sessions { get; init; }
    }

    /// <summary>One passkey.</summary>
    public sealed record PasskeyRow(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);
}
