using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;

namespace Pacesetter.Web.Signing;

/// <summary>Accounts and their passkeys, as the platform's verifier of passkeys asks for them. It changes no account.</summary>
sealed class PasskeyStore(Workspace workspace) : IUserPasskeyStore<Account>
{
    /// <summary>The identifier under which a credential is kept.</summary>
    public static string IdOf(byte[] credential) => Base64Url.EncodeToString(credential);

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Id);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Id);

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        workspace.Registry.Accounts.AsNoTracking().FirstOrDefaultAsync(it => it.Id == userId && it.ClosedAt == null, cancellationToken);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => FindByIdAsync(normalizedUserName, cancellationToken);

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        string id = IdOf(credentialId);
        return await workspace.Registry.Set<Passkey>().AsNoTracking().FirstOrDefaultAsync(it => it.Id == id, cancellationToken) is { } kept ? await FindByIdAsync(kept.Account, cancellationToken) : null;
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        string id = IdOf(credentialId);
        return await workspace.Registry.Set<Passkey>().AsNoTracking().FirstOrDefaultAsync(it => it.Id == id && it.Account == user.Id, cancellationToken) is { } kept ? Told(kept) : null;
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await workspace.Registry.Set<Passkey>().AsNoTracking().Where(it => it.Account == user.Id).ToListAsync(cancellationToken)).Select(Told)];

    public async Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        string id = IdOf(passkey.CredentialId);
        if (await workspace.Registry.Set<Passkey>().FirstOrDefaultAsync(it => it.Id == id, cancellationToken) is not { } kept)
        {
            workspace.Registry.Add(new Passkey
            {
                Id = id,
                Account = user.Id,
                Name = passkey.Name ?? "",
                PublicKey = passkey.PublicKey,
                SignCount = passkey.SignCount,
                Transports = string.Join(' ', passkey.Transports ?? []),
                BackupEligible = passkey.IsBackupEligible,
                BackedUp = passkey.IsBackedUp,
                Attestation = passkey.AttestationObject,
                ClientData = passkey.ClientDataJson,
                CreatedAt = workspace.Clock.GetUtcNow(),
            });
        }
        else
        {
            (kept.SignCount, kept.BackedUp, kept.LastUsedAt) = (passkey.SignCount, passkey.IsBackedUp, workspace.Clock.GetUtcNow());
        }
    }

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw Elsewhere();

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw Elsewhere();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw Elsewhere();

    public void Dispose()
    {
        // The workspace is its opener's.
    }

    static NotSupportedException Elsewhere() => new NotSupportedException("Accounts are changed by their use cases.");

    // A passkey is added only where the device verified its user.
    static UserPasskeyInfo Told(Passkey kept) =>
        new(Base64Url.DecodeFromChars(kept.Id), kept.PublicKey, kept.CreatedAt, (uint)kept.SignCount, kept.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries), isUserVerified: true, kept.BackupEligible, kept.BackedUp, kept.Attestation, kept.ClientData) { Name = kept.Name };
}
