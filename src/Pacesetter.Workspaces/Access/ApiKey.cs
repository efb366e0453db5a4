using System.Security.Cryptography;
using System.Text;
using Pacesetter.Access;

namespace Pacesetter.Workspaces.Access;

/// <summary>A key with which an account comes in. Of its secret only a hash is kept.</summary>
public sealed class ApiKey
{
    /// <summary>How long a key that was given for a password may lie unused.</summary>
    public static readonly TimeSpan Unused = TimeSpan.FromHours(2);

    const string Prefix = "pst_";

    /// <summary>The part of the key that is no secret.</summary>
    public required string Id { get; init; }

    public required string Account { get; init; }

    /// <summary>SHA-256 of the secret, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>What it is for.</summary>
    public string? Note { get; init; }

    /// <summary>What the key is narrowed to of the account's grants; null for all of them.</summary>
    public IReadOnlyList<Grant>? Grants { get; init; }

    /// <summary>True for a key that somebody was given for their password.</summary>
    public bool Session { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it opens nothing.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>A new key and its text, which is shown once.</summary>
    /// <param name="account">Whose key it is.</param>
    /// <param name="note">What it is for.</param>
    /// <param name="now">The present.</param>
    /// <param name="expires">From when on it opens nothing.</param>
    /// <param name="kind">What it is narrowed to, and whether it was given for a password.</param>
    public static (ApiKey Key, string Text) Make(string account, string? note, DateTimeOffset now, DateTimeOffset expires, (IReadOnlyList<Grant>? Grants, bool Session) kind = default)
    {
        string id = Secrets.Identifier();
        string secret = Secrets.Make();
        var key = new ApiKey { Id = id, Account = account, Hash = Secrets.HashOf(secret), Note = note, CreatedAt = now, ExpiresAt = expires, Grants = kind.Grants, Session = kind.Session };
        return (key, $"{Prefix}{id}_{secret}");
    }

    /// <summary>Takes the text of a key apart; null where it is none.</summary>
    public static (string Id, string Secret)? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('_', 3);
        return parts.Length == 3 && parts[0] + "_" == Prefix && parts[1].Length == Secrets.IdLength && parts[2].Length is > 0 and < 100 ? (parts[1], parts[2]) : null;
    }

    /// <summary>True where the secret is this key's, and the key still opens something.</summary>
    public bool Opens(string secret, DateTimeOffset now) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Secrets.HashOf(secret)), Encoding.ASCII.GetBytes(Hash)) && RevokedAt is null && now < ExpiresAt
        && !(Session && now - (LastUsedAt ?? CreatedAt) >= Unused);
}
