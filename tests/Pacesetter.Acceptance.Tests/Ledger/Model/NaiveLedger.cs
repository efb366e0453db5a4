using System.Numerics;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ledger;

namespace Pacesetter.Acceptance.Tests.Ledger.Model;

/// <summary>The sums of one cell, exact.</summary>
readonly record struct Sums(decimal Earned, decimal OnQuota, decimal Attended, decimal Good, decimal Scrap, decimal Rework, long Records, long Persons);

/// <summary>What a ledger must answer, by the plainest means: a list of the rows that stand, gone through for every question.</summary>
sealed class NaiveLedger
{
    readonly List<Row> rows = [];

    /// <param name="tickets">The tickets that stand.</param>
    public NaiveLedger(IEnumerable<Ticket> tickets)
    {
        foreach (Ticket ticket in tickets)
        {
            Add(ticket);
        }
    }

    /// <summary>The tickets that stand after batches were imported one after another.</summary>
    public static IEnumerable<Ticket> Standing(IEnumerable<IReadOnlyList<Ticket>> batches)
    {
        var standing = new Dictionary<string, Ticket>(StringComparer.Ordinal);
        foreach (IReadOnlyList<Ticket> batch in batches)
        {
            foreach (Ticket ticket in batch.Where(it => it.Corrects is not null))
            {
                standing.Remove(ticket.Corrects!);
            }

            foreach (Ticket ticket in batch)
            {
                standing.Add(ticket.Record, ticket);
            }
        }

        return standing.Values;
    }

    /// <summary>The cells of a question by their keys.</summary>
    public Dictionary<string, Sums> RollUp(RollUp question) => rows
        .Where(row => Belongs(row, question.Where))
        .GroupBy(row => KeyOf(row, question))
        .ToDictionary(cell => cell.Key, cell => Sum([.. cell]), StringComparer.Ordinal);

