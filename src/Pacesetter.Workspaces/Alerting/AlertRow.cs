using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Alerting;

/// <summary>An alert as it is listed.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="At">When it was found.</param>
/// <param name="Unread">Whether it was not marked read.</param>
public sealed record AlertRow(string Id, AlertKind Kind, DateTimeOffset At, bool Unread)
{
    // Where an entry has none of these, what it says is on its card alone.
    static readonly string[] Titles = ["title", "name"];

    /// <summary>The noun of the entry, or <c>unit</c>; null where the subject is no longer within reach.</summary>
    public string? Noun { get; init; }

    /// <summary>The entry, or the unit.</summary>
    public string? Subject { get; init; }

    /// <summary>What the subject is called.</summary>
    public string? Title { get; init; }

    /// <summary>The metric, or what takes place.</summary>
    public string? Part { get; init; }

    public string? State { get; init; }

    public DateOnly? On { get; init; }

    /// <summary>Whether a digest is still to tell of it.</summary>
    public bool ToMail { get; init; }

    public DateTimeOffset? MailedAt { get; init; }

    /// <summary>Sets rows of alerts in the words of a pack; what is beyond reach is left out of them.</summary>
    internal static async Task<IReadOnlyList<AlertRow>> Of(Workspace workspace, IReadOnlyList<Alert> alerts, Actor actor, TermPack words, CancellationToken cancel)
    {
        var reach = new AlertReach(workspace, actor);
        await reach.Read(alerts, cancel);
        bool units = alerts.Any(it => it.Noun == Alert.OfUnit);
        UnitTree? tree = units ? await reach.Units(cancel) : null;
        Dictionary<string, string> metrics = units ? (await MetricBook.Read(workspace.Ledger, cancel)).All.ToDictionary(it => it.Code, it => words.Choose(it.Code, it.Name, it.NameZh), StringComparer.Ordinal) : [];
        var rows = new List<AlertRow>();
        foreach (Alert it in alerts)
        {
            var row = new AlertRow(it.Id, it.Kind, it.At, it.ReadAt is null) { ToMail = it.ToMail, MailedAt = it.MailedAt };
            if (await reach.Sees(it, cancel))
            {
                row = row with { Noun = it.Noun, Subject = it.Subject, State = it.State, On = it.On };
                row = reach.EntryOf(it) is { } entry
                    ? row with { Title = new NounWords(words).Title(EntryJson.Write(entry), Titles) ?? entry.Id, Part = it.Part is { } key && entry.Appointments().FirstOrDefault(one => one.Key == key) is { } day ? new Retelling(words).Appointment(day.Title) : null }
                    : row with { Title = tree!.Find(it.Subject) is { } unit ? words.Choose(unit.Code, unit.Name, unit.NameZh) : it.Subject, Part = metrics.GetValueOrDefault(it.Part ?? "") ?? it.Part };
            }

            rows.Add(row);
        }

        return rows;
    }
}
