using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Workspaces.Webhooks;

/// <summary>Puts a move where it waits to be told. Who may see it is asked when it is told: a reach that has changed counts then.</summary>
sealed class Outbox(Workspace workspace)
{
    public async Task Put(Noun noun, Entry entry, EntryStep step, CancellationToken cancel)
    {
        DateTimeOffset now = workspace.Clock.GetUtcNow();
        List<Webhook> standing = await workspace.Registry.Set<Webhook>().AsNoTracking().Where(it => it.RemovedAt == null).ToListAsync(cancel);
        foreach (Webhook webhook in standing.Where(it => it.Nouns.Split(',').Contains(noun.Key)))
        {
            workspace.Registry.Add(new WebhookDelivery
            {
                Webhook = webhook.Id,
                Noun = noun.Key,
                Entry = entry.Id,
                Version = entry.Version,
                FromState = step.From,
                ToState = step.To,
                At = now,
                DueAt = now,
            });
        }
    }
}
