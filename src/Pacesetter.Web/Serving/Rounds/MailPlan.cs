using MimeKit;
using Pacesetter.Workspaces.Configuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving.Rounds;

/// <summary>Which mail server takes bulletins and digests of alerts, from whom, and to whom bulletins go; to nobody where that is not said.</summary>
sealed record MailPlan(string Host, int Port, string Security, MailboxAddress From, IReadOnlyList<MailboxAddress> To)
{
    /// <summary>The name by which the program comes in; null for nobody in particular.</summary>
    public string? User { get; init; }

    /// <summary>The password that goes with it. Never print it.</summary>
    public string? Password { get; init; }

    /// <summary>The plan that the settings name; null for none.</summary>
    /// <exception cref="RefusalException">Something is missing, or is no address.</exception>
    public static MailPlan? Of(Configuration settings)
    {
        if (settings[Settings.MailHost] is not { } host)
        {
            return null;
        }

        IReadOnlyList<string> to = settings.List(Settings.MailTo);
        if (settings[Settings.MailFrom] is not { } from)
        {
            throw Lacking("Mail needs a sender.", "Set mail.from.");
        }

        if (to.Count > 0 && settings[Settings.BulletinDirectory] is null)
        {
            throw Lacking("A bulletin is mailed from where it is written, and no folder is named.", "Name one with --bulletin-to, or leave mail.to out.");
        }

        return new(host, settings.Number(Settings.MailPort), settings[Settings.MailSecurity]!, Address(from), [.. to.Select(Address)]) { User = settings[Settings.MailUser], Password = settings[Settings.MailPassword] };
    }

    // What a record would print of itself holds the password.
    public override string ToString() => Host;

    static MailboxAddress Address(string text) => MailboxAddress.TryParse(text, out MailboxAddress? address) && address.Address.Contains('@', StringComparison.Ordinal) ? address
        : throw Lacking($"'{text}' is no mail address.", "Write it as name@example.org.");

    static RefusalException Lacking(string what, string remedy) => new(RefusalKind.Failed, "mail_settings", what, remedy);
}
