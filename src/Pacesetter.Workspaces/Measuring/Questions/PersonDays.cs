using Pacesetter.Panels;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;

namespace Pacesetter.Workspaces.Measuring.Questions;

/// <summary>What one person, or a team whose records name nobody, did of one operation on one day.</summary>
readonly record struct DayWork(string? Person, string? Team, string? Operation, bool Learner, DateOnly Day, double Good, double Earned, double Hours)
{
    /// <summary>Earned ÷ worked hours on quota.</summary>
    public double Fulfilment => Earned / Hours;

    /// <summary>What one piece more or less makes of it; 0 where nothing was made.</summary>
    public double Piece => Good > 0 ? Earned / Good / Hours : 0;
}

/// <summary>The days of a scope as the questions take them.</summary>
/// <param name="Works">Person by person and day by day, one for each operation.</param>
/// <param name="Teams">The teams of k persons or more.</param>
/// <param name="Operations">The operations that k persons or more worked on.</param>
sealed record PersonDays(IReadOnlyList<DayWork> Works, IReadOnlyDictionary<string, Subject> Teams, IReadOnlyDictionary<string, Subject> Operations)
{
    public static async Task<PersonDays> Read(ILedger ledger, Scope scope, int k, CancellationToken cancel)
    {
        var works = new List<DayWork>();
        await foreach (Cell cell in ledger.RollUp(new RollUp(Keys.Person | Keys.Team | Keys.Operation | Keys.Learner, Grain.Day, scope), cancel))
        {
            if (cell is { Records: > 0, Start: { } day })
            {
                works.Add(new(cell.Person, cell.Team, cell.Operation, cell.Learner == true, day, (double)cell.Good, (double)cell.EarnedMinutes / 60, (double)cell.OnQuotaHours));
            }
        }

        works.Sort(static (a, b) => (string.CompareOrdinal(a.Person, b.Person), a.Day.CompareTo(b.Day), string.CompareOrdinal(a.Operation, b.Operation), string.CompareOrdinal(a.Team, b.Team)) switch
        {
            (not 0 and var person, _, _, _) => person,
            (_, not 0 and var date, _, _) => date,
            (_, _, not 0 and var operation, _) => operation,
            var (_, _, _, team) => team,
        });
        UnitTree units = await UnitTree.Read(ledger, cancel);
        Dictionary<string, Named> operations = await Names(ledger, cancel);
        return new(
            works,
            await Known(ledger, new(Keys.Team, Grain.All, scope, Figures.Persons), (k, cell => cell.Team, code => new(SubjectKind.Team, units.Find(code) is { } unit ? new Named(code, unit.Name, unit.NameZh) : new Named(code))), cancel),
            await Known(ledger, new(Keys.Operation, Grain.All, scope, Figures.Persons), (k, cell => cell.Operation, code => new(SubjectKind.Operation, operations.GetValueOrDefault(code) ?? new Named(code))), cancel));
    }

    /// <summary>Each person's days at the quota, learners apart: fulfilment over all operations of the day.</summary>
    public IReadOnlyList<PersonDay> Fulfilments() =>
    [
        .. Works.Where(work => work is { Person: not null, Learner: false, Hours: > 0 })
            .GroupBy(work => (work.Person, work.Team, work.Day))
            .Select(day => Day(day.Key.Person!, day.Key.Team, day)),
    ];

    static PersonDay Day(string person, string? team, IEnumerable<DayWork> works)
    {
        (double earned, double hours, double piece) = works.Aggregate((0.0, 0.0, 0.0), (sum, work) => (sum.Item1 + work.Earned, sum.Item2 + work.Hours, Math.Max(sum.Item3, work.Piece * work.Hours)));
        return new(person, team, earned / hours, piece / hours);
    }

    static async Task<Dictionary<string, Subject>> Known(ILedger ledger, RollUp question, (int K, Func<Cell, string?> Code, Func<string, Subject> Subject) what, CancellationToken cancel)
    {
        var known = new Dictionary<string, Subject>(StringComparer.Ordinal);
        await foreach (Cell cell in ledger.RollUp(question, cancel))
        {
            if (what.Code(cell) is { } code && cell.Persons >= what.K)
            {
                known[code] = what.Subject(code);
            }
        }

        return known;
    }

    static async Task<Dictionary<string, Named>> Names(ILedger ledger, CancellationToken cancel)
    {
        var names = new Dictionary<string, Named>(StringComparer.Ordinal);
        await foreach (IReadOnlyList<object?> row in ledger.Rows(Tables.Operations, new Scope(), cancel))
        {
            names[(string)row[0]!] = new((string)row[0]!, (string?)row[1], (string?)row[2]);
        }

        return names;
    }
}

/// <summary>One person's day over all operations.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Team">In which team.</param>
/// <param name="Fulfilment">Earned ÷ worked hours on quota.</param>
/// <param name="Piece">What one piece more or less of the largest makes of it.</param>
readonly record struct PersonDay(string Person, string? Team, double Fulfilment, double Piece);
