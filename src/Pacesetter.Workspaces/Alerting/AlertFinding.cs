using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Alerting;

/// <summary>What of the news is to be told to one account.</summary>
sealed class AlertFinding(Workspace workspace, Account account, AlertChoice choice)
{
    readonly AlertReach reach = new(workspace, account.Actor());
    readonly Dictionary<string, Alert> found = new(StringComparer.Ordinal);

    DateTimeOffset Since => choice.LookedAt - AlertRound.Overlap is var overlapped && overlapped > choice.Since ? overlapped : choice.Since;

    /// <summary>The alerts that it does not have yet.</summary>
    public async Task<IReadOnlyList<Alert>> Of(AlertNews news, CancellationToken cancel)
    {
        if (choice.Wants(AlertKind.LimitCrossed))
        {
            await Limits(news.Crossings, cancel);
        }

        if (choice.Wants(AlertKind.CheckDue))
        {
            foreach (Coming day in news.Days.Where(it => IsTheirs(it.Entry) && reach.SeesEntry(it.Noun, it.Entry)))
            {
                Note(new(AlertKind.CheckDue, day.Noun.Key, day.Entry.Id, $"{day.Part}>{day.State} {Day(day.On)}") { Part = day.Part, State = day.State, On = day.On });
            }
        }

        if (choice.Wants(AlertKind.Move))
        {
            foreach (Moved move in news.Moves.Where(it => it.Step.At >= Since && IsInvolved(it.Entry) && it.Step.Person != account.Person && reach.SeesEntry(it.Noun, it.Entry)))
            {
                Note(new(AlertKind.Move, move.Noun.Key, move.Entry.Id, move.Step.Version.ToString(CultureInfo.InvariantCulture)) { State = move.Step.ToState });
            }
        }

        if (choice.Wants(AlertKind.VerdictIn))
        {
            await Verdicts(news.Verdicts, cancel);
        }

        string[] keys = [.. found.Keys];
        List<string> known = await Own.Where(it => keys.Contains(it.Key)).Select(it => it.Key).ToListAsync(cancel);
        return [.. found.Where(it => !known.Contains(it.Key)).Select(it => it.Value)];
    }

    IQueryable<Alert> Own => workspace.Registry.Set<Alert>().AsNoTracking().Where(it => it.Account == account.Id);

    async Task Limits(IReadOnlyList<Crossing> crossings, CancellationToken cancel)
    {
        List<Alert> told = crossings.Count == 0 ? [] : await Own.Where(it => it.Kind == AlertKind.LimitCrossed).ToListAsync(cancel);
        foreach (Crossing crossing in crossings)
        {
            // Records that come late may move its first day; it is the same crossing all the same.
            if (await reach.SeesUnit(crossing.Unit, cancel) && !told.Exists(it => it.Subject == crossing.Unit && it.Part == crossing.Metric && AlertNews.IsSame(crossing, it.On!.Value)))
            {
                Note(new(AlertKind.LimitCrossed, Alert.OfUnit, crossing.Unit, $"{crossing.Metric} {Day(crossing.First)}") { Part = crossing.Metric, On = crossing.First });
            }
        }
    }

    async Task Verdicts(IReadOnlyList<Judged> verdicts, CancellationToken cancel)
    {
        List<Alert> told = verdicts.Count == 0 ? [] : await Own.Where(it => it.Kind == AlertKind.VerdictIn).OrderByDescending(it => it.At).ToListAsync(cancel);
        foreach (Judged judged in verdicts.Where(it => it.At >= Since && reach.SeesEntry(it.Noun, it.Entry)))
        {
            Alert[] before = [.. told.Where(it => it.Noun == judged.Noun.Key && it.Subject == judged.Entry.Id)];
            if (before.FirstOrDefault()?.State != judged.Verdict)
            {
                Note(new(AlertKind.VerdictIn, judged.Noun.Key, judged.Entry.Id, $"{before.Length} {judged.Verdict}") { State = judged.Verdict });
            }
        }
    }

    bool IsInvolved(Entry entry) => account.Person is { } person && entry.Involved().Contains(person);

    // Who takes part, and who leads the very unit.
    bool IsTheirs(Entry entry) => IsInvolved(entry) || account.Grants.Any(it => it.Unit == entry.Unit && it.Roles.HasFlag(Roles.TeamLead));

    void Note(Told told)
    {
        string key = $"{Words.Of(told.Kind)} {told.Noun} {told.Subject} {told.Period}";
        found.TryAdd(key, new Alert
        {
            Id = Secrets.Identifier(),
            Account = account.Id,
            Key = key,
            Kind = told.Kind,
            Noun = told.Noun,
            Subject = told.Subject,
            Part = told.Part,
            State = told.State,
            On = told.On,
            At = workspace.Clock.GetUtcNow(),
            ToMail = choice.Goes(AlertChannel.Mail),
        });
    }

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    sealed record Told(AlertKind Kind, string Noun, string Subject, string Period)
    {
        public string? Part { get; init; }

        public string? State { get; init; }

        public DateOnly? On { get; init; }
    }
}
