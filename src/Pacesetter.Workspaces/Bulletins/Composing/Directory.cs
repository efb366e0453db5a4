using Pacesetter.Panels;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;

namespace Pacesetter.Workspaces.Bulletins.Composing;

/// <summary>The units of the workspace, to be named and placed.</summary>
sealed class Directory
{
    readonly Dictionary<string, Unit> units;

    Directory(Dictionary<string, Unit> units) => this.units = units;

    public static async Task<Directory> Read(ILedger ledger, CancellationToken cancel)
    {
        var units = new Dictionary<string, Unit>(StringComparer.Ordinal);
        await foreach (IReadOnlyList<object?> row in ledger.Rows(Tables.Units, new Scope(), cancel))
        {
            var unit = new Unit((string)row[0]!, (string?)row[1], KindOf((string)row[2]!), (string)row[3]!, (string?)row[4], (string?)row[5]);
            units[unit.Code] = unit;
        }

        return new Directory(units);
    }

    public Named Name(string code) => units.TryGetValue(code, out Unit? unit) ? new Named(code, unit.Name, unit.NameZh) : new Named(code);

    /// <summary>The department or else the site above, or null.</summary>
    public Named? Above(string code) =>
        units.TryGetValue(code, out Unit? unit) && unit.Parent is { } parent ? Name(parent) : null;

    /// <summary>The one unit on top, or the workspace's own name where there are several.</summary>
    public Named Top(string workspace)
    {
        Unit[] tops = [.. units.Values.Where(unit => unit.Parent is null && unit.Kind != UnitKind.WorkCentre)];
        return tops.Length == 1 ? Name(tops[0].Code) : new Named(workspace);
    }

    public IReadOnlyList<Named> Sites() => [.. units.Values.Where(unit => unit.Kind == UnitKind.Site).OrderBy(unit => unit.Code, StringComparer.Ordinal).Select(unit => Name(unit.Code))];

    static UnitKind KindOf(string word) => word == "work_centre" ? UnitKind.WorkCentre : Enum.Parse<UnitKind>(word, ignoreCase: true);
}
