using System.Security.Cryptography;
using System.Text;

namespace Pacesetter.Workspaces.Repeating;

/// <summary>A request that says which one it is, so that sending it again has no second effect.</summary>
/// <param name="Account">Who asks.</param>
/// <param name="Credential">The identifier of the API key they ask with.</param>
/// <param name="Secret">Its secret, from which the kept answer is sealed.</param>
/// <param name="Key">The Idempotency-Key.</param>
/// <param name="Asked">Method, address, version asked for and body.</param>
public sealed record Repeat(string Account, string Credential, string Secret, string Key, string Asked)
{
    const int NonceBytes = 12;
    const int TagBytes = 16;

    /// <summary>What is kept of the Idempotency-Key.</summary>
    public string KeyHash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Key)));

    /// <summary>What is kept of the question. It is keyed: a body may hold a password, which a plain hash would let one guess.</summary>
    public string Fingerprint => Convert.ToHexStringLower(HMACSHA256.HashData(Derived(), Encoding.UTF8.GetBytes(Asked)));

    /// <summary>The bytes as only a holder of the secret and the Idempotency-Key can read them.</summary>
    public byte[] Seal(byte[] body)
    {
        ArgumentNullException.ThrowIfNull(body);
        byte[] sealedBody = new byte[NonceBytes + TagBytes + body.Length];
        Span<byte> nonce = sealedBody.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(Derived(), TagBytes);
        cipher.Encrypt(nonce, body, sealedBody.AsSpan(NonceBytes + TagBytes), sealedBody.AsSpan(NonceBytes, TagBytes));
        return sealedBody;
    }

    /// <summary>The bytes again.</summary>
    public byte[] Open(byte[] sealedBody)
    {
        ArgumentNullException.ThrowIfNull(sealedBody);
        byte[] body = new byte[sealedBody.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(Derived(), TagBytes);
        cipher.Decrypt(sealedBody.AsSpan(0, NonceBytes), sealedBody.AsSpan(NonceBytes + TagBytes), sealedBody.AsSpan(NonceBytes, TagBytes), body);
        return body;
    }

    // What a record would print of itself holds the secret.
    public override string ToString() => Account;

    byte[] Derived() => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(Secret), 32, Encoding.UTF8.GetBytes(Key), "kept answer"u8.ToArray());
}

/// <summary>An answer as it goes out.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
public sealed record Outcome(int Status, byte[] Body)
{
    public string? Tag { get; init; }

    public string? Location { get; init; }

    /// <summary>True where it was answered before, and nothing was done now.</summary>
    public bool Replayed { get; init; }
}
