namespace Pacesetter.Statistics.Tests;

/// <summary>Runs a piece of work with all its parallel loops on one thread.</summary>
sealed class SingleThread : IDisposable
{
    readonly ConcurrentExclusiveSchedulerPair pair = new();

    public void Dispose() => pair.Complete();

    // Loops inside take the scheduler they run under, and this one lets only one task run at a time.
    public T Run<T>(Func<T> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, pair.ExclusiveScheduler).GetAwaiter().GetResult();
}
