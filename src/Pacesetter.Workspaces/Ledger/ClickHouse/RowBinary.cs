using System.Buffers.Binary;
using System.Text;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>Rows in ClickHouse's row format RowBinary: values in little-endian order, texts after their length.</summary>
sealed class RowBinaryWriter
{
    byte[] bytes = new byte[1 << 16];
    int length;

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, length);

    public int Length => length;

    public void Clear() => length = 0;

    public void Byte(byte value) => Take(1)[0] = value;

    public void Int32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(4), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    public void Text(string value)
    {
        int count = Encoding.UTF8.GetByteCount(value);
        uint left = (uint)count;
        while (left >= 0x80)
        {
            Byte((byte)((left & 0x7F) | 0x80));
            left >>= 7;
        }

        Byte((byte)left);
        Encoding.UTF8.GetBytes(value, Take(count));
    }

    Span<byte> Take(int count)
    {
        if (length + count > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + count));
        }

        length += count;
        return bytes.AsSpan(length - count, count);
    }
}

/// <summary>Reads rows in RowBinary from an answer. A stream that ends within a row is an error.</summary>
sealed class RowBinaryReader(Stream stream, IDisposable answer) : IDisposable
{
    readonly byte[] buffer = new byte[1 << 16];
    int at;
    int end;

    /// <summary>Whether another row begins here.</summary>
    public bool Next()
    {
        if (at < end)
        {
            return true;
        }

        (at, end) = (0, Fetch(0));
        return end > 0;
    }

    public byte Byte() => Give(1)[0];

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Give(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Give(8));

    public double Float64() => BinaryPrimitives.ReadDoubleLittleEndian(Give(8));

    /// <summary>A decimal of 128 bits, of so many digits after the point.</summary>
    public decimal Decimal128(byte scale)
    {
        Int128 value = BinaryPrimitives.ReadInt128LittleEndian(Give(16));
        UInt128 size = (UInt128)Int128.Abs(value);
        // 96 bits is what a decimal holds.
        ArgumentOutOfRangeException.ThrowIfNotEqual(size >> 96, UInt128.Zero, nameof(scale));
        return unchecked(new decimal((int)(uint)size, (int)(uint)(size >> 32), (int)(uint)(size >> 64), value < 0, scale));
    }

    public string Text()
    {
        int count = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = Byte();
            count |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                break;
            }
        }

        if (count <= buffer.Length)
        {
            return Encoding.UTF8.GetString(Give(count));
        }

        byte[] text = new byte[count];
        for (int filled = 0; filled < count;)
        {
            int step = Math.Min(count - filled, buffer.Length);
            Give(step).CopyTo(text.AsSpan(filled));
            filled += step;
        }

        return Encoding.UTF8.GetString(text);
    }

    public void Dispose()
    {
        stream.Dispose();
        answer.Dispose();
    }

    ReadOnlySpan<byte> Give(int count)
    {
        if (end - at < count)
        {
            buffer.AsSpan(at, end - at).CopyTo(buffer);
            (at, end) = (0, end - at);
            while (end < count)
            {
                int more = Fetch(end);
                if (more == 0)
                {
                    throw new RefusalException(RefusalKind.Failed, "cluster_cut_off", "An answer of the ledger's cluster ended within a row.", "Look whether its servers run, and repeat the command.");
                }

                end += more;
            }
        }

        at += count;
        return buffer.AsSpan(at - count, count);
    }

    int Fetch(int from)
    {
        try
        {
            return stream.Read(buffer, from, buffer.Length - from);
        }
        catch (IOException cut)
        {
            throw new RefusalException(RefusalKind.Failed, "cluster_cut_off", $"An answer of the ledger's cluster broke off: {cut.Message}", "Look whether its servers run, and repeat the command.");
        }
    }
}
