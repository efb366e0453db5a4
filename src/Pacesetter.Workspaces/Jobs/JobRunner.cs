using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Checking;
using Pacesetter.Workspaces.Ingesting.Uploading;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Jobs;

/// <summary>Runs the jobs of a workspace under leases, so that two programs on one registry never do the same.</summary>
public sealed class JobRunner(Workspace workspace)
{
    IJob[] Quick => [new DueMoves(workspace), new QuotasInForce(workspace), new RetainedNames(workspace), new ExpiredUploads(workspace)];

    /// <summary>Runs every job that is needed and that nobody else holds, and says how much each did.</summary>
    public Task<IReadOnlyDictionary<string, int>> Run(CancellationToken cancel) => Run(Quick, cancel);

    /// <summary>The same with those that take too long for somebody to wait for: a server runs them in its rounds.</summary>
    public Task<IReadOnlyDictionary<string, int>> RunAll(CancellationToken cancel) => Run([.. Quick, new Recomputation(workspace)], cancel);

    /// <summary>The same for jobs at hand.</summary>
    internal async Task<IReadOnlyDictionary<string, int>> Run(IReadOnlyList<IJob> jobs, CancellationToken cancel)
    {
        var leases = new Leases(workspace);
        var today = new DateTimeOffset(workspace.Clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var done = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (IJob job in jobs)
        {
            if (await job.IsNeeded(cancel) && await leases.Take(job.Name, job.OnceADay ? today : DateTimeOffset.MaxValue, cancel))
            {
                bool ran = false;
                try
                {
                    done[job.Name] = await job.Run(cancel);
                    ran = true;
                }
                finally
                {
                    // Broken off, by a stop or a failure, it is another instance's or the next round's.
                    await leases.Release(job.Name, ran);
                }
            }
        }

        return done;
    }
}
