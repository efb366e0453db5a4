using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Alerting;

/// <summary>What happened in the whole workspace that somebody may want to be told of, read once a round; whom it reaches is another question.</summary>
sealed class AlertNews
{
    /// <summary>How many days before a day it is told of.</summary>
    const int Ahead = 7;

    /// <summary>A unit that keeps to its limit for as many days has come back; until then it is the same crossing.</summary>
    const int Calm = 7;

    // A crossing that began earlier is no news, whenever its records come.
    const int Fresh = 31;

    /// <summary>Crossings of limits that began of late.</summary>
    public IReadOnlyList<Crossing> Crossings { get; private init; } = [];

    /// <summary>Days that come.</summary>
    public IReadOnlyList<Coming> Days { get; private init; } = [];

    /// <summary>Moves, the oldest first, each with its entry as it is now.</summary>
    public IReadOnlyList<Moved> Moves { get; private init; } = [];

    /// <summary>Entries whose verdict was set.</summary>
    public IReadOnlyList<Judged> Verdicts { get; private init; } = [];

    /// <summary>Reads what the choices ask for.</summary>
    public static async Task<AlertNews> Read(Workspace workspace, IReadOnlyList<AlertChoice> choices, CancellationToken cancel)
    {
        bool Anybody(AlertKind kind) => choices.Any(it => it.Wants(kind));
        Facts facts = new Entries(workspace, Actor.System).Facts();
        DateTimeOffset since = choices.Min(it => it.LookedAt) - AlertRound.Overlap;
        return new()
        {
            Crossings = Anybody(AlertKind.LimitCrossed) ? await Crossed(workspace, cancel) : [],
            Days = Anybody(AlertKind.CheckDue) ? [.. Nouns.All.SelectMany(noun => Coming(noun, facts))] : [],
            Moves = Anybody(AlertKind.Move) ? await Moved(workspace, facts, since, cancel) : [],
            Verdicts = Anybody(AlertKind.VerdictIn) ? await Judged(workspace, facts, since, cancel) : [],
        };
    }

    static async Task<IReadOnlyList<Crossing>> Crossed(Workspace workspace, CancellationToken cancel)
    {
        try
        {
            MeasureAlarms.Answer answer = await new MeasureAlarms(workspace, TermPack.Load("en")).Run(new MeasureAlarms.Request { From = workspace.Today.AddDays(-2 * Fresh), To = workspace.Today }, cancel);
            return [.. answer.Rows.SelectMany(row => Runs(row.On).Where(it => it.First > workspace.Today.AddDays(-Fresh)).Select(it => new Crossing(row.Unit, row.Metric, it.First, it.Last)))];
        }
        catch (RefusalException refusal) when (refusal.Id == "limit_missing")
        {
            // Nothing has a limit, so nothing passed one.
            return [];
        }
    }

    // Days beyond, told apart where calm days lie between.
    static IEnumerable<(DateOnly First, DateOnly Last)> Runs(IReadOnlyList<DateOnly> days)
    {
        for (int i = 0, first = 0; i < days.Count; i++)
        {
            if (i == days.Count - 1 || days[i + 1].DayNumber - days[i].DayNumber > Calm)
            {
                yield return (days[first], days[i]);
                first = i + 1;
            }
        }
    }

    static IEnumerable<Coming> Coming(Noun noun, Facts facts)
    {
        bool Near(DateOnly? day) => day >= facts.Today && day <= facts.Today.AddDays(Ahead);
        foreach (Entry entry in ((IQueryable<Entry>)facts.Source(noun.Type)).AsEnumerable())
        {
            LegalMove[] ahead = [.. noun.Moves.Where(it => it.From == noun.StateOf(entry))];
            // Where nothing leads on, nothing is expected of anybody.
            foreach (Appointment day in ahead.Length == 0 ? [] : entry.Appointments().Where(it => Near(it.First)))
            {
                yield return new(noun, entry, day.First) { Part = day.Key };
            }

            foreach (LegalMove move in ahead.Where(it => it.Due is not null && Near(it.Due(entry))))
            {
                yield return new(noun, entry, move.Due!(entry)!.Value) { State = move.To };
            }
        }
    }

