using System.Globalization;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Layout;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Spreading;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Spreading;

/// <summary>A skill matrix as it is set on a page and in a file.</summary>
public sealed class SkillMatrix
{
    /// <summary>What its file is called.</summary>
    public const string Id = "skills";

    /// <summary>More columns than this are in the file alone.</summary>
    public const int MostColumns = 30;

    /// <summary>More teams than this are chosen among first.</summary>
    public const int MostTeams = 10;

    readonly Visit visit;
    readonly NumberForms forms;
    readonly ILookup<(string, string), SkillRow> rows;
    readonly UnitNames names;

    internal SkillMatrix(Visit visit, SkillsAnswer answer, IReadOnlyList<UnitRow> units)
    {
        (this.visit, Answer, forms) = (visit, answer, new(visit.Words));
        rows = answer.Rows.ToLookup(it => (it.Team, it.Person));
        names = new(units, visit.Words);
    }

    public SkillsAnswer Answer { get; }

    /// <summary>The page in one sentence.</summary>
    public string Finding => Answer.Heads.Count == 0 ? visit.Say("page.skills.none")
        : !Answer.Teams.Any(it => it.ShowsPersons) ? visit.Say("page.skills")
        : Answer.Heads.Count(it => it.OneAlone) is var alone && alone == 0 ? visit.Say("page.skills.finding.none")
        : visit.Say("page.skills.finding", ("n", forms.Count(alone)));

    public string Name(string team) => names.Of(team);

    /// <summary>What a team does or learns: what fewest know first, since there lies the risk.</summary>
    public IReadOnlyList<SkillHeads> Columns(SkillTeam team) => [.. Answer.Heads.Where(it => it.Team == team.Team).OrderBy(it => it.Persons ?? int.MaxValue).ThenBy(it => it.Operation, StringComparer.Ordinal)];

    /// <summary>What a person is at an operation; null where nothing is known.</summary>
    public string? Cell(SkillTeam team, string person, string operation) => rows[(team.Team, person)].FirstOrDefault(it => it.Operation == operation) is { } row ? string.Join(" · ", Said(row)) : null;

    /// <summary>How many know it.</summary>
    public string Heads(SkillHeads heads) => heads.Persons is { } n ? forms.Count(n) : visit.Say("page.skills.few", ("k", forms.Count(Answer.K)));

    /// <summary>How many are learning it.</summary>
    public string Learning(SkillHeads heads) => heads.Learning is { } n ? forms.Count(n) : visit.Say("page.skills.few", ("k", forms.Count(Answer.K)));

    public string Count(int n) => forms.Count(n);

    /// <summary>Every row, and how many know each operation where no persons are shown.</summary>
    public PrintedTable Table => new(
        visit.Say("page.skills"),
        [new(visit.Say("page.skills.team")), new(visit.Say("page.skills.person")), new(visit.Say("page.exchange.operation")), new(visit.Say("page.skills.hours"), true), new(visit.Say("page.skills.tested_on")), new(visit.Say("page.skills.learning")), new(visit.Say("page.skills.teaches")), new(visit.Say("page.skills.heads"), true)],
        [
            .. Answer.Rows.Select(it => (IReadOnlyList<string>)[Name(it.Team), it.Person, it.Operation, forms.Number(it.Hours, 1), Day(it.TestedOn), YesNo(it.Learning), YesNo(it.Teaches), ""]),
            .. Answer.Heads.Select(it => (IReadOnlyList<string>)[Name(it.Team), "", it.Operation, "", "", "", "", it.Persons is { } n ? forms.Count(n) : ""]),
        ]);

    IEnumerable<string> Said(SkillRow row)
    {
        if (row.Hours > 0)
        {
            yield return forms.Hours(row.Hours);
        }

        if (row.TestedOn is { } day)
        {
            yield return visit.Say("page.skills.cell.tested", ("day", Day(day)));
        }

        if (row.Learning)
        {
            yield return visit.Say("page.skills.cell.learning");
        }

        if (row.Teaches)
        {
            yield return visit.Say("page.skills.cell.teaches");
        }
    }

    string YesNo(bool yes) => yes ? visit.Say("page.yes") : "";

    static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
