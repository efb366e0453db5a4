using Pacesetter.Panels;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Bulletins.Composing;

/// <summary>The units of the workspace, to be named and placed.</summary>
sealed class Directory(UnitTree units)
{
    public static async Task<Directory> Read(ILedger ledger, CancellationToken cancel) => new(await UnitTree.Read(ledger, cancel));

    public Named Name(string code) => units.Find(code) is { } unit ? new Named(code, unit.Name, unit.NameZh) : new Named(code);

    public UnitKind? KindOf(string code) => units.Find(code)?.Kind;

    /// <summary>The department or else the site above, or null.</summary>
    public Named? Above(string code) => units.Find(code)?.Parent is { } parent ? Name(parent) : null;

    /// <summary>The one unit on top, or the workspace's own name where there are several.</summary>
    public Named Top(string workspace)
    {
        Unit[] tops = [.. units.All.Where(unit => unit.Parent is null && unit.Kind != UnitKind.WorkCentre)];
        return tops.Length == 1 ? Name(tops[0].Code) : new Named(workspace);
    }

    public IReadOnlyList<Named> Sites() => [.. units.All.Where(unit => unit.Kind == UnitKind.Site).OrderBy(unit => unit.Code, StringComparer.Ordinal).Select(unit => Name(unit.Code))];
}
