using System.Collections.Immutable;
using Pacesetter.Panels;
using Pacesetter.Statistics.Integrity;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;

namespace Pacesetter.Workspaces.Measuring.Questions;

/// <summary>Help that no ticket names: somebody else's clock runs at the same machine while a ticket is worked.</summary>
static class ClockOverlap
{
    /// <summary>The most records whose clocks are read.</summary>
    const long Most = 5_000_000;

    const int FewestTickets = 20;

    static readonly Dictionary<string, int> Places = LedgerRows.Columns(Tables.Work).Select((column, i) => (column.Name, i)).ToDictionary(it => it.Name, it => it.i, StringComparer.Ordinal);

    /// <summary>Asks of every person; answers why it could not.</summary>
    public static async Task<string?> Ask(Family family, ILedger ledger, (Scope Scope, double Least) what, CancellationToken cancel)
    {
        await foreach (Cell cell in ledger.RollUp(new RollUp(Keys.None, Grain.All, what.Scope), cancel))
        {
            if (cell.Records > Most)
            {
                return "too_many_records";
            }
        }

        var clocks = new Clocks();
        await foreach (IReadOnlyList<object?> row in ledger.Rows(Tables.Work, what.Scope, cancel))
        {
            clocks.Add(row);
        }

        NamedSpell[] tickets = clocks.Tickets();
        if (tickets.Length == 0)
        {
            return "no_clocks";
        }

        ImmutableArray<ImmutableArray<Unnamed>> unnamed = CoPresence.Find(tickets, clocks.Presences, what.Least);
        foreach ((int who, PatternQuestion question) in CoPresence.Ask(tickets, unnamed))
        {
            if (question.Observations >= FewestTickets)
            {
                family.Add(new(new(SubjectKind.Person, new(clocks.Persons[who])), PatternQuestion.CoPresence, question));
            }
        }

        return null;
    }

    // Times in hours of the calendar; a clock that ends before it starts ends on the next day.
    sealed class Clocks
    {
        readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        readonly Dictionary<string, int> machines = new(StringComparer.Ordinal);
        readonly Dictionary<(string Record, int Machine), (double From, double To, HashSet<int> Named)> tickets = [];

        public List<string> Persons { get; } = [];

        public List<Presence> Presences { get; } = [];

        public void Add(IReadOnlyList<object?> row)
        {
            if (row[Places["person"]] is not string person || row[Places["work_centre"]] is not string machine || Hour(row[Places["start"]]) is not { } start || Hour(row[Places["end"]]) is not { } end || end == start)
            {
                return;
            }

            (double from, double to) = (start, end + (end < start ? 24 : 0));
            int where = Number(machines, machine);
            int who = Number(numbers, person);
            if (who == Persons.Count)
            {
                Persons.Add(person);
            }

            Presences.Add(new(who, where, from, to));
            if (row[Places["operation"]] is null)
            {
                return;
            }

            var key = ((string)row[Places["record"]]!, where);
            (double From, double To, HashSet<int> Named) ticket = tickets.TryGetValue(key, out var known) ? known : (from, to, []);
            ticket.Named.Add(who);
            tickets[key] = (Math.Min(ticket.From, from), Math.Max(ticket.To, to), ticket.Named);
        }

        public NamedSpell[] Tickets() => [.. tickets.Select(it => new NamedSpell(it.Key.Machine, it.Value.From, it.Value.To, [.. it.Value.Named.Order()]))];

        static int Number(Dictionary<string, int> numbers, string code)
        {
            if (!numbers.TryGetValue(code, out int number))
            {
                numbers.Add(code, number = numbers.Count);
            }

            return number;
        }

        static double? Hour(object? time) => time is DateTime clock ? clock.Ticks / (double)TimeSpan.TicksPerHour : null;
    }
}
