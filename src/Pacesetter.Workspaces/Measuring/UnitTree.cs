using Pacesetter.Panels;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>The units of the ledger, each with what lies above it.</summary>
sealed class UnitTree
{
    readonly Dictionary<string, Unit> units;

    UnitTree(Dictionary<string, Unit> units) => this.units = units;

    public IReadOnlyCollection<Unit> All => units.Values;

    public static Task<UnitTree> Read(ILedger ledger, CancellationToken cancel) =>
        IDerivesAnswers.Of(ledger, nameof(UnitTree), () => Made(ledger, cancel), tree => tree.All.Count);

    static async Task<UnitTree> Made(ILedger ledger, CancellationToken cancel)
    {
        var units = new Dictionary<string, Unit>(StringComparer.Ordinal);
        await foreach (IReadOnlyList<object?> row in ledger.Rows(Tables.Units, new Scope(), cancel))
        {
            var unit = new Unit((string)row[0]!, (string?)row[1], Words.Parse<UnitKind>((string)row[2]!)!.Value, (string)row[3]!, (string?)row[4], (string?)row[5]);
            units[unit.Code] = unit;
        }

        return new UnitTree(units);
    }

    public Unit? Find(string code) => units.GetValueOrDefault(code);

    /// <summary>A unit and the units above it, itself first.</summary>
    public IReadOnlyList<Unit> From(string code)
    {
        var path = new List<Unit>();
        for (Unit? at = Find(code); at is not null && !path.Contains(at); at = at.Parent is { } parent ? Find(parent) : null)
        {
            path.Add(at);
        }

        return path;
    }

    /// <summary>True for a unit and everything below it.</summary>
    public bool IsUnder(string code, string? top) => top is null || From(code).Any(it => it.Code == top);

    /// <summary>The unit of that kind that a unit is or lies in; null where there is none.</summary>
    public Unit? Above(string code, UnitKind kind) => From(code).FirstOrDefault(it => it.Kind == kind);
}
