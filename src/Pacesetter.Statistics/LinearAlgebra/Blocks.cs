namespace Pacesetter.Statistics.LinearAlgebra;

/// <summary>Work cut into a fixed number of blocks: which thread takes which block never changes a result.</summary>
static class Blocks
{
    /// <summary>The threads to use: all processors where none are asked for.</summary>
    public static int Threads(int asked) => asked > 0 ? asked : Environment.ProcessorCount;

    /// <summary>Runs <paramref name="body"/> once for every block; blocks are handed out in rising order.</summary>
    public static void Run(int blocks, int threads, Action<int> body)
    {
        if (threads <= 1 || blocks <= 1)
        {
            for (int block = 0; block < blocks; block++)
            {
                body(block);
            }

            return;
        }

        int next = -1;
        int workers = Math.Min(threads, blocks);
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ =>
        {
            for (int block = Interlocked.Increment(ref next); block < blocks; block = Interlocked.Increment(ref next))
            {
                body(block);
            }
        });
    }

    /// <summary>The half-open range of items that belong to a block of <paramref name="size"/> items.</summary>
    public static (int First, int End) Range(int block, int size, int items) =>
        (block * size, (int)Math.Min(((long)block + 1) * size, items));

    /// <summary>How many blocks of <paramref name="size"/> hold all the items.</summary>
    public static int Count(int items, int size) => (int)(((long)items + size - 1) / size);
}
