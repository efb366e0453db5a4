using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Pacesetter.Web.Serving.Rounds;

/// <summary>Hands mails to the mail server, one at a time.</summary>
static class Postman
{
    static readonly TimeSpan Answers = TimeSpan.FromSeconds(30);

    /// <summary>Hands one over. What may fail on the way is a <see cref="IsTrouble"/>.</summary>
    public static async Task Take(MailPlan mail, MimeMessage message, CancellationToken cancel)
    {
        using var client = new SmtpClient { Timeout = (int)Answers.TotalMilliseconds };
        await client.ConnectAsync(mail.Host, mail.Port, mail.Security switch { "tls" => SecureSocketOptions.SslOnConnect, "none" => SecureSocketOptions.None, _ => SecureSocketOptions.StartTls }, cancel);
        if (mail.User is not null)
        {
            await client.AuthenticateAsync(mail.User, mail.Password ?? "", cancel);
        }

        await client.SendAsync(message, cancel);
        await client.DisconnectAsync(quit: true, cancel);
    }

    /// <summary>Whether it is the mail server's, or the way's to it, and may be gone another time.</summary>
    public static bool IsTrouble(Exception trouble) => trouble is IOException or SocketException or CommandException or ProtocolException or AuthenticationException or SslHandshakeException or NotSupportedException or TimeoutException;

    /// <summary>Whether the server was reached and refused this one mail, which says nothing of others.</summary>
    public static bool IsOfOne(Exception trouble) => trouble is SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted };
}
