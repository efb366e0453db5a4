using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Who of a team has lately done which work, has been taught it or is learning it, and what one person alone knows. It compares nobody: no output, no rank.</summary>
[UseCase("spread", "skills", "Skill matrix of each team: who did, was taught or is learning which operation, and what one person alone knows", Examples =
[
    "spread skills --under S2-T1",
    "spread skills --under S2-T1 --to 2026-03-31 --days 180 --json",
])]
public sealed class ShowSkills(Workspace workspace, Actor actor) : IUseCase<ShowSkills.Request, SkillsAnswer>
{
    /// <summary>The days looked back unless asked otherwise.</summary>
    public const int UsualDays = 90;

    public async Task<SkillsAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Days is < 1 or > 1000)
        {
            throw new RefusalException(RefusalKind.Usage, "days_out_of_range", "--days is 1 to 1000.", "Write: --days 90");
        }

        var facts = new FactsOf(workspace);
        Facts units = facts.For(actor);
        DateOnly last = request.To ?? (await workspace.Ledger.Extent(cancel))?.Last ?? workspace.Today;
        DateOnly first = FirstShown(last.AddDays(1 - request.Days));
        if (first > last)
        {
            throw RetentionPolicy.Beyond(first);
        }

        RefuseBeyondReach(request.Under, facts, units);
        var period = new Period(first, last);
        Team[] teams = [.. facts.Members(last)
            .Select(it => new Team(it.Key, [.. it.Order(StringComparer.Ordinal)], actor.Reach.SeesAt(units.UnitsFrom(it.Key))))
            .Where(it => (request.Under is null || units.UnitsFrom(it.Code).Contains(request.Under)) && (it.Sees.HasFlag(DataClass.Aggregate) || (actor.Person is { } me && it.Members.Contains(me))))
            .OrderBy(it => it.Code, StringComparer.Ordinal)];
        Dictionary<(string Person, string Operation), decimal> worked = teams.Length == 0 ? [] : await Worked(request.Under, period, cancel);
        // Whoever sees a person sees what the person was taught, wherever the agreement is kept.
        List<Mentoring> mentorings = await workspace.Judged.Set<Mentoring>().AsNoTracking().Where(it => it.Operation != null).ToListAsync(cancel);
        var book = new SkillBook(worked, [.. mentorings.Where(it => it.State != MentoringState.Offered)]);
        await Note(request, period, teams, cancel);
        return Answer(period, teams, book, workspace.Policy().Lattice.K);
    }

    // A unit beyond the reach is like one that is not there, though some of one's own may lie below it.
    void RefuseBeyondReach(string? under, FactsOf facts, Facts units)
    {
        bool own = actor.Person is { } me && units.TeamOf(me, units.Today) == under;
        if (under is not null && (!facts.Knows(under) || !(own || actor.Reach.SeesAt(units.UnitsFrom(under)).HasFlag(DataClass.Aggregate))))
        {
            throw EntryKeeping.Refuse(RefusalKind.Failed, EntryKeeping.UnitUnknown(under));
        }
    }

    SkillsAnswer Answer(Period period, Team[] teams, SkillBook book, int k)
    {
        ILookup<string, SkillRow> rows = teams.SelectMany(team => team.Members.SelectMany(person => book.Of(team.Code, person))).ToLookup(it => it.Team, StringComparer.Ordinal);
        return new(period.First, period.Last, k)
        {
            Rows = [.. teams.SelectMany(team => rows[team.Code].Where(it => team.ShowsPersons || actor.Is(it.Person)))],
            Heads = [.. teams.SelectMany(team => rows[team.Code].GroupBy(it => it.Operation, StringComparer.Ordinal).OrderBy(it => it.Key, StringComparer.Ordinal).Select(it => Head(team, it, k)))],
            Teams = [.. teams.Select(it => new SkillTeam(it.Code, it.Members.Count, it.ShowsPersons, it.ShowsPersons ? it.Members : [.. it.Members.Where(actor.Is)]))],
        };
    }

    // Who may not see persons could tell them from a few heads.
    static SkillHeads Head(Team team, IGrouping<string, SkillRow> rows, int k)
    {
        int able = rows.Count(it => it.Knows), learning = rows.Count(it => it.Learning);
        return team.ShowsPersons ? new(team.Code, rows.Key, able, learning) { OneAlone = able == 1 }
            : new(team.Code, rows.Key, able >= k ? able : null, learning >= k ? learning : null) { Hidden = able < k || learning is > 0 && learning < k };
    }

    DateOnly FirstShown(DateOnly asked) => workspace.Policy().Retention.PersonsFrom(workspace.Today) is { } first && first > asked ? first : asked;

    async Task<Dictionary<(string, string), decimal>> Worked(string? under, Period period, CancellationToken cancel)
    {
        var worked = new Dictionary<(string, string), decimal>();
        await foreach (Cell cell in workspace.Ledger.RollUp(new RollUp(Keys.Person | Keys.Operation, Grain.All, new Scope { Under = under, Period = period }), cancel))
        {
            if (cell is { Person: { } person, Operation: { } operation, OnQuotaHours: > 0 })
            {
                worked[(person, operation)] = cell.OnQuotaHours;
            }
        }

        return worked;
    }

    // Whoever is looked at can find out.
    Task Note(Request request, Period period, Team[] teams, CancellationToken cancel) => teams.Any(it => it.ShowsPersons)
        ? workspace.Audit.Append(new Act(Looks.ReadPersons, "spread skills") { Detail = new Dictionary<string, object?> { ["from"] = Day(period.First), ["to"] = Day(period.Last), ["under"] = request.Under } }.By(actor), cancel)
        : Task.CompletedTask;

    static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    public sealed record Request
    {
        [Field("Only this unit and what lies below it; hours are those worked there", Value = "UNIT")]
        public string? Under { get; init; }

        [Field("The last day, inclusive; the last day with records without it", Value = "DATE")]
        public DateOnly? To { get; init; }

        [Field("How many days are looked back")]
        public int Days { get; init; } = UsualDays;
    }

    sealed record Team(string Code, IReadOnlyList<string> Members, DataClass Sees)
    {
        public bool ShowsPersons => Sees.HasFlag(DataClass.Named);
    }
}
