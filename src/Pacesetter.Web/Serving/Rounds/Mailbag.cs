using Microsoft.Extensions.Logging;
using MimeKit;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Serving.Rounds;

/// <summary>Mails bulletins that were written. The registry knows which are still to be sent; a server that fails is asked again, ever more patiently.</summary>
sealed class Mailbag(Workspace whole, BulletinPlan plan, MailPlan mail, ILogger log)
{
    const string Beginning = "mail bulletin ";

    static readonly TimeSpan Least = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Most = TimeSpan.FromHours(1);

    int failures;
    DateTimeOffset next = DateTimeOffset.MinValue;

    /// <summary>What the sending of a period's bulletin is called among the leases.</summary>
    public static string Work(string label) => Beginning + label;

    /// <summary>Sends what is to be sent, unless the server failed a short while ago. Returns how many went out.</summary>
    public async Task<int> Send(CancellationToken cancel)
    {
        if (whole.Clock.GetUtcNow() < next)
        {
            return 0;
        }

        using Workspace own = whole.Session();
        var leases = new Leases(own);
        int sent = 0;
        foreach (string work in await leases.Undone(Beginning, cancel))
        {
            if (await leases.Take(work, DateTimeOffset.MinValue, cancel))
            {
                bool done = false;
                try
                {
                    done = await Try(work[Beginning.Length..], cancel);
                }
                finally
                {
                    await leases.Release(work, done);
                }

                sent += done ? 1 : 0;
            }
        }

        return sent;
    }

    async Task<bool> Try(string label, CancellationToken cancel)
    {
        try
        {
            using MimeMessage message = await Message(label, cancel);
            await Postman.Take(mail, message, cancel);
            (failures, next) = (0, DateTimeOffset.MinValue);
            log.BulletinMailed(label, mail.To.Count);
            return true;
        }
        catch (Exception trouble) when (Postman.IsTrouble(trouble))
        {
            TimeSpan wait = TimeSpan.FromTicks(Math.Min(Least.Ticks << Math.Min(failures++, 10), Most.Ticks));
            next = whole.Clock.GetUtcNow() + wait;
            // The server's own words may name a recipient: its kind of trouble is enough.
            log.MailWaits(label, trouble.GetType().Name, wait.TotalMinutes);
            return false;
        }
    }

    async Task<MimeMessage> Message(string label, CancellationToken cancel)
    {
        string first = plan.Languages[0];
        var message = new MimeMessage { Subject = $"{TermPack.Load(first)["bulletin.kicker"]} {label}" };
        message.From.Add(mail.From);
        message.To.AddRange(mail.To);
        message.MessageId = $"bulletin-{label}@{mail.From.Domain}";
        var body = new BodyBuilder
        {
            TextBody = await File.ReadAllTextAsync(plan.File(label, first, "md"), cancel),
            HtmlBody = await File.ReadAllTextAsync(plan.File(label, first, "html"), cancel),
        };
        foreach (string language in plan.Languages.Skip(1))
        {
            await body.Attachments.AddAsync(plan.File(label, language, "html"), cancel);
        }

        message.Body = body.ToMessageBody();
        return message;
    }
}
