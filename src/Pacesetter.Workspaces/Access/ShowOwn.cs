using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Measuring.Notices;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>Gives somebody everything that is kept about their own work, in one step.</summary>
[UseCase("own", "data", "One's own figures and records of the last 90 days, with the quotas in force and what the nearest larger group did", Examples =
[
    "own data --as W0042",
    "own data --as W0042 --days 30 --json --out mine.json",
    "own data --person W0042 --to 2026-03-31",
])]
public sealed class ShowOwn(Workspace workspace, Actor actor) : IUseCase<ShowOwn.Request, OwnAnswer>
{
    public async Task<OwnAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        string person = Own.Person(actor, request.Person);
        if (request.Days is < 1 or > 1000)
        {
            throw new RefusalException(RefusalKind.Usage, "days_out_of_range", "--days is 1 to 1000.", "Write: --days 90");
        }

        List<Dictionary<string, object?>> stays = await Own.Stays(workspace, person, cancel);
        DateOnly last = request.To ?? await IDerivesAnswers.Of(workspace.Ledger, (nameof(LastDay), person), () => LastDay(person, cancel), _ => 1) ?? workspace.Today;
        var period = new Period(last.AddDays(1 - request.Days), last);
        // The same until something is appended: whoever looks at their day looks at it often.
        Worked worked = await IDerivesAnswers.Of(workspace.Ledger, (nameof(ShowOwn), person, period, workspace.Policy(), workspace.Today), () => Work(person, period, stays, cancel), it => it.Records.Count + it.Attendance.Count + it.Days.Count);
        PersonName? name = await workspace.Registry.Names.FindAsync([person], cancel);
        if (actor.Person != person)
        {
            await workspace.Audit.Append(new Act(Looks.ReadPersons, "own data", person).By(actor), cancel);
        }

        return new(person, name?.Name, name?.NameZh, period.First, period.Last)
        {
            Teams = [.. stays.Select(it => new OwnTeam((string?)it["team"], it["from"] as DateOnly?, it["to"] as DateOnly?))],
            Total = worked.Total,
            Rows = worked.Days,
            Records = worked.Records,
            Attendance = worked.Attendance,
            Notices = await new ComposeNotice(workspace, actor).Run([.. worked.Records.Select(it => it["operation"]).OfType<string>().Distinct().Order(StringComparer.Ordinal)], last, cancel),
            Peers = worked.Peers,
            Benchmark = worked.Benchmark,
        };
    }

    async Task<Worked> Work(string person, Period period, List<Dictionary<string, object?>> stays, CancellationToken cancel)
    {
        var mine = new Scope { Person = person, Period = period };
        return new(await Figures(Grain.Day, mine, cancel), (await Figures(Grain.All, mine, cancel)).FirstOrDefault(), await workspace.Ledger.RowsByName(Tables.Work, mine, cancel), await workspace.Ledger.RowsByName(Tables.Attendance, mine, cancel))
        {
            Peers = await Peers(stays, period, cancel),
            Benchmark = await OwnBenchmark.Of(workspace, person, period, cancel),
        };
    }

    async Task<DateOnly?> LastDay(string person, CancellationToken cancel)
    {
        DateOnly? last = null;
        await foreach (Cell cell in workspace.Ledger.RollUp(new RollUp(Keys.None, Grain.Day, new Scope { Person = person }), cancel))
        {
            last = cell.Records > 0 && !(cell.Start < last) ? cell.Start : last;
        }

        return last;
    }

    async Task<List<FulfilmentRow>> Figures(Grain per, Scope scope, CancellationToken cancel)
    {
        var rows = new List<FulfilmentRow>();
        await foreach (Cell cell in workspace.Ledger.RollUp(new RollUp(Keys.Person, per, scope, Ledger.Figures.Persons), cancel))
        {
            rows.Add(FulfilmentRow.Of(cell.Person, Period.Label(per, cell.Start), cell, null));
        }

        return [.. rows.OrderBy(it => it.Period, StringComparer.Ordinal)];
    }

    // Of each whole period of the lattice the smallest unit around the person that may be shown.
    async Task<IReadOnlyList<FulfilmentRow>> Peers(List<Dictionary<string, object?>> stays, Period period, CancellationToken cancel)
    {
        Grain grain = workspace.Policy().Lattice.Period;
        var whole = new Period(LatticeRules.PeriodOf(period.First, grain).First, LatticeRules.PeriodOf(period.Last, grain).Last);
        LatticeView view = await workspace.Lattice.View(new Scope { Period = whole }, cancel);
        UnitTree tree = await UnitTree.Read(workspace.Ledger, cancel);
        var peers = new List<FulfilmentRow>();
        for (DateOnly start = whole.First; start <= whole.Last; start = LatticeRules.PeriodOf(start, grain).Last.AddDays(1))
        {
            string? team = stays.Where(it => !(it["from"] as DateOnly? > start) && !(it["to"] as DateOnly? < start)).Select(it => it["team"] as string).FirstOrDefault();
            if (team is null || tree.From(team).FirstOrDefault(it => view.Has(it.Code, start) && view.Why(it.Code, start) is null) is not { } unit)
            {
                continue;
            }

            var scope = new Scope { Under = unit.Code, Period = LatticeRules.PeriodOf(start, grain) };
            await foreach (Cell cell in workspace.Ledger.RollUp(new RollUp(Keys.None, grain, scope, Ledger.Figures.Persons), cancel))
            {
                peers.Add(FulfilmentRow.Of(unit.Code, Period.Label(grain, cell.Start), cell, null));
            }
        }

        return peers;
    }

    sealed record Worked(List<FulfilmentRow> Days, FulfilmentRow? Total, List<Dictionary<string, object?>> Records, List<Dictionary<string, object?>> Attendance)
    {
        public IReadOnlyList<FulfilmentRow> Peers { get; init; } = [];

        public OwnBenchmark? Benchmark { get; init; }
    }

    public sealed record Request
    {
        [Field("Whose data, where it is not said who acts: for whoever asks on paper", Value = "PERSON")]
        public string? Person { get; init; }

        [Field("How many days back", Value = "N")]
        public int Days { get; init; } = 90;

        [Field("The last day; without it the last with a record of one's own", Value = "DATE")]
        public DateOnly? To { get; init; }
    }
}
