using Pacesetter.Panels;
using Pacesetter.Recognising;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Recognising;

namespace Pacesetter.Workspaces.Bulletins.Composing;

/// <summary>Teams of a period, and those of them that may be shown.</summary>
sealed record TeamFigures(IReadOnlyList<Cell> Teams, IReadOnlySet<string> Shown, Scope Scope);

/// <summary>Names teams that met the conditions, persons too where the policy says so, and those excluded with the reason.</summary>
sealed class PacesetterSection(Workspace workspace, Registry.Policy policy, Directory directory)
{
    public async Task<Pacesetters> Of(TeamFigures figures, Titles persons, CancellationToken cancel)
    {
        CandidateList teams = await new Candidates(workspace, policy).Of(By.Team, figures.Scope, cancel);
        Titles titles = TitleTest.Apply(teams.All, policy.Titles);
        var sizes = figures.Teams.Where(cell => cell.Team is not null).ToDictionary(cell => cell.Team!, cell => cell.Persons, StringComparer.Ordinal);
        TitleRow[] shown = [.. titles.Rows.Where(row => figures.Shown.Contains(row.Unit))];
        return new Pacesetters
        {
            Teams = [.. shown.Where(row => row.Met).OrderByDescending(row => row.Fulfilment).Select(row => new PacesetterTeam(
                directory.Name(row.Unit), directory.Above(row.Unit), Figure.Of(row.Fulfilment!.Value), Figure.Of(sizes.GetValueOrDefault(row.Unit)), teams.RestatedUnits.Contains(row.Unit)))],
            Persons = policy.Titles.Persons ? [.. Named(persons)] : null,
            Excluded = [.. Excluded(persons, shown)],
        };
    }

    IEnumerable<PacesetterPerson> Named(Titles persons)
    {
        var names = workspace.Registry.Names.ToDictionary(it => it.Person, StringComparer.Ordinal);
        return persons.Rows.Where(row => row.Met && names.ContainsKey(row.Unit))
            .OrderBy(row => row.Unit, StringComparer.Ordinal)
            .Select(row => new PacesetterPerson(new Named(row.Unit, names[row.Unit].Name, names[row.Unit].NameZh), null));
    }

    IEnumerable<Exclusion> Excluded(Titles persons, TitleRow[] teams)
    {
        int k = policy.Lattice.K;
        foreach (string reason in persons.Rows.Concat(teams).SelectMany(row => row.ExcludedBy).Distinct().Order(StringComparer.Ordinal))
        {
            int count = persons.Rows.Count(row => row.ExcludedBy.Contains(reason));
            yield return new Exclusion(
                reason,
                count > 0 && count < k ? Figure.Below(k) : Figure.Of(count),
                [.. teams.Where(row => row.ExcludedBy.Contains(reason)).Select(row => directory.Name(row.Unit))]);
        }
    }
}
