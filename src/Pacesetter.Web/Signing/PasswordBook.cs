using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Signing;

/// <summary>What a password must be, and how it is kept: long, none of the commonest, no rule of composition; hashed by the hasher of ASP.NET Core Identity.</summary>
static class PasswordBook
{
    const int Shortest = 12;
    const int Longest = 256;
    const int LeastDifferent = 4;
    const int Iterations = 210_000;

    static readonly PasswordHasher<Account> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    static readonly Account Nobody = new() { Id = "" };

    static readonly Lazy<IReadOnlySet<string>> Commonest = new(Read);

    // Compared with where there is no password, so that nobody learns from the time whether there is an account.
    static readonly Lazy<string> Dummy = new(() => Hash("no account has this one"));

    /// <summary>The hash of a password.</summary>
    public static string Hash(string password) => Hasher.HashPassword(Nobody, password.Normalize());

    /// <summary>Whether a password is the one of a hash; takes as long where there is none.</summary>
    public static bool Is(string password, string? hash) =>
        Hasher.VerifyHashedPassword(Nobody, hash ?? Dummy.Value, password.Normalize()) != PasswordVerificationResult.Failed && hash is not null;

    /// <summary>Refuses a password that is too easily guessed.</summary>
    /// <exception cref="RefusalException">It is short, common, or made of the account's name.</exception>
    public static void Check(string password, string account)
    {
        int length = password.EnumerateRunes().Count();
        if (length is < Shortest or > Longest)
        {
            throw Refused($"A password has {Shortest} to {Longest} characters.");
        }

        string plain = password.Normalize().ToLowerInvariant();
        if (Commonest.Value.Contains(plain) || plain.Distinct().Count() < LeastDifferent || plain.Replace(account.ToLowerInvariant(), "", StringComparison.Ordinal).Length < Shortest - LeastDifferent)
        {
            throw Refused("This password is among those tried first.");
        }
    }

    static RefusalException Refused(string why) => new(RefusalKind.Usage, "password_refused", why, "Take a sentence that nobody else would write; it needs no figures or signs.");

    static HashSet<string> Read()
    {
        using Stream stream = typeof(PasswordBook).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
