using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Alerting;

/// <summary>Chooses what one is told of, where and how often.</summary>
[UseCase("alert", "choose", "Choose what one is told of, where beside the page, and how often a digest is mailed", Examples =
[
    "alert choose --account ann --kinds limit_crossed,check_due --channels mail --mail ann@example.org --rhythm weekly",
    "alert choose --account ann --kinds verdict_in",
])]
public sealed class ChooseAlerts(Workspace workspace, Actor actor, Asker asker, TermPack words) : IUseCase<ChooseAlerts.Request, AlertChoicesAnswer>
{
    public async Task<AlertChoicesAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        string account = OwnAlerts.Changed(asker, request.Account);
        if (!await workspace.Registry.Accounts.AnyAsync(it => it.Id == account && it.ClosedAt == null, cancel))
        {
            throw new RefusalException(RefusalKind.Failed, "account_unknown", $"There is no account {account}.", "See them with: pacesetter user list");
        }

        string kinds = Chosen<AlertKind>(request.Kinds, "alert_kind_unknown", "kind of alerts"), channels = Chosen<AlertChannel>(request.Channels, "alert_channel_unknown", "way to be told");
        string? mail = request.Mail is { Length: > 0 } given ? MailAddress.Checked(given) : null;
        await Check(account, channels, mail, cancel);
        AlertChoice? standing = await workspace.Registry.FindAsync<AlertChoice>([account], cancel);
        DateTimeOffset now = workspace.Clock.GetUtcNow();
        AlertChoice choice = standing ?? new AlertChoice { Account = account };
        if (choice.Kinds.Length == 0)
        {
            (choice.Since, choice.LookedAt) = (now, now);
        }

        if (mail != choice.Mail)
        {
            // What another address refused says nothing of this one.
            (choice.Failures, choice.NextTryAt) = (0, null);
        }

        (choice.Kinds, choice.Channels, choice.Rhythm, choice.Mail, choice.Words) = (kinds, channels, request.Rhythm, mail, words.Name);
        if (!choice.Goes(AlertChannel.Mail))
        {
            // What waited for a digest stays on the page alone.
            await workspace.Registry.Set<Alert>().Where(it => it.Account == account && it.ToMail).ExecuteUpdateAsync(row => row.SetProperty(it => it.ToMail, false), cancel);
        }

        if (standing is null)
        {
            workspace.Registry.Add(choice);
        }

        await workspace.Audit.Append(new Act("choose", "alerts", account) { Detail = new Dictionary<string, object?> { ["kinds"] = kinds, ["channels"] = channels, ["rhythm"] = UseCases.Words.Of(request.Rhythm) } }.By(actor), cancel);
        return await AlertChoicesAnswer.Of(workspace, account, cancel);
    }

    async Task Check(string account, string channels, string? mail, CancellationToken cancel)
    {
        var asked = new AlertChoice { Account = account, Channels = channels };
        if (asked.Goes(AlertChannel.Mail) && mail is null)
        {
            throw new RefusalException(RefusalKind.Usage, "mail_needed", "It is not said where to mail to.", "Give the address with --mail, or leave mail out.");
        }

        if (asked.Goes(AlertChannel.Webhook) && (await AlertMessages.Webhooks(workspace, account, cancel)).Count == 0)
        {
            throw new RefusalException(RefusalKind.Failed, "alert_webhook_missing", "No webhook tells alerts of this account.", $"The owner adds one: pacesetter webhook add URL --nouns alert --account {account}");
        }
    }

    static string Chosen<T>(IReadOnlyList<string> given, string id, string what)
        where T : struct, Enum
    {
        T[] known = [.. given.Where(it => it.Length > 0).Select(word => UseCases.Words.Parse<T>(word) ?? throw new RefusalException(RefusalKind.Usage, id, $"There is no {what} '{word}'.", $"Use: {string.Join(", ", UseCases.Words.Of(typeof(T)))}."))];
        return string.Join(',', known.Distinct().Order().Select(it => UseCases.Words.Of(it)));
    }

    public sealed record Request
    {
        [Field("What of, parted by commas: limit_crossed, check_due, verdict_in, move; without it nothing any more", Value = "KINDS")]
        public IReadOnlyList<string> Kinds { get; init; } = [];

        [Field("Where beside the page, parted by commas: mail, webhook", Value = "CHANNELS")]
        public IReadOnlyList<string> Channels { get; init; } = [];

        [Field("How often a digest is mailed at most; at_once mails limits that were passed with the next hourly round, all else daily")]
        public AlertRhythm Rhythm { get; init; }

        [Field("The address for the digests", Value = "ADDRESS")]
        public string? Mail { get; init; }

        [Field("Whose, for whoever works on the files; over the network one's own alone", Value = "ACCOUNT")]
        public string? Account { get; init; }
    }
}
