using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Webhooks;

namespace Pacesetter.Workspaces.Alerting;

/// <summary>Alerts on their way to webhooks: those that the owner added for the account with the noun <c>alert</c>.</summary>
static class AlertMessages
{
    /// <summary>The webhooks that tell alerts of an account.</summary>
    public static async Task<IReadOnlyList<string>> Webhooks(Workspace workspace, string account, CancellationToken cancel) =>
        [.. (await workspace.Registry.Set<Webhook>().AsNoTracking().Where(it => it.Account == account && it.RemovedAt == null).ToListAsync(cancel)).Where(it => it.Nouns.Split(',').Contains(Alert.Word)).Select(it => it.Id)];

    /// <summary>Puts an alert where it waits to be told.</summary>
    public static WebhookDelivery Delivery(string webhook, Alert alert) => new()
    {
        Webhook = webhook,
        Noun = Alert.Word,
        Entry = alert.Id,
        FromState = "",
        ToState = Words.Of(alert.Kind),
        At = alert.At,
        DueAt = alert.At,
    };

    /// <summary>The body of a message; null where the alert is gone, or tells of what the account does not see any more.</summary>
    public static async Task<byte[]?> Body(Workspace workspace, Account account, string id, CancellationToken cancel)
    {
        Alert? alert = await workspace.Registry.Set<Alert>().AsNoTracking().FirstOrDefaultAsync(it => it.Id == id && it.Account == account.Id, cancel);
        var reach = new AlertReach(workspace, account.Actor());
        await reach.Read(alert is null ? [] : [alert], cancel);
        return alert is null || !await reach.Sees(alert, cancel) ? null
            : JsonSerializer.SerializeToUtf8Bytes(new Message(Alert.Word, alert.Id, alert.Kind, new(alert.Noun, alert.Subject, alert.Part), alert.State, alert.On, alert.At), AnswerJson.Options);
    }

    sealed record Message(string Noun, string Id, AlertKind Kind, Told Subject, string? State, DateOnly? On, DateTimeOffset At);

    sealed record Told(string Noun, string Id, string? Part);
}
