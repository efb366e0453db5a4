using Pacesetter.Panels;
using Pacesetter.Statistics.Distributions;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Proving;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins.Composing;

/// <summary>Whether the adoptions of practices worked; a group whose figures rest on fewer than k persons is counted and not shown.</summary>
sealed class AdoptionsSection(Workspace workspace, Directory directory, Scope scope)
{
    static readonly double Normal95 = Normal.Quantile(0.975);

    readonly Dictionary<By, List<Cell>> counted = [];
    readonly int k = workspace.Policy().Lattice.K;

    /// <summary>The findings, or null where nothing was taken up.</summary>
    public async Task<AdoptionFindings?> Find(CancellationToken cancel)
    {
        if (await Cohorts.Read(workspace, null, cancel, scope.Period?.Last) is not { } cohorts)
        {
            return null;
        }

        UnitTree units = await UnitTree.Read(workspace.Ledger, cancel);
        Cohort[] within = [.. cohorts.All.Where(it => it.Units.Any(unit => units.IsUnder(unit, scope.Under)))];
        if (within.Length == 0)
        {
            return null;
        }

        MetricBook metrics = await MetricBook.Read(workspace.Ledger, cancel);
        var practices = new List<PracticeFinding>();
        // Reasons are kept as codes and said in the reader's words when the bulletin is set.
        foreach (PracticeProof proof in await PracticeProof.Read(cohorts, within, TermPack.Load("en"), cancel))
        {
            practices.Add(await Of(proof, metrics, cancel));
        }

        return new(practices);
    }

    async Task<PracticeFinding> Of(PracticeProof proof, MetricBook metrics, CancellationToken cancel)
    {
        var rows = new List<CohortFinding>();
        var open = new List<(Cohort Cohort, JudgedCohort Judged)>();
        foreach ((Cohort cohort, JudgedCohort judged) in proof.Cohorts)
        {
            bool shown = await MayBeShown(cohort, cancel);
            rows.Add(shown ? Row(cohort, judged.Answer) : new(Figure.Of(cohort.Units.Count), cohort.InUse, "not_computable") { Reasons = [new("below_k", null, null, k, null)] });
            if (shown)
            {
                open.Add((cohort, judged));
            }
        }

        // A hidden group would be worked out from the mean with the others.
        PoolAnswer? pool = open.Count == proof.Cohorts.Count ? proof.Pool(new()) : null;
        string metric = proof.Practice.Metric;
        Metric? known = metrics.All.FirstOrDefault(it => it.Code == metric);
        return new(new(proof.Practice.Id, proof.Practice.Title, proof.Practice.TitleZh), new(metric, known?.Name, known?.NameZh), rows)
        {
            Ratio = metric == WeekPanels.Earned,
            Estimates = pool?.K ?? 0,
            Verdict = pool?.Verdict ?? "not_computable",
            Mean = Of(pool?.Mean),
            Low = Of(pool?.Interval?[0]),
            High = Of(pool?.Interval?[1]),
            NextLow = Of(pool?.Prediction?[0]),
            NextHigh = Of(pool?.Prediction?[1]),
            Course = open.Where(it => it is { Cohort.InUse: not null, Judged.Path: not null }).OrderByDescending(it => it.Cohort.Units.Count).ThenBy(it => it.Cohort.InUse).Select(it => Course(it.Cohort, it.Judged)).FirstOrDefault(),
        };
    }

    static CohortFinding Row(Cohort cohort, EffectAnswer found) => new(Figure.Of(cohort.Units.Count), cohort.InUse, found.Verdict)
    {
        Effect = Of(found.Interval is null ? null : found.Estimate),
        Low = Of(found.Interval?[0]),
        High = Of(found.Interval?[1]),
        RawChange = Of(found.RawChange),
        Rebound = Of(found.ExpectedRebound),
        Reasons = found.ReasonCodes,
    };

    static EffectCourse Course(Cohort cohort, JudgedCohort judged) => new(
        cohort.Units.Count,
        cohort.InUse!.Value,
        [.. judged.Path!.Points.Select(it => new EffectWeek(it.Week, (decimal)it.Effect, (decimal)(it.Effect - (Normal95 * it.StandardError)), (decimal)(it.Effect + (Normal95 * it.StandardError))))],
        judged.Asked!.Value.Rule.RecentWeeks,
        Of(judged.Answer.ExpectedRebound));

    // One unit of at least k persons is enough, since a group's figures are means over all its units. What nobody is booked on tells of no person.
    async Task<bool> MayBeShown(Cohort cohort, CancellationToken cancel)
    {
        if (directory.KindOf(cohort.Units[0]) is not { } kind)
        {
            return true;
        }

        By by = Enum.Parse<By>(kind.ToString());
        if (!counted.TryGetValue(by, out List<Cell>? cells))
        {
            counted[by] = cells = await workspace.Ledger.RollUp(new RollUp(by.KeyOf(), Grain.All, new Scope { Period = scope.Period }, Figures.Persons), cancel).ToList();
        }

        long[] persons = [.. cells.Where(cell => by.CodeOf(cell) is { } code && cohort.Units.Contains(code)).Select(cell => cell.Persons)];
        return persons.Length == 0 || persons.Max() is var most && (most == 0 || most >= k);
    }

    static Figure Of(double? value) => value is { } it && double.IsFinite(it) && Math.Abs(it) < 1e15 ? Figure.Of((decimal)it) : Figure.NotShown;
}
