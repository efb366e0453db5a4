using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Planning;

/// <summary>The working calendars of the units.</summary>
sealed class UnitCalendars
{
    static readonly Dictionary<DateOnly, decimal> None = [];

    readonly Dictionary<string, Dictionary<DateOnly, decimal>> own;
    readonly ILookup<string?, string> below;

    UnitCalendars(Dictionary<string, Dictionary<DateOnly, decimal>> own, UnitTree units)
    {
        (this.own, Units) = (own, units);
        below = units.All.ToLookup(it => it.Parent, it => it.Code);
    }

    public UnitTree Units { get; }

    public static async Task<UnitCalendars> Read(ILedger ledger, CancellationToken cancel)
    {
        var own = new Dictionary<string, Dictionary<DateOnly, decimal>>(StringComparer.Ordinal);
        await foreach (IReadOnlyList<object?> row in ledger.Rows(Tables.Calendar, new Scope(), cancel))
        {
            string of = (string)row[0]!;
            if (!own.TryGetValue(of, out Dictionary<DateOnly, decimal>? days))
            {
                own.Add(of, days = []);
            }

            days[(DateOnly)row[1]!] = (decimal)row[2]!;
        }

        return new(own, await UnitTree.Read(ledger, cancel));
    }

    /// <summary>Shifts by day: of the unit, or the nearest above it that has a calendar, or the sum of those below it; empty without any.</summary>
    public IReadOnlyDictionary<DateOnly, decimal> Of(string unit) =>
        Units.From(unit).Select(it => own.GetValueOrDefault(it.Code)).FirstOrDefault(it => it is not null) ?? Below(unit, []) ?? None;

    Dictionary<DateOnly, decimal>? Below(string unit, HashSet<string> seen)
    {
        if (!seen.Add(unit))
        {
            return null;
        }

        Dictionary<DateOnly, decimal>[] parts = [.. below[unit].Select(it => own.GetValueOrDefault(it) ?? Below(it, seen)).OfType<Dictionary<DateOnly, decimal>>()];
        return parts.Length == 0 ? null : parts.SelectMany(it => it).GroupBy(it => it.Key).ToDictionary(it => it.Key, it => it.Sum(day => day.Value));
    }
}
