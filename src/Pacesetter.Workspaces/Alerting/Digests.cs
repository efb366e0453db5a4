using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Alerting;

/// <summary>The digests that are to be mailed: at most one a rhythm and account, with all that waits, and none where nothing does.</summary>
public sealed class Digests(Workspace workspace)
{
    static readonly TimeSpan Least = TimeSpan.FromMinutes(30);
    static readonly TimeSpan Most = TimeSpan.FromHours(6);

    DbSet<Alert> Alerts => workspace.Registry.Set<Alert>();

    DbSet<AlertChoice> Choices => workspace.Registry.Set<AlertChoice>();

    /// <summary>The accounts to which one may go out now.</summary>
    public async Task<IReadOnlyList<string>> Due(CancellationToken cancel)
    {
        DateTimeOffset now = workspace.Clock.GetUtcNow();
        var waiting = await Alerts.Where(it => it.ToMail).GroupBy(it => it.Account).Select(it => new { Account = it.Key, Urgent = it.Count(one => one.Kind == AlertKind.LimitCrossed) }).ToListAsync(cancel);
        string[] accounts = [.. waiting.Select(it => it.Account)];
        List<AlertChoice> choices = await Choices.AsNoTracking().Where(it => accounts.Contains(it.Account)).ToListAsync(cancel);
        return [.. choices.Where(it => it.IsDue(now, waiting.Exists(one => one.Account == it.Account && one.Urgent > 0))).Select(it => it.Account).Order(StringComparer.Ordinal)];
    }

    /// <summary>The digest of an account, as it stands now and as far as the account reaches now; null where there is nothing to tell.</summary>
    public async Task<Digest?> Of(string id, CancellationToken cancel)
    {
        List<Alert> waiting = await Alerts.AsNoTracking().Where(it => it.Account == id && it.ToMail).OrderBy(it => it.At).ThenBy(it => it.Id).ToListAsync(cancel);
        // Another server may have sent it since it was found due.
        if (waiting.Count == 0
            || await Choices.AsNoTracking().FirstOrDefaultAsync(it => it.Account == id, cancel) is not { Mail: { } address } choice
            || !choice.IsDue(workspace.Clock.GetUtcNow(), waiting.Exists(it => it.Kind == AlertKind.LimitCrossed)))
        {
            return null;
        }

        Account? account = await workspace.Registry.Accounts.AsNoTracking().FirstOrDefaultAsync(it => it.Id == id && it.ClosedAt == null, cancel);
        var words = TermPack.Load(choice.Words);
        IReadOnlyList<AlertRow> rows = account is null ? [] : [.. (await AlertRow.Of(workspace, waiting, account.Actor(), words, cancel)).Where(it => it.Noun is not null)];
        if (rows.Count == 0)
        {
            // What is out of reach by now is mailed to nobody.
            await Alerts.Where(it => it.Account == id && it.ToMail).ExecuteUpdateAsync(row => row.SetProperty(it => it.ToMail, false), cancel);
            return null;
        }

        string[] ids = [.. waiting.Select(it => it.Id)];
        return new(id, address, words.Say("page.alerts.mail.subject", ("n", rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))), Text(rows, words), ids)
        {
            Name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', ids))))[..24],
        };
    }

    /// <summary>Notes that the mail server took it.</summary>
    public async Task Sent(Digest digest, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(digest);
        DateTimeOffset now = workspace.Clock.GetUtcNow();
        await Alerts.Where(it => it.Account == digest.Account && digest.Alerts.Contains(it.Id)).ExecuteUpdateAsync(row => row.SetProperty(it => it.ToMail, false).SetProperty(it => it.MailedAt, now), cancel);
        await Choices.Where(it => it.Account == digest.Account).ExecuteUpdateAsync(row => row.SetProperty(it => it.DigestAt, now).SetProperty(it => it.Failures, 0).SetProperty(it => it.NextTryAt, (DateTimeOffset?)null), cancel);
    }

    /// <summary>Notes that it could not be sent; what waits goes on waiting.</summary>
    /// <returns>For how long.</returns>
    public async Task<TimeSpan> Failed(Digest digest, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(digest);
        int failures = await Choices.Where(it => it.Account == digest.Account).Select(it => it.Failures).FirstOrDefaultAsync(cancel);
        TimeSpan wait = TimeSpan.FromTicks(Math.Min(Least.Ticks << Math.Min(failures, 10), Most.Ticks));
        DateTimeOffset next = workspace.Clock.GetUtcNow() + wait;
        await Choices.Where(it => it.Account == digest.Account).ExecuteUpdateAsync(row => row.SetProperty(it => it.Failures, failures + 1).SetProperty(it => it.NextTryAt, (DateTimeOffset?)next), cancel);
        return wait;
    }

    static string Text(IReadOnlyList<AlertRow> rows, TermPack words)
    {
        var said = new AlertText(words);
        var text = new StringBuilder();
        foreach (IGrouping<AlertKind, AlertRow> kind in rows.GroupBy(it => it.Kind).OrderBy(it => it.Key))
        {
            text.Append(said.Kind(kind.Key)).Append('\n');
            foreach (AlertRow row in kind)
            {
                // Titles are left on the page: a mail goes further than those who may read it.
                text.Append("  ").Append(said.Noun(row)).Append(' ').Append(row.Subject).Append(words.Han ? "：" : ": ").Append(said.What(row with { Part = row.Noun == Alert.OfUnit ? row.Part : null })).Append('\n');
            }

            text.Append('\n');
        }

        return text.Append(words["page.alerts.mail.end"]).Append('\n').ToString();
    }
}

/// <summary>A digest as it is mailed.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Address">Where to.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">Its text.</param>
/// <param name="Alerts">The alerts that it settles.</param>
public sealed record Digest(string Account, string Address, string Subject, string Text, IReadOnlyList<string> Alerts)
{
    /// <summary>What tells it from others: the same alerts have the same, so that a mail sent twice is known as one.</summary>
    public required string Name { get; init; }
}
