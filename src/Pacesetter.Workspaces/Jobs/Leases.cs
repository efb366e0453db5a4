using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Workspaces.Jobs;

/// <summary>Who may do which piece of work, so that two programs on one registry never do the same; and which piece is done.</summary>
public sealed class Leases(Workspace workspace)
{
    static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    readonly string holder = Holder.New();

    RegistryContext Registry => workspace.Registry;

    /// <summary>Takes a lease that nobody holds, of work that has not been done since a moment.</summary>
    public async Task<bool> Take(string work, DateTimeOffset notSince, CancellationToken cancel)
    {
        await Offer(work, cancel);
        DateTimeOffset now = workspace.Clock.GetUtcNow();
        DateTimeOffset until = now + Length;
        // One statement decides who has it; whoever changed no row came too late.
        return await Registry.Leases
            .Where(it => it.Job == work && (it.Holder == null || it.HeldUntil < now) && (it.LastRun == null || it.LastRun < notSince))
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.Holder, holder).SetProperty(it => it.HeldUntil, until), cancel) == 1;
    }

    /// <summary>Gives a lease back, even where the work was cancelled, and notes that the work is done, where it is.</summary>
    public Task<int> Release(string work, bool done)
    {
        DateTimeOffset now = workspace.Clock.GetUtcNow();
        IQueryable<JobLease> mine = Registry.Leases.Where(it => it.Job == work && it.Holder == holder);
        return done
            ? mine.ExecuteUpdateAsync(row => row.SetProperty(it => it.Holder, (string?)null).SetProperty(it => it.LastRun, now), CancellationToken.None)
            : mine.ExecuteUpdateAsync(row => row.SetProperty(it => it.Holder, (string?)null), CancellationToken.None);
    }

    /// <summary>Makes work known that is to be done once.</summary>
    public async Task Offer(string work, CancellationToken cancel)
    {
        if (await Registry.Leases.AnyAsync(it => it.Job == work, cancel))
        {
            return;
        }

        var lease = new JobLease { Job = work };
        Registry.Leases.Add(lease);
        try
        {
            await Registry.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another program offered it in the same moment: the row is there, which is all that was wanted.
        }

        Registry.Entry(lease).State = EntityState.Detached;
    }

    /// <summary>Whether work was done once.</summary>
    public Task<bool> IsDone(string work, CancellationToken cancel) => Registry.Leases.AnyAsync(it => it.Job == work && it.LastRun != null, cancel);

    /// <summary>The work of a name's beginning that was offered and is not done yet.</summary>
    public async Task<IReadOnlyList<string>> Undone(string beginning, CancellationToken cancel) =>
        await Registry.Leases.Where(it => it.Job.StartsWith(beginning) && it.LastRun == null).Select(it => it.Job).OrderBy(it => it).ToListAsync(cancel);
}
