using Microsoft.EntityFrameworkCore;
using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Exchanging.Meetings;

/// <summary>A conference with what was resolved, what was called for, and what came of it.</summary>
/// <param name="Conference">The conference.</param>
/// <param name="Resolutions">What it resolved, in the order of their identifiers.</param>
/// <param name="Appeals">The letters it issued.</param>
/// <param name="Score">What became of it.</param>
public sealed record ConferenceReport(Conference Conference, IReadOnlyList<Resolution> Resolutions, IReadOnlyList<Appeal> Appeals, ConferenceScore Score)
{
    static readonly Noun Kept = Nouns.Find("conference")!;

    /// <summary>What persons who present, practices and units are called, by their codes.</summary>
    public IReadOnlyDictionary<string, Named> Names { get; init; } = new Dictionary<string, Named>();

    /// <summary>Gathers it, as far as somebody sees it.</summary>
    public static async Task<ConferenceReport> Read(Workspace workspace, Actor actor, string id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var conference = (Conference)new Entries(workspace, actor).Find(Kept, id);
        List<Resolution> resolutions = await workspace.Registry.Set<Resolution>().AsNoTracking().Where(it => it.Conference == id).ToListAsync(cancel);
        List<Appeal> appeals = await workspace.Registry.Set<Appeal>().AsNoTracking().Where(it => it.Conference == id).ToListAsync(cancel);
        ScoreConferences.Answer scores = await new ScoreConferences(workspace).Run(new() { Conference = id }, cancel);
        return new(conference, [.. resolutions.OrderBy(it => it.Id, StringComparer.Ordinal)], [.. appeals.OrderBy(it => it.Id, StringComparer.Ordinal)], scores.Rows.Single()) { Names = await Called(workspace, conference, cancel) };
    }

    // Those who speak in public are named; who was chosen, and not speaks, is not.
    static async Task<IReadOnlyDictionary<string, Named>> Called(Workspace workspace, Conference it, CancellationToken cancel)
    {
        string[] persons = [.. it.Presentations.SelectMany(one => one.Presenters).Distinct()];
        string[] practices = [.. it.Presentations.Select(one => one.Practice).OfType<string>().Distinct()];
        var names = new Dictionary<string, Named>(StringComparer.Ordinal);
        foreach (Unit unit in (await UnitTree.Read(workspace.Ledger, cancel)).All)
        {
            names[unit.Code] = new(unit.Code, unit.Name, unit.NameZh);
        }

        foreach (Practice practice in await workspace.Registry.Set<Practice>().AsNoTracking().Where(one => practices.Contains(one.Id)).ToListAsync(cancel))
        {
            names[practice.Id] = new(practice.Id, practice.Title, practice.TitleZh);
        }

        foreach (Registry.PersonName person in await workspace.Registry.Names.AsNoTracking().Where(one => persons.Contains(one.Person)).ToListAsync(cancel))
        {
            names[person.Person] = new(person.Person, person.Name, person.NameZh);
        }

        return names;
    }
}
