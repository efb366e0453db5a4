using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Repeating;

/// <summary>Does what is asked once, however often it is sent: effect and answer are written in one transaction, and a repeat is given the answer.</summary>
public sealed class Once(Workspace workspace)
{
    // For how long a repeat is known.
    static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    RegistryContext Registry => workspace.Registry;

    /// <summary>The answer of a request, now or of the first time.</summary>
    /// <param name="repeat">Which request it is.</param>
    /// <param name="ask">Does what is asked, on this workspace.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="RefusalException">What is asked was refused, or the key was used for something else.</exception>
    public async Task<Outcome> Ask(Repeat repeat, Func<Task<Outcome>> ask, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(repeat);
        ArgumentNullException.ThrowIfNull(ask);
        await using (IDbContextTransaction both = await Registry.Database.BeginTransactionAsync(cancel))
        {
            if (await Before(repeat, cancel) is { } before)
            {
                return before;
            }

            Outcome outcome;
            try
            {
                outcome = await ask();
            }
            catch (RefusalException)
            {
                // Nothing was changed, but that it was refused may have been recorded. A refusal is not kept: what stood against it may be mended.
                await both.CommitAsync(CancellationToken.None);
                throw;
            }

            await Keep(repeat, outcome, cancel);
            await both.CommitAsync(CancellationToken.None);
            await Registry.AfterCommit();
            return outcome;
        }
    }

    /// <summary>What is said to a repeat that comes while the first is under way.</summary>
    public static RefusalException InProgress() => new(RefusalKind.Conflict, "idempotency_in_progress", "The request with this Idempotency-Key is being done.", "Ask again in a moment for its answer.");

    async Task<Outcome?> Before(Repeat repeat, CancellationToken cancel)
    {
        DateTimeOffset oldest = workspace.Clock.GetUtcNow() - Kept;
        await Registry.Set<KeptAnswer>().Where(it => it.CreatedAt < oldest).ExecuteDeleteAsync(cancel);
        KeptAnswer? kept = await Registry.Set<KeptAnswer>().AsNoTracking().FirstOrDefaultAsync(it => it.Account == repeat.Account && it.Key == repeat.KeyHash, cancel);
        return kept is null ? null
            : kept.Credential != repeat.Credential ? throw new RefusalException(RefusalKind.Conflict, "idempotency_other_credential", "This was done before, with another API key of the account; its answer is sealed with that one.", "Look at what is there now, or repeat it with the key it was first sent with.")
            : kept.Fingerprint != repeat.Fingerprint ? throw new RefusalException(RefusalKind.Failed, "idempotency_mismatch", "This Idempotency-Key was used for another request.", "Take a new key for each request; repeat a request as it was.")
            : new Outcome(kept.Status, repeat.Open(kept.Body)) { Tag = kept.Tag, Location = kept.Location, Replayed = true };
    }

    async Task Keep(Repeat repeat, Outcome outcome, CancellationToken cancel)
    {
        Registry.Add(new KeptAnswer
        {
            Account = repeat.Account,
            Key = repeat.KeyHash,
            Credential = repeat.Credential,
            Fingerprint = repeat.Fingerprint,
            Status = outcome.Status,
            Tag = outcome.Tag,
            Location = outcome.Location,
            Body = repeat.Seal(outcome.Body),
            CreatedAt = workspace.Clock.GetUtcNow(),
        });
        try
        {
            await Registry.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another server on the same registry was faster; with the transaction the effect goes too.
            throw InProgress();
        }
    }
}
