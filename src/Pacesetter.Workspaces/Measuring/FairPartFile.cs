using System.Runtime.InteropServices;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Cells sorted by part into a file, to be read back part by part.</summary>
/// <remarks>Small parts lie together in bins, so that few places are written to at a time. A bin holds no more cells than the largest part,
/// or than a thousandth of all where that is more; one bin is read at a time.</remarks>
sealed class FairPartFile : IDisposable
{
    const int Buffer = 64;
    const int Bins = 1024;
    const int Least = 4096;

    readonly FairRoom room;
    readonly FileStream file;
    readonly int[] binOf;
    readonly long[] start; // by bin, in cells
    readonly long[] next;
    readonly FairCell[][] buffers;
    readonly int[] filled;

    /// <param name="room">Where the file goes.</param>
    /// <param name="counts">The cells of every part.</param>
    public FairPartFile(FairRoom room, long[] counts)
    {
        long most = Math.Max(Math.Max(counts.Max(), counts.Sum() / Bins), Least);
        binOf = new int[counts.Length];
        var ends = new List<long> { 0 };
        long inBin = 0;
        for (int part = 0; part < counts.Length; part++)
        {
            if (inBin > 0 && inBin + counts[part] > most)
            {
                ends.Add(ends[^1] + inBin);
                inBin = 0;
            }

            binOf[part] = ends.Count - 1;
            inBin += counts[part];
        }

        start = [.. ends, ends[^1] + inBin];
        next = [.. start];
        buffers = [.. Enumerable.Range(0, start.Length - 1).Select(_ => new FairCell[Buffer])];
        filled = new int[buffers.Length];
        this.room = room;
        file = room.Open();
    }

    public void Add(int part, in FairCell cell)
    {
        int bin = binOf[part];
        buffers[bin][filled[bin]++] = cell;
        if (filled[bin] == Buffer)
        {
            Write(bin);
        }
    }

    /// <summary>The cells part by part, in the order of the parts and within one in the order they came.</summary>
    /// <param name="partOf">The part of a cell.</param>
    public IEnumerable<FairCell[]> Read(Func<FairCell, int> partOf)
    {
        for (int bin = 0; bin < buffers.Length; bin++)
        {
            Write(bin);
            var cells = new FairCell[start[bin + 1] - start[bin]];
            if (FairCellStore.Fill(file, cells, start[bin] * Marshal.SizeOf<FairCell>()) != cells.Length)
            {
                throw new EndOfStreamException($"{file.Name} ends before the cells that were written to it");
            }

            int last = Array.LastIndexOf(binOf, bin);
            if (Array.IndexOf(binOf, bin) == last)
            {
                yield return cells;
                continue;
            }

            foreach (IGrouping<int, FairCell> part in cells.GroupBy(partOf).OrderBy(it => it.Key))
            {
                yield return [.. part];
            }
        }
    }

    public void Dispose() => file.Dispose();

    void Write(int bin)
    {
        room.Put(() => RandomAccess.Write(file.SafeFileHandle, MemoryMarshal.AsBytes(buffers[bin].AsSpan(0, filled[bin])), next[bin] * Marshal.SizeOf<FairCell>()));
        next[bin] += filled[bin];
        filled[bin] = 0;
    }
}
