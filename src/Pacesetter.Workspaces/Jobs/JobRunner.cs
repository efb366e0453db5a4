using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Workspaces.Jobs;

/// <summary>Runs the jobs of a workspace under leases, so that two programs on one registry never do the same.</summary>
public sealed class JobRunner(Workspace workspace)
{
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    // Who this is, for others to see: the machine and the process.
    readonly string holder = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}");

    /// <summary>Runs every job that is needed and that nobody else holds, and says how much each did.</summary>
    public Task<IReadOnlyDictionary<string, int>> Run(CancellationToken cancel) => Run([new DueMoves(workspace), new QuotasInForce(workspace)], cancel);

    /// <summary>The same for jobs at hand.</summary>
    internal async Task<IReadOnlyDictionary<string, int>> Run(IReadOnlyList<IJob> jobs, CancellationToken cancel)
    {
        var done = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (IJob job in jobs)
        {
            if (await job.IsNeeded(cancel) && await Take(job, cancel))
            {
                try
                {
                    done[job.Name] = await job.Run(cancel);
                }
                finally
                {
                    await Release(job.Name);
                }
            }
        }

        return done;
    }

    // One statement decides who has it; whoever changed no row came too late.
    async Task<bool> Take(IJob job, CancellationToken cancel)
    {
        RegistryContext registry = workspace.Registry;
        DateTimeOffset now = workspace.Clock.GetUtcNow();
        DateTimeOffset until = now + Lease;
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        DateTimeOffset ranBefore = job.OnceADay ? today : DateTimeOffset.MaxValue;
        if (!await registry.Leases.AnyAsync(it => it.Job == job.Name, cancel))
        {
            await Offer(job.Name, cancel);
        }

        return await registry.Leases
            .Where(it => it.Job == job.Name && (it.Holder == null || it.HeldUntil < now) && (it.LastRun == null || it.LastRun < ranBefore))
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.Holder, holder).SetProperty(it => it.HeldUntil, until), cancel) == 1;
    }

    async Task Offer(string job, CancellationToken cancel)
    {
        var lease = new JobLease { Job = job };
        workspace.Registry.Leases.Add(lease);
        try
        {
            await workspace.Registry.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another program offered it in the same moment: the row is there, which is all that was wanted.
            workspace.Registry.Entry(lease).State = EntityState.Detached;
        }
    }

    // Released even where the work was cancelled.
    Task<int> Release(string job)
    {
        DateTimeOffset now = workspace.Clock.GetUtcNow();
        return workspace.Registry.Leases
            .Where(it => it.Job == job && it.Holder == holder)
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.Holder, (string?)null).SetProperty(it => it.LastRun, now), CancellationToken.None);
    }
}
