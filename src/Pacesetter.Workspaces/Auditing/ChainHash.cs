using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pacesetter.Workspaces.Auditing;

/// <summary>The hash of an entry: SHA-256 over the hash before, the place in the chain, and every text led by its length, so that no two entries read alike.</summary>
sealed class ChainHash
{
    const int Absent = -1;

    byte[] buffer = new byte[1024];
    int length;

    /// <summary>Begins an entry.</summary>
    public ChainHash Begin(ReadOnlySpan<byte> previous, long sequence)
    {
        previous.CopyTo(buffer);
        BinaryPrimitives.WriteInt64BigEndian(buffer.AsSpan(previous.Length), sequence);
        length = previous.Length + sizeof(long);
        return this;
    }

    /// <summary>Adds a text, or the absence of one.</summary>
    public ChainHash Add(string? text)
    {
        int needed = length + sizeof(int) + (text is null ? 0 : Encoding.UTF8.GetMaxByteCount(text.Length));
        if (needed > buffer.Length)
        {
            Array.Resize(ref buffer, needed * 2);
        }

        int written = text is null ? Absent : Encoding.UTF8.GetBytes(text, buffer.AsSpan(length + sizeof(int)));
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(length), written);
        length += sizeof(int) + Math.Max(0, written);
        return this;
    }

    /// <summary>Writes the hash of what was added.</summary>
    public void End(Span<byte> hash) => SHA256.HashData(buffer.AsSpan(0, length), hash);
}
