using Pacesetter.Exchanging;
using Pacesetter.Measuring;
using Pacesetter.Panels;
using Pacesetter.Recognising;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Recognising;

/// <summary>Who can be tested for the title in a period.</summary>
/// <param name="All">Everybody on the roll, and whoever worked without being on it.</param>
/// <param name="RestatedUnits">Those whose figures were restated.</param>
sealed record CandidateList(IReadOnlyList<TitleCandidate> All, IReadOnlySet<string> RestatedUnits);

/// <summary>Gathers the candidates of a period from the ledger: sums over verified records, hours by day, and the roll.</summary>
sealed class Candidates(Workspace workspace, Registry.Policy policy)
{
    readonly ILedger ledger = workspace.Ledger;

    public async Task<CandidateList> Of(By by, Scope scope, CancellationToken cancel)
    {
        Period period = scope.Period ?? throw new ArgumentException("a title has a period", nameof(scope));
        var sums = new Dictionary<string, Sums>(StringComparer.Ordinal);
        var doubtful = new List<Cell>();
        // Titles count verified records alone, with the attended hours that fall to them and those without any ticket;
        // the limits of hours a day and a week are tested over everything attended.
        await foreach (Cell cell in ledger.RollUp(new RollUp(by.KeyOf(), Grain.All, scope with { VerifiedOnly = true }), cancel))
        {
            if (by.CodeOf(cell) is { } code)
            {
                Get(code).Verified = cell;
            }
        }

        await foreach (Cell cell in ledger.RollUp(new RollUp(by.KeyOf() | Keys.Person, Grain.Day, scope), cancel))
        {
            if (by.CodeOf(cell) is { } code && (cell.AttendedHours != 0 || cell.Records != 0))
            {
                Get(code).AddDay(cell);
                if (cell.EarnedMinutes > policy.Lifecycles.PlausibleFulfilment * 60m * cell.OnQuotaHours && cell.OnQuotaHours > 0)
                {
                    doubtful.Add(cell);
                }
            }
        }

        HashSet<string> counted = doubtful.Count == 0 ? [] : CountedOnTheSpot();
        foreach (Cell day in doubtful)
        {
            Get(by.CodeOf(day)!).BeyondBelief |= !await Holds(day, counted, cancel);
        }

        Dictionary<string, decimal> roll = await Roll(by, period, scope, cancel);
        foreach (string code in roll.Keys)
        {
            Get(code);
        }

        var restated = sums.Where(it => it.Value.Restated).Select(it => it.Key).ToHashSet(StringComparer.Ordinal);
        List<TitleCandidate> all = [.. sums
            .OrderBy(it => it.Key, StringComparer.Ordinal)
            .Select(it => it.Value.Candidate(it.Key, period, by == By.Team ? 1m : roll.GetValueOrDefault(it.Key)))];
        return new CandidateList(all, restated);

        Sums Get(string code)
        {
            if (!sums.TryGetValue(code, out Sums? found))
            {
                sums.Add(code, found = new Sums());
            }

            return found;
        }
    }

    /// <summary>Who of them meets the conditions in force.</summary>
    public async Task<Titles> Titles(By by, Scope scope, CancellationToken cancel) => TitleTest.Apply((await Of(by, scope, cancel)).All, policy.Titles);

    /// <summary>Whom the policy gives titles to.</summary>
    public By Titled => policy.Titles.Persons ? By.Person : By.Team;

    // The records whose figures a second person verified with a count on the spot.
    HashSet<string> CountedOnTheSpot() =>
        [.. workspace.Registry.Set<Claim>().Where(it => it.State == ClaimState.Verified && it.Record != null).AsEnumerable().Where(it => it.Study is not null).Select(it => it.Record!)];

    async Task<bool> Holds(Cell day, HashSet<string> counted, CancellationToken cancel)
    {
        if (counted.Count == 0)
        {
            return false;
        }

        DateOnly on = day.Start!.Value;
        await foreach (IReadOnlyList<object?> row in ledger.Rows(Tables.Work, new Scope { Period = new(on, on), Person = day.Person, Under = day.Team }, cancel))
        {
            if (counted.Contains((string)row[0]!))
            {
                return true;
            }
        }

        return false;
    }

    // The share of the period's days on the roll; a team that stands or worked counts whole.
    async Task<Dictionary<string, decimal>> Roll(By by, Period period, Scope scope, CancellationToken cancel)
    {
        var days = new Dictionary<string, HashSet<DateOnly>>(StringComparer.Ordinal);
        await foreach (IReadOnlyList<object?> row in ledger.Rows(Tables.People, new Scope { Under = scope.Under }, cancel))
        {
            DateOnly first = row[2] as DateOnly? ?? DateOnly.MinValue;
            DateOnly last = row[3] as DateOnly? ?? DateOnly.MaxValue;
            string code = (string)row[by == By.Person ? 0 : 1]!;
            for (DateOnly day = first > period.First ? first : period.First; day <= last && day <= period.Last; day = day.AddDays(1))
            {
                if (!days.TryGetValue(code, out HashSet<DateOnly>? set))
                {
                    days.Add(code, set = []);
                }

                set.Add(day);
            }
        }

        return days.ToDictionary(it => it.Key, it => (decimal)it.Value.Count / period.Days, StringComparer.Ordinal);
    }

    sealed class Sums
    {
        decimal attended;
        decimal idle;
        decimal scheduled;
        decimal maxHoursInDay;
        decimal personDays;
        readonly HashSet<DateOnly> days = [];
        readonly HashSet<string> persons = new(StringComparer.Ordinal);

        public Cell? Verified { get; set; }

        public bool Restated { get; private set; }

        public bool BeyondBelief { get; set; }

        public void AddDay(Cell cell)
        {
            attended += cell.AttendedHours;
            idle += cell.Records == 0 ? cell.AttendedHours : 0;
            scheduled += cell.ScheduledHours;
            Restated |= cell.Restated > 0;
            if (cell.AttendedHours > 0)
            {
                days.Add(cell.Start!.Value);
                personDays++;
            }

            if (cell.Person is not null)
            {
                persons.Add(cell.Person);
                maxHoursInDay = Math.Max(maxHoursInDay, cell.AttendedHours);
            }
        }

        public TitleCandidate Candidate(string code, Period period, decimal rollShare) => new(
            code,
            new Fulfilment(Verified?.EarnedMinutes ?? 0, Verified?.OnQuotaHours ?? 0, (Verified?.AttendedHours ?? 0) + idle),
            Verified is null ? scheduled : Verified.ScheduledHours + idle,
            Verified is null ? null : Pacesetter.Measuring.FirstPassYield.Of(Verified.Good, Verified.Scrap, Verified.Rework),
            maxHoursInDay,
            persons.Count > 0 ? attended / persons.Count * 7m / period.Days : 0,
            days.Count,
            rollShare)
        { BeyondBelief = BeyondBelief };
    }
}
