using Pacesetter.Panels;
using Pacesetter.Workspaces.Bulletins.Composing;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Recognising;

/// <summary>How many people belong to each unit of a kind on a day, whether they work on quota or not.</summary>
sealed class HeadCounts(ILedger ledger)
{
    /// <summary>The units of a kind that have anybody, in the order of their codes.</summary>
    public async Task<IReadOnlyList<(string Unit, int Heads)>> On(DateOnly day, By by, string? under, CancellationToken cancel)
    {
        var parents = new Dictionary<string, (string? Parent, string Kind)>(StringComparer.Ordinal);
        await foreach (IReadOnlyList<object?> row in Rows.All(ledger, new PageRequest(Tables.Units, null, 10_000), cancel))
        {
            parents[(string)row[0]!] = ((string?)row[1], (string)row[2]!);
        }

        string kind = UseCases.Words.Snake(by.ToString());
        var latest = new Dictionary<string, (DateOnly From, string Team)>(StringComparer.Ordinal);
        await foreach (IReadOnlyList<object?> row in Rows.All(ledger, new PageRequest(Tables.People, null, 10_000), cancel))
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
            List<string> path = PathOf(team, parents);
            if (path.Find(unit => parents.GetValueOrDefault(unit).Kind == kind) is { } unit && (under is null || path.Contains(under)))
            {
                heads[unit] = heads.GetValueOrDefault(unit) + 1;
            }
        }

        return [.. heads.Select(it => (it.Key, it.Value))];
    }

    static List<string> PathOf(string unit, Dictionary<string, (string? Parent, string Kind)> parents)
    {
        var path = new List<string>();
        for (string? at = unit; at is not null && !path.Contains(at); at = parents.GetValueOrDefault(at).Parent)
        {
            path.Add(at);
        }

        return path;
    }
}
