using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OtpNet;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Signing;

/// <summary>The second factor of accounts: codes of the hour by RFC 6238 (SHA-1, six figures, thirty seconds, one step of tolerance each way), and codes that open once.</summary>
sealed class FactorBook(Workspace workspace)
{
    const int MostFailures = 5;
    const int RecoveryCodes = 10;
    const int RecoveryBytes = 10;
    const int SecretBytes = 20;

    // A phone's clock is seldom off by more.
    static readonly VerificationWindow Tolerance = new(previous: 1, future: 1);
    static readonly TimeSpan Lock = TimeSpan.FromMinutes(5);

    DbSet<SecondFactor> Factors => workspace.Registry.Set<SecondFactor>();

    /// <summary>Whether the account is asked for codes.</summary>
    public Task<bool> Asks(string account, CancellationToken cancel) => Factors.AnyAsync(it => it.Account == account && it.ConfirmedAt != null, cancel);

    /// <summary>A new secret, and what is kept of it.</summary>
    public (string Text, string Sealed) Draw()
    {
        string text = Base32Encoding.ToString(RandomNumberGenerator.GetBytes(SecretBytes));
        return (text, Protector().Protect(text));
    }

    /// <summary>Codes that open once each, and what is kept of them.</summary>
    public static (IReadOnlyList<string> Codes, string Hashes) DrawRecovery()
    {
        string[] codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => Spaced(Base32Encoding.ToString(RandomNumberGenerator.GetBytes(RecoveryBytes))))];
        return (codes, string.Join(' ', codes.Select(it => Secrets.HashOf(Plain(it)))));
    }

    /// <summary>Whether a code is right and has not been used before; it is used by this. A wrong one counts towards a lock.</summary>
    /// <exception cref="RefusalException">The secret cannot be read with the keys of this folder.</exception>
    public async Task<bool> Accepts(string account, string code, CancellationToken cancel)
    {
        DateTimeOffset now = workspace.Clock.GetUtcNow();
        // Counted before it is compared, as passwords are.
        bool counted = await Factors
            .Where(it => it.Account == account && it.Failures < MostFailures && (it.LockedUntil == null || it.LockedUntil <= now))
            .ExecuteUpdateAsync(it => it.SetProperty(one => one.Failures, one => one.Failures + 1), cancel) == 1;
        SecondFactor? factor = await Factors.AsNoTracking().FirstOrDefaultAsync(it => it.Account == account, cancel);
        if (!counted || factor is null || !await Use(factor, Plain(code), now, cancel))
        {
            await LockOut(account, now, cancel);
            return false;
        }

        await Factors.Where(it => it.Account == account).ExecuteUpdateAsync(it => it.SetProperty(one => one.Failures, 0).SetProperty(one => one.LockedUntil, (DateTimeOffset?)null), cancel);
        return true;
    }

    // Of two who send one code at once, the database lets one change the row.
    async Task<bool> Use(SecondFactor factor, string code, DateTimeOffset now, CancellationToken cancel)
    {
        if (code.Length == 6 && code.All(char.IsAsciiDigit))
        {
            return new Totp(Base32Encoding.ToBytes(Opened(factor))).VerifyTotp(now.UtcDateTime, code, out long step, Tolerance)
                && await Factors.Where(it => it.Account == factor.Account && it.LastStep < step).ExecuteUpdateAsync(it => it.SetProperty(one => one.LastStep, step), cancel) == 1;
        }

        string[] kept = factor.Recovery.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string hash = Secrets.HashOf(code);
        string rest = string.Join(' ', kept.Where(it => it != hash));
        return factor.ConfirmedAt is not null && kept.Contains(hash)
            && await Factors.Where(it => it.Account == factor.Account && it.Recovery == factor.Recovery).ExecuteUpdateAsync(it => it.SetProperty(one => one.Recovery, rest), cancel) == 1;
    }

    async Task LockOut(string account, DateTimeOffset now, CancellationToken cancel)
    {
        DateTimeOffset? until = now + Lock;
        if (await Factors.Where(it => it.Account == account && it.Failures >= MostFailures)
            .ExecuteUpdateAsync(it => it.SetProperty(one => one.Failures, 0).SetProperty(one => one.LockedUntil, until), cancel) == 1)
        {
            await workspace.Audit.Append(new Act("lock", "second_factor", account) { Actor = Act.Program, Role = Act.Program }, cancel);
        }
    }

    string Opened(SecondFactor factor)
    {
        try
        {
            return Protector().Unprotect(factor.Sealed);
        }
        catch (CryptographicException)
        {
            throw new RefusalException(RefusalKind.Conflict, "factor_unreadable", "The keys with which the second factor was sealed are not in this workspace's folder.", "Sign in with a recovery code, or have the owner take the factor off: pacesetter factor remove");
        }
    }

    IDataProtector Protector() => FormKeys.Provider(workspace.Settings).CreateProtector("second-factor");

    static string Spaced(string text) => string.Join('-', text.Chunk(4).Select(it => new string(it)));

    static string Plain(string code) => new([.. code.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);
}
