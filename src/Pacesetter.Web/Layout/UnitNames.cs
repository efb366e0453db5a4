using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Layout;

/// <summary>What units are called in the words of a pack; what is not known goes by its code.</summary>
sealed class UnitNames(IEnumerable<UnitRow> units, TermPack words)
{
    readonly Dictionary<string, string> names = units.Where(it => it.Unit is not null).DistinctBy(it => it.Unit).ToDictionary(it => it.Unit!, it => words.Choose(it.Unit!, it.Name, it.NameZh), StringComparer.Ordinal);

    public string Of(string code) => names.GetValueOrDefault(code, code);
}
