using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>Says again and again that a write goes on, so that others wait for it, and not for one whose program is dead.</summary>
/// <remarks>Who is silent for <see cref="Silence"/> is passed over. Who was not heard for half of that does not commit, so that the two do not meet.</remarks>
sealed class Pulse
{
    /// <summary>After how long without a sign others pass a write over.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    readonly TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TimeProvider clock;
    readonly Task beating;
    long latest;

    /// <param name="say">Gives one sign.</param>
    /// <param name="clock">Tells how long ago the last was.</param>
    public Pulse(Func<Task> say, TimeProvider clock)
    {
        this.clock = clock;
        latest = clock.GetTimestamp();
        beating = Task.Run(() => Beat(say));
    }

    /// <summary>Ends it; true where the cluster took a sign a short while ago.</summary>
    public async Task<bool> End()
    {
        end.TrySetResult();
        // A sign that is on its way is waited for: two inserts at once into one replicated table hinder each other.
        await beating;
        return clock.GetElapsedTime(latest) < Silence / 2;
    }

    async Task Beat(Func<Task> say)
    {
        while (await Task.WhenAny(end.Task, Task.Delay(Pause)) != end.Task)
        {
            long before = clock.GetTimestamp();
            try
            {
                await say();
                latest = before;
            }
            catch (RefusalException)
            {
                // The next may be taken; where none is, the write does not count.
            }
        }
    }
}
