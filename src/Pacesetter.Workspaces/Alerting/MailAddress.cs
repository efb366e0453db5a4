using System.Text.RegularExpressions;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Alerting;

/// <summary>A mail address as it may be given here: the bare address in ASCII, without a name, a comment, quotes or a second one, so that nothing of it can become a header.</summary>
static partial class MailAddress
{
    const int Longest = 254;

    /// <exception cref="RefusalException">It is no such address.</exception>
    public static string Checked(string text) => text.Length <= Longest && Bare().IsMatch(text) ? text
        : throw new RefusalException(RefusalKind.Usage, "mail_malformed", "This is no mail address.", "Write it as name@example.org.");

    [GeneratedRegex(@"\A(?!\.)(?!.*\.\.)[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}(?<!\.)@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
