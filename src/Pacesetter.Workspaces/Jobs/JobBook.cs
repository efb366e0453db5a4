using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Jobs;

/// <summary>Keeps the jobs of a workspace: who waits, who runs which under a lease, what came of it.</summary>
/// <param name="workspace">The workspace, with a registry session of the caller's own.</param>
/// <param name="holder">Who takes jobs: one running program.</param>
public sealed class JobBook(Workspace workspace, string holder)
{
    const int MostOpen = 20;
    const int MostAttempts = 3;

    /// <summary>For how long a running job is its holder's without a sign of life.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    DbSet<Job> Jobs => workspace.Registry.Jobs;

    DateTimeOffset Now => workspace.Clock.GetUtcNow();

    /// <summary>Takes in a question.</summary>
    /// <exception cref="RefusalException">The account has too many that wait.</exception>
    public async Task<Job> Add(UseCaseDescription useCase, string request, string account, string language, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(useCase);
        if (await Jobs.CountAsync(it => it.Account == account && (it.State == JobState.Queued || it.State == JobState.Running), cancel) >= MostOpen)
        {
            throw new RefusalException(RefusalKind.Conflict, "too_many_jobs", $"{MostOpen} jobs of yours wait already.", "Wait for them, or call some off: pacesetter job cancel ID");
        }

        var job = new Job { Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), UseCase = useCase.Name, Request = request, Account = account, Language = language, CreatedAt = Now };
        Jobs.Add(job);
        await workspace.Registry.SaveChangesAsync(cancel);
        workspace.Registry.Entry(job).State = EntityState.Detached;
        return job;
    }

    /// <summary>Puts right what programs that were killed left behind, and forgets what is old. What changes nothing, the repeatable, is simply run again.</summary>
    public async Task Tidy(IReadOnlyCollection<string> repeatable, CancellationToken cancel)
    {
        DateTimeOffset now = Now;
        DateTimeOffset old = now - Kept;
        IQueryable<Job> left = Jobs.Where(it => it.State == JobState.Running && it.HeldUntil < now);
        await left.Where(it => it.CancelAsked).ExecuteUpdateAsync(row => row.SetProperty(it => it.State, JobState.Cancelled).SetProperty(it => it.EndedAt, now), cancel);
        await left.Where(it => repeatable.Contains(it.UseCase) && it.Attempts < MostAttempts).ExecuteUpdateAsync(row => row.SetProperty(it => it.State, JobState.Queued).SetProperty(it => it.Holder, (string?)null), cancel);
        await left.ExecuteUpdateAsync(row => row.SetProperty(it => it.State, JobState.Interrupted).SetProperty(it => it.EndedAt, now), cancel);
        await Jobs.Where(it => it.EndedAt != null && it.EndedAt < old).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Takes the job that has waited longest; null where none does. One statement decides who has it.</summary>
    public async Task<Job?> Claim(CancellationToken cancel)
    {
        while (await Jobs.AsNoTracking().Where(it => it.State == JobState.Queued).OrderBy(it => it.CreatedAt).Select(it => it.Id).FirstOrDefaultAsync(cancel) is { } id)
        {
            DateTimeOffset now = Now;
            DateTimeOffset until = now + Lease;
            int taken = await Jobs.Where(it => it.Id == id && it.State == JobState.Queued).ExecuteUpdateAsync(
                row => row.SetProperty(it => it.State, JobState.Running).SetProperty(it => it.Holder, holder).SetProperty(it => it.HeldUntil, until).SetProperty(it => it.StartedAt, now).SetProperty(it => it.Attempts, it => it.Attempts + 1),
                CancellationToken.None);
            if (taken == 1)
            {
                // Whoever has taken it must get to know it, or nobody gives it back.
                return await Jobs.AsNoTracking().FirstAsync(it => it.Id == id, CancellationToken.None);
            }
        }

        return null;
    }

    /// <summary>Says that a job still runs and how far it is. False where it is to stop: it was called off, or another program has it.</summary>
    public async Task<bool> Beat(string id, Advance? advance, CancellationToken cancel)
    {
        DateTimeOffset until = Now + Lease;
        string? task = advance?.Task;
        long? steps = advance?.Done;
        long? total = advance?.Total;
        return await Mine(id).Where(it => !it.CancelAsked).ExecuteUpdateAsync(
            row => row.SetProperty(it => it.HeldUntil, until).SetProperty(it => it.Task, task).SetProperty(it => it.Steps, steps).SetProperty(it => it.Total, total),
            cancel) == 1;
    }

    /// <summary>Notes what came of a job; nothing where another program has it by now.</summary>
    public async Task End(string id, JobState state, string? result, string? problem)
    {
        DateTimeOffset now = Now;
        // Noted even where the program is being stopped.
        await Mine(id).ExecuteUpdateAsync(
            row => row.SetProperty(it => it.State, state).SetProperty(it => it.Result, result).SetProperty(it => it.Problem, problem).SetProperty(it => it.EndedAt, now).SetProperty(it => it.Holder, (string?)null),
            CancellationToken.None);
    }

    /// <summary>Gives a job back, to be begun anew by whoever takes it next.</summary>
    public async Task Return(string id) => await Mine(id).ExecuteUpdateAsync(
        row => row.SetProperty(it => it.State, JobState.Queued).SetProperty(it => it.Holder, (string?)null).SetProperty(it => it.Attempts, it => it.Attempts - 1),
        CancellationToken.None);

    IQueryable<Job> Mine(string id) => Jobs.Where(it => it.Id == id && it.State == JobState.Running && it.Holder == holder);
}
