using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Proving;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Gathers what guards may look at, from both stores; what no guard asks for is not read.</summary>
sealed class FactsOf(Workspace workspace)
{
    readonly Lazy<ILookup<string, (Period Days, string Team)>> teams = new(() => Teams(workspace));
    readonly Lazy<LifecyclePolicy> policy = new(() => workspace.Policy().Lifecycles);
    readonly Lazy<UnitTree> units = new(() => UnitTree.Read(workspace.Ledger, CancellationToken.None).GetAwaiter().GetResult());

    public Facts For(Actor actor, string why = "", Func<Entry, IReadOnlyList<string>>? similar = null, bool history = false) => new()
    {
        By = actor,
        Now = workspace.Clock.GetUtcNow(),
        Why = why,
        History = history,
        Policy = policy.Value,
        Source = noun => (IQueryable)typeof(FactsOf).GetMethod(nameof(Entries), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.MakeGenericMethod(noun).Invoke(this, null)!,
        TeamOf = (person, day) => teams.Value[person].FirstOrDefault(it => it.Days.Contains(day)).Team,
        UnitsFrom = UnitsFrom,
        FulfilmentBefore = FulfilmentBefore,
        EvidenceOf = practice => PracticeCard.Evidence(workspace, practice, CancellationToken.None).GetAwaiter().GetResult(),
        Similar = similar ?? (_ => []),
    };

    /// <summary>The members of each team on a day.</summary>
    public ILookup<string, string> Members(DateOnly day) =>
        teams.Value.Select(it => (Person: it.Key, it.FirstOrDefault(one => one.Days.Contains(day)).Team)).Where(it => it.Team is not null).ToLookup(it => it.Team, it => it.Person, StringComparer.Ordinal);

    /// <summary>True where the ledger knows the unit.</summary>
    public bool Knows(string unit) => units.Value.Find(unit) is not null;

    /// <summary>True where the ledger knows any unit at all.</summary>
    public bool KnowsUnits => units.Value.All.Count > 0;

    IQueryable<T> Entries<T>()
        where T : Entry => workspace.Judged.Set<T>().AsNoTracking();

    // A unit that the ledger does not know stands for itself.
    List<string> UnitsFrom(string unit) => units.Value.Find(unit) is null ? [unit] : [.. units.Value.From(unit).Select(it => it.Code)];

    decimal? FulfilmentBefore(string person, DateOnly day)
    {
        var quarter = new Period(day.AddMonths(-3), day.AddDays(-1));
        Cell? sum = workspace.Ledger.RollUp(new RollUp(Keys.Person, Grain.All, new Scope { Period = quarter, Person = person }), CancellationToken.None).ToBlockingEnumerable().FirstOrDefault();
        return sum is { OnQuotaHours: > 0 } ? sum.EarnedMinutes / 60m / sum.OnQuotaHours : null;
    }

    static ILookup<string, (Period, string)> Teams(Workspace workspace) =>
        Rows(workspace, Tables.People)
            .Where(row => row["team"] is not null)
            .OrderByDescending(row => row["from"] as DateOnly? ?? DateOnly.MinValue)
            .ToLookup(row => (string)row["person"]!, row => (new Period(row["from"] as DateOnly? ?? DateOnly.MinValue, row["to"] as DateOnly? ?? DateOnly.MaxValue), (string)row["team"]!), StringComparer.Ordinal);

    static IEnumerable<Dictionary<string, object?>> Rows(Workspace workspace, Table table) =>
        workspace.Ledger.Rows(table, new Scope()).ToBlockingEnumerable().Select(row => LedgerRows.ByName(table, row));
}
