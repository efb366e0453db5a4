using System.Runtime.InteropServices;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Cells in the order they came: in memory, or in a file once they are many.</summary>
sealed class FairCellStore : IDisposable
{
    // 64 kB: below what the runtime keeps apart as large.
    const int Chunk = 512;

    readonly FairRoom? room;
    readonly List<FairCell[]> full = [];
    FairCell[] last;
    int filled;
    FileStream? file;

    /// <param name="room">Where the file goes and when; null to hold all in memory.</param>
    public FairCellStore(FairRoom? room)
    {
        this.room = room;
        last = new FairCell[Math.Clamp(room?.Most ?? Chunk, 1, Chunk)];
    }

    public long Count { get; private set; }

    /// <summary>Whether the cells were too many for memory.</summary>
    public bool IsSpilled => file is not null;

    public void Add(in FairCell cell)
    {
        if (filled == last.Length)
        {
            Put();
        }

        last[filled++] = cell;
        Count++;
    }

    /// <summary>All cells, block by block; a block holds until the next is asked for.</summary>
    public IEnumerable<ReadOnlyMemory<FairCell>> Read()
    {
        foreach (FairCell[] chunk in full)
        {
            yield return chunk;
        }

        if (file is not null)
        {
            var block = new FairCell[16 * Chunk];
            for (long at = 0; at < file.Length;)
            {
                int read = Fill(file, block, at);
                at += (long)read * Marshal.SizeOf<FairCell>();
                yield return block.AsMemory(0, read);
            }
        }

        yield return last.AsMemory(0, filled);
    }

    /// <summary>Reads cells from a place in a file until the block is full or the file ends.</summary>
    public static int Fill(FileStream file, Span<FairCell> block, long at)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(block);
        int read = 0;
        while (read < bytes.Length && RandomAccess.Read(file.SafeFileHandle, bytes[read..], at + read) is > 0 and var more)
        {
            read += more;
        }

        return read / Marshal.SizeOf<FairCell>();
    }

    public void Dispose() => file?.Dispose();

    void Put()
    {
        if (file is null && room is not null && Count >= room.Most)
        {
            file = room.Open();
            full.ForEach(Write);
            full.Clear();
        }

        if (file is null)
        {
            full.Add(last);
            last = new FairCell[last.Length];
        }
        else
        {
            Write(last);
        }

        filled = 0;
    }

    void Write(FairCell[] chunk) => room!.Put(() => file!.Write(MemoryMarshal.AsBytes(chunk.AsSpan())));
}
