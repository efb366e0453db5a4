using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Panels;
using Pacesetter.Spreading;
using Pacesetter.Statistics.Adoption;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Wording;
using Unit = Pacesetter.Panels.Unit;

namespace Pacesetter.Workspaces.Proving;

/// <summary>The adoptions of one practice with the same selection window and the same first week in use.</summary>
sealed record Cohort(Practice Practice, IReadOnlyList<Adoption> Adoptions, DateOnly? InUse, Period? Selected)
{
    public IReadOnlyList<string> Units => [.. Adoptions.Select(it => it.Unit!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>Finds the cohorts of a workspace, whom each is compared with, and judges them by the rule.</summary>
sealed class Cohorts
{
    readonly WeekPanels panels;
    readonly Facts facts;
    readonly IReadOnlyList<Adoption> adoptions;
    readonly IReadOnlyDictionary<string, string> metrics;

    Cohorts(WeekPanels panels, Facts facts, (IReadOnlyList<Adoption> Adoptions, IReadOnlyList<Practice> Practices) registry, IReadOnlyList<Cohort> all)
    {
        (this.panels, this.facts, adoptions, All) = (panels, facts, registry.Adoptions, all);
        metrics = registry.Practices.ToDictionary(it => it.Id, it => it.Metric, StringComparer.Ordinal);
    }

    public IReadOnlyList<Cohort> All { get; }

    /// <summary>The cohorts of one practice or of all, with the weeks up to a day; null where the ledger has no full week.</summary>
    public static async Task<Cohorts?> Read(Workspace workspace, string? practice, CancellationToken cancel, DateOnly? until = null)
    {
        if (await WeekPanels.Open(workspace.Ledger, until, cancel) is not { } panels)
        {
            return null;
        }

        List<Adoption> adoptions = await workspace.Registry.Set<Adoption>().AsNoTracking().ToListAsync(cancel);
        List<Practice> practices = await workspace.Registry.Set<Practice>().AsNoTracking().ToListAsync(cancel);
        IEnumerable<Cohort> found =
            from one in adoptions
            where one.Unit is not null && (practice is null || one.Practice == practice) && (one.InUse is not null || one.State is AdoptionState.Planned or AdoptionState.Trained or AdoptionState.Trial)
            join of in practices on one.Practice equals of.Id
            group one by (of, Week: one.InUse is { } day ? Period.WeekOf(day).First : (DateOnly?)null, one.SelectedFrom, one.SelectedTo) into alike
            orderby alike.Key.of.Id, alike.Key.Week ?? DateOnly.MaxValue, alike.Key.SelectedFrom, alike.Key.SelectedTo
            select new Cohort(
                alike.Key.of,
                [.. alike.OrderBy(it => it.Id, StringComparer.Ordinal)],
                alike.Max(it => it.InUse),
                alike.Key.SelectedFrom is { } start && alike.Key.SelectedTo is { } end ? new(start, end) : null);
        return new(panels, new FactsOf(workspace).For(Actor.Owner), (adoptions, practices), [.. found]);
    }

    /// <summary>Judges a cohort; before its first look it tells the power.</summary>
    public async Task<(Cohort Cohort, JudgedCohort Judged)> Judge(Cohort cohort, TermPack terms, CancellationToken cancel)
    {
        if (panels.Units.Find(cohort.Units[0]) is not { } first)
        {
            return (cohort, JudgedCohort.Refused("unit_unknown", terms));
        }

        string metric = cohort.Practice.Metric;
        if (metric != WeekPanels.Earned && panels.Metrics.All.All(it => it.Code != metric))
        {
            return (cohort, JudgedCohort.Refused("metric_unknown", terms));
        }

        int week = Math.Min(panels.Count, cohort.InUse is { } day ? panels.Column(day) : panels.Count);
        (string Code, int FirstUse)[] donors = [.. Donors(cohort, first, week)];
        List<string> codes = [.. cohort.Units, .. donors.Select(it => it.Code)];
        OutcomePanel outcome = await panels.Of(metric, first.Kind, codes, cancel);
        var guardrails = new List<Guardrail>();
        foreach (Metric guard in panels.Metrics.All.Where(it => it.Role == MetricRole.Guardrail && it.Code != metric && it.Code != facts.Policy.NearMissMetric).OrderBy(it => it.Code, StringComparer.Ordinal))
        {
            OutcomePanel values = await panels.Of(guard.Code, first.Kind, codes, cancel);
            if (Enumerable.Range(0, codes.Count).Any(i => values[i].ContainsAnyExcept(double.NaN)))
            {
                guardrails.Add(new(guard.Code, values, guard.HigherIsBetter, (double?)guard.Limit));
            }
        }

        int adopters = cohort.Units.Count;
        var asked = new AdoptionCohort
        {
            Outcome = outcome,
            Week = week,
            Adopters = [.. Enumerable.Range(0, adopters)],
            Donors = [.. donors.Select((it, i) => new Donor(adopters + i, it.FirstUse))],
            Places = Places(codes),
            Guardrails = [.. guardrails],
        };
        var rule = new VerdictRule { HigherIsBetter = panels.HigherIsBetter(metric), RecentWeeks = Recent(cohort, week) };
        JudgedCohort judged = JudgedCohort.Of(asked, rule, terms) with { Codes = codes };
        judged = judged.WithLabour(await panels.Labour(cohort, [.. donors.Select(it => it.Code)], week, rule, cancel), terms);
        return (cohort, panels.Count - week < rule.Looks[0].Weeks && week > 0 ? judged.WithPower(asked, rule, terms) : judged);
    }

    // Of the same kind and class, as registered; not the source, not the mentors' teams, not the own team, nor who takes this or another measure on the same metric up before the cohort's week or in it.
    IEnumerable<(string Code, int FirstUse)> Donors(Cohort cohort, Unit like, int week)
    {
        Dictionary<string, int> began = Began(cohort.Practice, week);
        HashSet<string> registered = [.. cohort.Adoptions.SelectMany(it => it.ComparedWith)];
        DateOnly day = cohort.InUse ?? facts.Today;
        HashSet<string> near =
        [
            .. cohort.Units,
            .. cohort.Adoptions.Select(it => it.SourceUnit).OfType<string>(),
            .. cohort.Practice.Unit is { } home ? [home] : Array.Empty<string>(),
            .. cohort.Adoptions.Select(it => it.Mentor).OfType<string>().Select(mentor => facts.TeamOf(mentor, day)).OfType<string>(),
            .. like.Kind == UnitKind.WorkCentre ? cohort.Units.Select(it => panels.Units.Above(it, UnitKind.Team)?.Code).OfType<string>() : [],
        ];
        return panels.Units.All
            .Where(it => it.Kind == like.Kind && it.Class == like.Class && !IsNear(it, near) && (registered.Count == 0 || panels.Units.From(it.Code).Any(above => registered.Contains(above.Code))))
            .Select(it => (it.Code, FirstUse: began.GetValueOrDefault(it.Code, OutcomePanel.Never)))
            .Where(it => it.FirstUse > week)
            .OrderBy(it => it.Code, StringComparer.Ordinal);
    }

    // Who begins later stays a donor, for who adopts next is chosen by the outcome. Another practice taken up before the past that is looked at has become the usual way.
    Dictionary<string, int> Began(Practice practice, int week)
    {
        int past = week - new VerdictRule().PastWeeks;
        var uses =
            from one in adoptions
            where one is { Unit: not null, InUse: not null } && (one.Practice == practice.Id || metrics.GetValueOrDefault(one.Practice) == practice.Metric)
            let column = panels.Column(one.InUse!.Value)
            where one.Practice == practice.Id || column > past
            select (one.Unit, column);
        return uses.GroupBy(it => it.Unit!, StringComparer.Ordinal).ToDictionary(it => it.Key, it => it.Min(use => use.column), StringComparer.Ordinal);
    }

    // What only lies under the same site or department is no neighbour.
    bool IsNear(Unit unit, HashSet<string> near) => panels.Units.From(unit.Code).Any(it => it.Kind is UnitKind.Team or UnitKind.WorkCentre && near.Contains(it.Code)) || near.Contains(unit.Code);

    // The site of every unit; none where all lie at one.
    ImmutableArray<int> Places(List<string> codes)
    {
        string[] sites = [.. codes.Select(it => panels.Units.Above(it, UnitKind.Site) is { } site && site.Code != it ? site.Code : "")];
        string[] distinct = [.. sites.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return distinct.Length < 2 ? [] : [.. sites.Select(it => Array.IndexOf(distinct, it))];
    }

    // From the first week of choice to the last before use, four at least.
    int Recent(Cohort cohort, int week) => Math.Max(new VerdictRule().RecentWeeks, cohort.Selected is { } window ? Math.Min(week, week - panels.Column(Period.WeekOf(window.First).First)) : 0);
}
