using Microsoft.Extensions.Logging;
using Pacesetter.Workspaces.Ingesting.Watching;

namespace Pacesetter.Web.Serving;

/// <summary>What the server logs: never a name, a key or a text that somebody wrote.</summary>
static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Listening on {Urls}; stop with Ctrl-C")]
    public static partial void Listening(this ILogger log, string urls);

    [LoggerMessage(Level = LogLevel.Information, Message = "This program was built without Node: its pages have no scripts and do everything by links and forms")]
    public static partial void PagesPlain(this ILogger log);

    [LoggerMessage(Level = LogLevel.Information, Message = "The owner's first key, shown this once: {Key}")]
    public static partial void FirstKey(this ILogger log, string key);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} {Milliseconds} ms")]
    public static partial void Answered(this ILogger log, string method, string route, int status, double milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Bulletin {Label} written in {Languages} languages")]
    public static partial void BulletinWritten(this ILogger log, string label, int languages);

    [LoggerMessage(Level = LogLevel.Information, Message = "Bulletin {Label} mailed to {Recipients} recipients")]
    public static partial void BulletinMailed(this ILogger log, string label, int recipients);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bulletin {Label} is not mailed yet: {Trouble}; the mail server is asked again in {Minutes} minutes")]
    public static partial void MailWaits(this ILogger log, string label, string trouble, double minutes);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Digests} digests of alerts mailed")]
    public static partial void DigestsMailed(this ILogger log, int digests);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A digest of alerts is not mailed yet: {Trouble}; it is tried again after {Minutes} minutes")]
    public static partial void DigestWaits(this ILogger log, string trouble, double minutes);

    [LoggerMessage(Level = LogLevel.Information, Message = "A file dropped for {Table} is {Fate}: {Rows}, {Reason}")]
    public static partial void Dropped(this ILogger log, string table, DropFate fate, string rows, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of the server failed; it is made again")]
    public static partial void RoundFailed(this ILogger log, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Unforeseen failure of a job: {UseCase}")]
    public static partial void JobFailed(this ILogger log, Exception exception, string useCase);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The registry did not answer; it is asked again")]
    public static partial void RegistryAway(this ILogger log, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Unforeseen failure of {Method} {Route}")]
    public static partial void Failed(this ILogger log, Exception exception, string method, string route);
}
