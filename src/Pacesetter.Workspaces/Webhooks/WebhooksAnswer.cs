using Microsoft.EntityFrameworkCore;

namespace Pacesetter.Workspaces.Webhooks;

/// <summary>The webhooks that stand, and how their deliveries go.</summary>
public sealed record WebhooksAnswer(IReadOnlyList<WebhookRow> Rows)
{
    /// <summary>All of them.</summary>
    internal static async Task<WebhooksAnswer> Of(Workspace workspace, CancellationToken cancel)
    {
        List<Webhook> standing = await workspace.Registry.Set<Webhook>().AsNoTracking().Where(it => it.RemovedAt == null).OrderBy(it => it.CreatedAt).ThenBy(it => it.Id).ToListAsync(cancel);
        DbSet<WebhookDelivery> deliveries = workspace.Registry.Set<WebhookDelivery>();
        var counts = await deliveries.GroupBy(it => new { it.Webhook, it.State }).Select(it => new { it.Key.Webhook, it.Key.State, Count = it.Count() }).ToListAsync(cancel);
        var rows = new List<WebhookRow>();
        foreach (Webhook it in standing)
        {
            WebhookDelivery? last = await deliveries.AsNoTracking().Where(one => one.Webhook == it.Id && one.Tries > 0).OrderByDescending(one => one.At).FirstOrDefaultAsync(cancel);
            rows.Add(new(it.Id, it.Url, it.Nouns.Split(','), it.Account, it.CreatedAt)
            {
                Pending = In(it, DeliveryState.Pending),
                Delivered = In(it, DeliveryState.Delivered),
                GivenUp = In(it, DeliveryState.GivenUp),
                Withheld = In(it, DeliveryState.Withheld),
                Last = last?.Last,
                NextTry = last?.State == DeliveryState.Pending ? last.DueAt : null,
            });
        }

        return new(rows);

        int In(Webhook webhook, DeliveryState state) => counts.Where(it => it.Webhook == webhook.Id && it.State == state).Sum(it => it.Count);
    }
}

/// <summary>One webhook.</summary>
public sealed record WebhookRow(string Id, string Url, IReadOnlyList<string> Nouns, string Account, DateTimeOffset CreatedAt)
{
    /// <summary>Moves that wait to be told.</summary>
    public int Pending { get; init; }

    /// <summary>Moves told.</summary>
    public int Delivered { get; init; }

    /// <summary>Moves that were tried as often as it is tried.</summary>
    public int GivenUp { get; init; }

    /// <summary>Moves that the account may not see.</summary>
    public int Withheld { get; init; }

    /// <summary>What came of the last try.</summary>
    public string? Last { get; init; }

    /// <summary>When the last move that was tried is tried again.</summary>
    public DateTimeOffset? NextTry { get; init; }
}