    static async Task<IReadOnlyList<Moved>> Moved(Workspace workspace, Facts facts, DateTimeOffset since, CancellationToken cancel)
    {
        List<EntryMove> moves = await workspace.Registry.Moves.AsNoTracking().Where(it => it.At >= since && it.FromState != "").OrderBy(it => it.At).ThenBy(it => it.Version).ToListAsync(cancel);
        Dictionary<(string, string), Entry> entries = await Entries(facts, moves.Select(it => (it.Noun, it.Entry)), cancel);
        return [.. moves.Where(it => entries.ContainsKey((it.Noun, it.Entry))).Select(it => new Moved(Nouns.Find(it.Noun)!, entries[(it.Noun, it.Entry)], it))];
    }

    // The program alone sets verdicts, so its edits of nouns that have one tell when; a verdict that follows from a move is found by that.
    static async Task<IReadOnlyList<Judged>> Judged(Workspace workspace, Facts facts, DateTimeOffset since, CancellationToken cancel)
    {
        string[] nouns = [.. Nouns.All.Where(it => VerdictOf(it) is not null).Select(it => it.Key)];
        string first = since.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        var edits = await workspace.Registry.AuditEntries.AsNoTracking().Where(it => nouns.Contains(it.Noun) && it.Subject != null && it.At.CompareTo(first) >= 0 && (it.Act == "move" || (it.Act == "edit" && it.Actor == Act.Program)))
            .Select(it => new { it.Noun, it.Subject, it.At }).ToListAsync(cancel);
        Dictionary<(string, string), string> latest = edits.GroupBy(it => (it.Noun, it.Subject!)).ToDictionary(it => it.Key, it => it.Max(one => one.At)!);
        Dictionary<(string, string), Entry> entries = await Entries(facts, latest.Keys, cancel);
        return
        [
            .. entries.Select(it => (Noun: Nouns.Find(it.Key.Item1)!, Entry: it.Value, At: DateTimeOffset.Parse(latest[it.Key], CultureInfo.InvariantCulture)))
                .Select(it => (it.Noun, it.Entry, it.At, Verdict: (Enum?)VerdictOf(it.Noun)!.GetValue(it.Entry)))
                .Where(it => it.Verdict is not null)
                .Select(it => new Judged(it.Noun, it.Entry, Words.Of(it.Verdict!), it.At)),
        ];
    }

    static System.Reflection.PropertyInfo? VerdictOf(Noun noun) => noun.Type.GetProperty("Verdict") is { } found && (Nullable.GetUnderlyingType(found.PropertyType) ?? found.PropertyType).IsEnum ? found : null;

    static async Task<Dictionary<(string, string), Entry>> Entries(Facts facts, IEnumerable<(string Noun, string Id)> asked, CancellationToken cancel)
    {
        var found = new Dictionary<(string, string), Entry>();
        foreach (IGrouping<string, string> group in asked.Distinct().GroupBy(it => it.Noun, it => it.Id, StringComparer.Ordinal))
        {
            string[] ids = [.. group];
            foreach (Entry entry in await ((IQueryable<Entry>)facts.Source(Nouns.Find(group.Key)!.Type)).Where(it => ids.Contains(it.Id)).ToListAsync(cancel))
            {
                found[(group.Key, entry.Id)] = entry;
            }
        }

        return found;
    }

    /// <summary>Whether a crossing is the one that an alert told of: it began within the run, or so near that there was no calm between.</summary>
    public static bool IsSame(Crossing crossing, DateOnly told) => told >= crossing.First.AddDays(-Calm) && told <= crossing.Last.AddDays(Calm);
}

/// <summary>A unit was beyond a limit from a day on.</summary>
sealed record Crossing(string Unit, string Metric, DateOnly First, DateOnly Last);

/// <summary>A day of an entry that comes.</summary>
sealed record Coming(Noun Noun, Entry Entry, DateOnly On)
{
    public string? Part { get; init; }

    public string? State { get; init; }
}

/// <summary>A move of an entry.</summary>
sealed record Moved(Noun Noun, Entry Entry, EntryMove Step);

/// <summary>An entry with its verdict, and when it was last set or followed.</summary>
sealed record Judged(Noun Noun, Entry Entry, string Verdict, DateTimeOffset At);
