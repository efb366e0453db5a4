using Pacesetter.Panels;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Recognising;

/// <summary>How many people belong to each unit of a kind on a day, whether they work on quota or not.</summary>
sealed class HeadCounts(ILedger ledger)
{
    /// <summary>The units of a kind that have anybody, in the order of their codes.</summary>
    public async Task<IReadOnlyList<(string Unit, int Heads)>> On(DateOnly day, UnitKind kind, string? under, CancellationToken cancel)
    {
        UnitTree units = await UnitTree.Read(ledger, cancel);
        var latest = new Dictionary<string, (DateOnly From, string Team)>(StringComparer.Ordinal);
        await foreach (IReadOnlyList<object?> row in ledger.Rows(Tables.People, new Scope(), cancel))
        {
            var days = new Period(row[2] as DateOnly? ?? DateOnly.MinValue, row[3] as DateOnly? ?? DateOnly.MaxValue);
            string person = (string)row[0]!;
            if (days.Contains(day) && (string?)row[1] is { } team && (!latest.TryGetValue(person, out var known) || known.From < days.First))
            {
                latest[person] = (days.First, team);
            }
        }

        var heads = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach ((_, string team) in latest.Values)
        {
            if (units.Above(team, kind) is { } unit && units.IsUnder(team, under))
            {
                heads[unit.Code] = heads.GetValueOrDefault(unit.Code) + 1;
            }
        }

        return [.. heads.Select(it => (it.Key, it.Value))];
    }
}
