namespace Pacesetter.Statistics.Efficiency.Kernels;

/// <summary>Work over units in blocks of a fixed size: what a block does never depends on the thread that does it.</summary>
static class Blocks
{
    const int Size = 128;

    /// <summary>Calls the work for each number of 0 … count − 1, each thread with a worker of its own.</summary>
    public static void Run<TWorker>(int count, int threads, Func<TWorker> worker, Action<TWorker, int> work)
    {
        int blocks = (count + Size - 1) / Size;
        if (threads == 1 || blocks <= 1)
        {
            TWorker only = worker();
            for (int k = 0; k < count; k++)
            {
                work(only, k);
            }

            return;
        }

        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, worker, (block, _, own) =>
        {
            int end = Math.Min(count, (block + 1) * Size);
            for (int k = block * Size; k < end; k++)
            {
                work(own, k);
            }

            return own;
        }, _ => { });
    }
}
