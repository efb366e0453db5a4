using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Jobs;

namespace Pacesetter.Workspaces.Alerting;

/// <summary>Finds what is new for each account that chose to be told, as far as its roles reach at that moment; the server does so again and again.</summary>
public sealed class AlertRound
{
    /// <summary>Moves are looked at again for so long: one that was written while a round read is not left out.</summary>
    internal static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    /// <summary>One round, on a session of the workspace's own, unless another server makes it.</summary>
    /// <returns>How many alerts were written.</returns>
    public static async Task<int> Make(Workspace workspace, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        using Workspace own = workspace.Session();
        return (await new JobRunner(own).Run([new Finding(own)], cancel)).Values.Sum();
    }

    sealed class Finding(Workspace workspace) : IJob
    {
        // Longer than any condition is told of twice.
        static readonly TimeSpan Kept = TimeSpan.FromDays(400);

        public string Name => "alerts";

        public bool OnceADay => false;

        public Task<bool> IsNeeded(CancellationToken cancel) => workspace.Registry.Set<AlertChoice>().AnyAsync(it => it.Kinds != "", cancel);

        public async Task<int> Run(CancellationToken cancel)
        {
            DateTimeOffset now = workspace.Clock.GetUtcNow();
            DateTimeOffset oldest = now - Kept;
            await workspace.Registry.Set<Alert>().Where(it => it.At < oldest).ExecuteDeleteAsync(cancel);
            List<AlertChoice> choices = await workspace.Registry.Set<AlertChoice>().Where(it => it.Kinds != "").OrderBy(it => it.Account).ToListAsync(cancel);
            AlertNews news = await AlertNews.Read(workspace, choices, cancel);
            int written = 0;
            foreach (AlertChoice choice in choices)
            {
                Account? account = await workspace.Registry.Accounts.AsNoTracking().FirstOrDefaultAsync(it => it.Id == choice.Account && it.ClosedAt == null, cancel);
                IReadOnlyList<Alert> found = account is null ? [] : await new AlertFinding(workspace, account, choice).Of(news, cancel);
                IReadOnlyList<string> webhooks = found.Count > 0 && choice.Goes(AlertChannel.Webhook) ? await AlertMessages.Webhooks(workspace, choice.Account, cancel) : [];
                workspace.Registry.AddRange(found);
                workspace.Registry.AddRange(found.SelectMany(alert => webhooks.Select(it => AlertMessages.Delivery(it, alert))));
                choice.LookedAt = now;
                await workspace.Registry.SaveChangesAsync(cancel);
                written += found.Count;
            }

            return written;
        }
    }
}