    /// <summary>The key of a cell as text.</summary>
    public static string KeyOf(Cell cell) =>
        string.Join('|', cell.Person, cell.Team, cell.WorkCentre, cell.Operation, cell.Family, cell.Shift, cell.Class, cell.Department, cell.Site, cell.Company, cell.Region, cell.Learner, cell.Start?.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture));

    static string KeyOf(Row row, RollUp question)
    {
        IReadOnlyList<string> above = Plant.Above(row.Team ?? row.WorkCentre);
        string? at(Keys key, string? code) => question.Keys.HasFlag(key) ? code : null;
        DateOnly? start = question.Grain switch
        {
            Grain.Day => row.Ticket.Date,
            Grain.Week => Period.WeekOf(row.Ticket.Date).First,
            Grain.Month => Period.MonthOf(row.Ticket.Date).First,
            _ => null,
        };
        return KeyOf(new Cell
        {
            Person = at(Keys.Person, row.Hand.Person),
            Team = at(Keys.Team, row.Team),
            WorkCentre = at(Keys.WorkCentre, row.WorkCentre),
            Operation = at(Keys.Operation, row.Ticket.Operation),
            Family = at(Keys.Family, Plant.FamilyOf(row.Ticket.Operation)),
            Shift = at(Keys.Shift, row.Ticket.Shift),
            Class = at(Keys.Class, Plant.ClassOf(row.WorkCentre)),
            Department = at(Keys.Department, above.FirstOrDefault(it => it[0] == 'D')),
            Site = at(Keys.Site, above.FirstOrDefault(it => it[0] == 'S')),
            Company = at(Keys.Company, above.FirstOrDefault(it => it[0] == 'C')),
            Region = at(Keys.Region, above.FirstOrDefault(it => it[0] == 'R')),
            Learner = question.Keys.HasFlag(Keys.Learner) ? row.Learner : null,
            Start = start,
        });
    }

    static bool Belongs(Row row, Scope scope) =>
        scope.Period?.Contains(row.Ticket.Date) != false
        && (scope.Under is null || Plant.Above(row.Team ?? row.WorkCentre).Contains(scope.Under) || row.WorkCentre == scope.Under)
        && (scope.Operation is null || row.Ticket.Operation == scope.Operation)
        && (scope.Class is null || Plant.ClassOf(row.WorkCentre) == scope.Class)
        && (scope.Person is null || row.Hand.Person == scope.Person)
        && (scope.VerifiedOnly ? row.Ticket.State is null or "verified" : row.Ticket.State != "rejected");

    static Sums Sum(Row[] cell) => new(
        cell.Sum(row => row.Earned),
        cell.Sum(row => row.Hand.Hours),
        cell.Sum(row => row.Hand.Hours + row.Hand.OffHours),
        cell.Sum(row => row.Good),
        cell.Sum(row => row.Scrap),
        cell.Sum(row => row.Rework),
        cell.Length,
        cell.Select(row => row.Hand.Person).OfType<string>().Distinct().Count()
            + cell.Where(row => row.Hand.Person is null).GroupBy(row => row.Team ?? row.WorkCentre).Sum(crew => (long)decimal.Ceiling(crew.Max(row => row.Ticket.Heads) ?? 1)));

    void Add(Ticket ticket)
    {
        Hand[] hands = [.. ticket.Hands.OrderBy(hand => hand.Person, StringComparer.Ordinal)];
        decimal[] weights = [.. hands.Select(hand => hand.Hours * (hand.Person is null ? 1 : Plant.Of(hand.Person, ticket.Date).Grade))];
        decimal[] good = Parts(ticket.Good, weights, 4);
        decimal[] scrap = Parts(ticket.Scrap, weights, 4);
        decimal[] rework = Parts(ticket.Rework, weights, 4);
        decimal[] earned = Parts(Earned(ticket, hands[0]), weights, 6);
        for (int i = 0; i < hands.Length; i++)
        {
            string? own = hands[i].Person is { } person ? Plant.Of(person, ticket.Date).Team : null;
            decimal setup = ticket.Operation is null ? 0 : Plant.QuotaOf(ticket.Operation, Plant.ClassOf(hands[i].WorkCentre), ticket.Date).Setup;
            rows.Add(new Row(ticket, hands[i], hands[i].Team ?? own, good[i], scrap[i], rework[i], earned[i] + Rounded(hands[i].Setups * setup)));
        }
    }

    static decimal Earned(Ticket ticket, Hand first)
    {
        if (ticket.Operation is null)
        {
            return 0;
        }

        (decimal? minutes, decimal? perHour, _) = Plant.QuotaOf(ticket.Operation, Plant.ClassOf(first.WorkCentre), ticket.Date);
        return Rounded((ticket.Minutes ?? minutes) is { } each ? ticket.Good * each : ticket.Good * 60m / perHour!.Value);
    }

    static decimal Rounded(decimal minutes) => decimal.Round(minutes, 6, MidpointRounding.AwayFromZero);

    // Largest remainder over whole numbers, without any rounding.
    static decimal[] Parts(decimal total, decimal[] weights, int decimals)
    {
        if (weights.Length == 1)
        {
            return [total];
        }

        BigInteger unit = BigInteger.Pow(10, decimals);
        BigInteger whole = (BigInteger)(total * (decimal)unit);
        BigInteger[] shares = [.. weights.Select(weight => (BigInteger)(weight * 100_000_000m))];
        BigInteger sum = shares.Aggregate(BigInteger.Zero, (a, b) => a + b);
        BigInteger[] parts = [.. shares.Select(share => sum.IsZero ? 0 : whole * share / sum)];
        BigInteger left = sum.IsZero ? 0 : whole - parts.Aggregate(BigInteger.Zero, (a, b) => a + b);
        foreach (int i in Enumerable.Range(0, parts.Length).OrderByDescending(i => whole * shares[i] % (sum.IsZero ? 1 : sum)).ThenBy(i => i).Take((int)left))
        {
            parts[i]++;
        }

        return [.. parts.Select(part => (decimal)part / (decimal)unit)];
    }

    sealed record Row(Ticket Ticket, Hand Hand, string? Team, decimal Good, decimal Scrap, decimal Rework, decimal Earned)
    {
        public string? WorkCentre => Hand.WorkCentre;

        public bool Learner => Hand.Person is not null && Plant.Of(Hand.Person, Ticket.Date).Learner;
    }
}
