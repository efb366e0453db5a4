using Microsoft.EntityFrameworkCore;
using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Planning;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Planning;

namespace Pacesetter.Workspaces.Exchanging.Findings;

/// <summary>Figures that claims are compared with, from the registry.</summary>
sealed class RegistryFigures(Workspace workspace, UnitTree units)
{
    const ulong Seed = 1;

    /// <summary>The figure, or null where the name is none of the registry's.</summary>
    public async Task<ClaimFigure?> Of(FigureAsked asked, CancellationToken cancel) => asked.Name switch
    {
        "conference.presenters" or "conference.ordinal" => await OfConference(asked, cancel),
        "conference.regions" => await Regions(asked, cancel),
        "resolutions.share" => await Resolved(asked, cancel),
        "appeals.count" => await Appeals(asked, cancel),
        "adoptions.from" => await Learnt(asked, cancel),
        "goal.lead" => await Lead(asked, cancel),
        _ => null,
    };

    async Task<ClaimFigure> OfConference(FigureAsked asked, CancellationToken cancel)
    {
        Conference? conference = await workspace.Registry.Set<Conference>().AsNoTracking().FirstOrDefaultAsync(it => it.Id == asked.Population, cancel);
        string command = $"conference show {asked.Population}";
        return conference is null ? ClaimFigure.Missing("population_unknown")
            : asked.Name == "conference.presenters" ? ClaimFigure.Of(conference.Presenters, command)
            : conference.Ordinal is { } ordinal ? ClaimFigure.Of(ordinal, command)
            : ClaimFigure.Missing("no_number", command);
    }

    // Nobody's region is guessed: a conference without a unit counts for none.
    async Task<ClaimFigure> Regions(FigureAsked asked, CancellationToken cancel)
    {
        if (units.Find(asked.Population) is null)
        {
            return ClaimFigure.Missing("population_unknown");
        }

        List<Conference> conferences = await Under<Conference>(asked.Population, cancel);
        int regions = conferences
            .Where(it => asked.Period is not { } days || !(it.To < days.First) && !(it.From > days.Last))
            .Select(it => units.Above(it.Unit!, UnitKind.Region)?.Code)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Count();
        return ClaimFigure.Of(regions, $"exchange conferences{asked.Days}");
    }

    async Task<ClaimFigure> Resolved(FigureAsked asked, CancellationToken cancel)
    {
        if (asked.Words.Count == 0)
        {
            return ClaimFigure.Missing("basis_unknown");
        }

        string subject = asked.Words[0];
        List<Conference> conferences = units.Find(asked.Population) is null ? [] : await Under<Conference>(asked.Population, cancel);
        if (conferences.Count == 0)
        {
            return ClaimFigure.Missing("population_unknown");
        }

        HashSet<string> resolved = [.. await workspace.Registry.Set<Resolution>().AsNoTracking().Where(it => it.Subject == subject && it.AdoptedOn != null).Select(it => it.Conference).ToListAsync(cancel)];
        return ClaimFigure.Of((decimal)conferences.Count(it => resolved.Contains(it.Id)) / conferences.Count, $"exchange conferences --subject {subject}");
    }

    async Task<ClaimFigure> Appeals(FigureAsked asked, CancellationToken cancel) => units.Find(asked.Population) is null
        ? ClaimFigure.Missing("population_unknown")
        : ClaimFigure.Of((await Under<Appeal>(asked.Population, cancel)).Count(it => it.State != AppealState.Drafted), "appeal list");

    async Task<ClaimFigure> Learnt(FigureAsked asked, CancellationToken cancel)
    {
        if (asked.Words.Count == 0)
        {
            return ClaimFigure.Missing("basis_unknown");
        }

        string source = asked.Words[0];
        return units.Find(asked.Population) is null || units.Find(source) is null
            ? ClaimFigure.Missing("population_unknown")
            : ClaimFigure.Of(await workspace.Registry.Set<Adoption>().AsNoTracking().CountAsync(it => it.Unit == asked.Population && it.SourceUnit == source && it.InUse != null, cancel), $"adoption list --unit {asked.Population}");
    }

    async Task<ClaimFigure> Lead(FigureAsked asked, CancellationToken cancel)
    {
        GoalBook book = await GoalBook.Read(workspace, null, Seed, cancel);
        string command = $"plan goals --goal {asked.Population}";
        if (book.Goals.FirstOrDefault(it => it.Id == asked.Population) is not { } goal)
        {
            return ClaimFigure.Missing("population_unknown");
        }

        // A lead that is only foreseen bears no claim out.
        GoalRow row = (await book.Of(goal, cancel)).Row;
        return row.LeadDays is { } lead && (goal.Basis == GoalBasis.Calendar || row.ReachedOn is not null) ? ClaimFigure.Of(lead, command) : ClaimFigure.Missing(row.Reason ?? "not_reached", command);
    }

    async Task<List<T>> Under<T>(string top, CancellationToken cancel)
        where T : Entry
    {
        List<T> all = await workspace.Registry.Set<T>().AsNoTracking().ToListAsync(cancel);
        return [.. all.Where(it => it.Unit is { } unit && units.IsUnder(unit, top))];
    }
}
