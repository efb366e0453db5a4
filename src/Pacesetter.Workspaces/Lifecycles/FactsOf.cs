using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Gathers what guards may look at, from both stores; what no guard asks for is not read.</summary>
sealed class FactsOf(Workspace workspace)
{
    readonly Lazy<ILookup<string, (Period Days, string Team)>> teams = new(() => Teams(workspace));
    readonly Lazy<Dictionary<string, string?>> parents = new(() => Parents(workspace));

    public Facts For(Actor actor, string why = "", Func<Entry, IReadOnlyList<string>>? similar = null, bool history = false) => new()
    {
        By = actor,
        Now = workspace.Clock.GetUtcNow(),
        Why = why,
        History = history,
        Policy = workspace.Policy().Lifecycles,
        Source = noun => (IQueryable)typeof(FactsOf).GetMethod(nameof(Entries), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.MakeGenericMethod(noun).Invoke(this, null)!,
        TeamOf = (person, day) => teams.Value[person].FirstOrDefault(it => it.Days.Contains(day)).Team,
        UnitsFrom = UnitsFrom,
        FulfilmentBefore = FulfilmentBefore,
        Similar = similar ?? (_ => []),
    };

    /// <summary>The members of each team on a day.</summary>
    public ILookup<string, string> Members(DateOnly day) =>
        teams.Value.Select(it => (Person: it.Key, it.FirstOrDefault(one => one.Days.Contains(day)).Team)).Where(it => it.Team is not null).ToLookup(it => it.Team, it => it.Person, StringComparer.Ordinal);

    /// <summary>True where the ledger knows the unit.</summary>
    public bool Knows(string unit) => parents.Value.ContainsKey(unit);

    /// <summary>True where the ledger knows any unit at all.</summary>
    public bool KnowsUnits => parents.Value.Count > 0;

    IQueryable<T> Entries<T>()
        where T : Entry => workspace.Registry.Set<T>().AsNoTracking();

    List<string> UnitsFrom(string unit)
    {
        var path = new List<string>();
        for (string? at = unit; at is not null && !path.Contains(at); at = parents.Value.GetValueOrDefault(at))
        {
            path.Add(at);
        }

        return path;
    }

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

    static Dictionary<string, string?> Parents(Workspace workspace) =>
        Rows(workspace, Tables.Units).ToDictionary(row => (string)row["unit"]!, row => (string?)row["parent"], StringComparer.Ordinal);

    static IEnumerable<Dictionary<string, object?>> Rows(Workspace workspace, Table table)
    {
        string? after = null;
        do
        {
            RowPage page = workspace.Ledger.Page(new PageRequest(table, after, 50_000), CancellationToken.None).GetAwaiter().GetResult();
            foreach (IReadOnlyList<object?> row in page.Rows)
            {
                yield return page.Columns.Zip(row).ToDictionary(it => it.First, it => it.Second, StringComparer.Ordinal);
            }

            after = page.Next;
        }
        while (after is not null);
    }
}
