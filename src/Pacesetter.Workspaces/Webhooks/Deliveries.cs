using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Alerting;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Webhooks;

/// <summary>Tells webhooks of the moves that wait, each until it is taken or was tried often enough.</summary>
sealed class Deliveries(Workspace workspace, HttpClient client) : IJob
{
    // As many as can all time out within a lease.
    const int AtOnce = 20;
    const int MostTries = 10;

    static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public string Name => "webhooks";

    public bool OnceADay => false;

    DbSet<WebhookDelivery> All => workspace.Registry.Set<WebhookDelivery>();

    /// <summary>How long to wait after so many tries: from a minute to twelve hours, each time the same factor longer.</summary>
    internal static TimeSpan Wait(int tries) => First * Math.Pow(Longest / First, (tries - 1.0) / (MostTries - 2));

    public Task<bool> IsNeeded(CancellationToken cancel)
    {
        DateTimeOffset now = workspace.Clock.GetUtcNow();
        return All.AnyAsync(it => it.State == DeliveryState.Pending && it.DueAt <= now, cancel);
    }

    public async Task<int> Run(CancellationToken cancel)
    {
        DateTimeOffset now = workspace.Clock.GetUtcNow();
        List<WebhookDelivery> due = await All.Where(it => it.State == DeliveryState.Pending && it.DueAt <= now).OrderBy(it => it.DueAt).ThenBy(it => it.At).Take(AtOnce).ToListAsync(cancel);
        foreach (WebhookDelivery delivery in due)
        {
            await One(delivery, cancel);
            await workspace.Registry.SaveChangesAsync(cancel);
        }

        return due.Count(it => it.State == DeliveryState.Delivered);
    }

    async Task One(WebhookDelivery delivery, CancellationToken cancel)
    {
        Webhook webhook = (await workspace.Registry.FindAsync<Webhook>([delivery.Webhook], cancel))!;
        if (webhook.RemovedAt is not null || await Body(webhook.Account, delivery, cancel) is not { } body)
        {
            delivery.State = DeliveryState.Withheld;
            return;
        }

        (bool taken, delivery.Last) = await Tell(webhook, body, cancel);
        delivery.Tries++;
        delivery.State = taken ? DeliveryState.Delivered : delivery.Tries >= MostTries ? DeliveryState.GivenUp : DeliveryState.Pending;
        delivery.DueAt = workspace.Clock.GetUtcNow() + (delivery.State == DeliveryState.Pending ? Wait(delivery.Tries) : TimeSpan.Zero);
    }

    // Account and grants are read now, as for any other request; null for what they may not see.
    async Task<byte[]?> Body(string id, WebhookDelivery delivery, CancellationToken cancel)
    {
        Account? account = await workspace.Registry.Accounts.AsNoTracking().FirstOrDefaultAsync(it => it.Id == id && it.ClosedAt == null, cancel);
        if (account is not null && delivery.Noun == Alert.Word)
        {
            return await AlertMessages.Body(workspace, account, delivery.Entry, cancel);
        }

        if (account is null || Nouns.Find(delivery.Noun) is not { } noun)
        {
            return null;
        }

        var entries = new Entries(workspace, account.Actor());
        return await workspace.Registry.FindAsync(noun.Type, [delivery.Entry], cancel) is Entry entry && entries.Sees(noun, entry, entries.Facts())
            ? JsonSerializer.SerializeToUtf8Bytes(new Message(delivery.Noun, delivery.Entry, delivery.FromState, delivery.ToState, delivery.At, delivery.Version), AnswerJson.Options)
            : null;
    }

    async Task<(bool Taken, string Said)> Tell(Webhook webhook, byte[] body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Pacesetter-Signature", Signature(webhook.Secret, workspace.Clock.GetUtcNow(), body));
        try
        {
            // An address is checked each time: the setting may have changed.
            _ = WebhookAddress.Checked(webhook.Url, workspace.Settings);
            using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return (response.IsSuccessStatusCode, ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
        }
        catch (HttpRequestException unreachable)
        {
            return (false, unreachable.HttpRequestError == HttpRequestError.Unknown ? unreachable.Message : Words.Of(unreachable.HttpRequestError));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // The client's own patience ended, not the server's: that is a try like any other.
            return (false, "timeout");
        }
        catch (RefusalException refused)
        {
            return (false, refused.Id);
        }
    }

    static string Signature(string secret, DateTimeOffset now, byte[] body)
    {
        string time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(time + "."), .. body]);
        return $"t={time},v1={Convert.ToHexStringLower(hash)}";
    }

    sealed record Message(string Noun, string Id, string From, string To, DateTimeOffset At, int Version);
}
