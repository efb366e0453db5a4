using Microsoft.Extensions.Logging;
using MimeKit;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Alerting;
using Pacesetter.Workspaces.Jobs;

namespace Pacesetter.Web.Serving.Rounds;

/// <summary>Finds alerts and mails digests of them. The registry knows what is still to be sent, and until when a mail server that failed is left in peace.</summary>
sealed class AlertDesk(Workspace whole, MailPlan? mail, ILogger log)
{
    /// <summary>Finds what is new, and sends what is due.</summary>
    public async Task Round(CancellationToken cancel)
    {
        await AlertRound.Make(whole, cancel);
        await Send(cancel);
    }

    /// <summary>Sends the digests that are due, each under a lease. Returns how many went out.</summary>
    public async Task<int> Send(CancellationToken cancel)
    {
        if (mail is null)
        {
            return 0;
        }

        using Workspace own = whole.Session();
        var leases = new Leases(own);
        var digests = new Digests(own);
        (int sent, bool reached) = (0, true);
        foreach (string account in await digests.Due(cancel))
        {
            string work = "alert digest " + account;
            if (reached && await leases.Take(work, DateTimeOffset.MaxValue, cancel))
            {
                bool done = false;
                try
                {
                    // What another server sent meanwhile is no longer due.
                    (done, reached) = await digests.Of(account, cancel) is { } digest ? await Try(digests, digest, cancel) : (false, true);
                }
                finally
                {
                    await leases.Release(work, done);
                }

                sent += done ? 1 : 0;
            }
        }

        if (sent > 0)
        {
            log.DigestsMailed(sent);
        }

        return sent;
    }

    async Task<(bool Done, bool Reached)> Try(Digests digests, Digest digest, CancellationToken cancel)
    {
        try
        {
            using MimeMessage message = Message(digest);
            await Postman.Take(mail!, message, cancel);
        }
        catch (Exception trouble) when (Postman.IsTrouble(trouble))
        {
            TimeSpan wait = await digests.Failed(digest, cancel);
            // The server's own words may name a recipient: its kind of trouble is enough.
            log.DigestWaits(trouble.GetType().Name, wait.TotalMinutes);
            return (false, Postman.IsOfOne(trouble));
        }

        await digests.Sent(digest, CancellationToken.None);
        return (true, true);
    }

    MimeMessage Message(Digest digest)
    {
        var message = new MimeMessage { Subject = digest.Subject, MessageId = $"alerts-{digest.Name}@{mail!.From.Domain}", Body = new TextPart("plain") { Text = digest.Text } };
        message.From.Add(mail.From);
        message.To.Add(new MailboxAddress("", digest.Address));
        // Nobody's absence is to be answered to a program.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
