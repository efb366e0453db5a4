using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Pacesetter.Workspaces.Access;

/// <summary>How identifiers and secrets of keys, addresses and webhooks are made and kept. 256 random bits cannot be guessed, so a hash of them need not be slow.</summary>
public static class Secrets
{
    const int SecretBytes = 32;
    const int IdBytes = 6;

    /// <summary>The length of an identifier.</summary>
    public const int IdLength = 2 * IdBytes;

    /// <summary>A new identifier, which is no secret.</summary>
    public static string Identifier() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>A new secret, fit for an address.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>What is kept of a secret: SHA-256, in hexadecimal.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
