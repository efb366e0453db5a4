using Pacesetter.Measuring;
using Pacesetter.Panels;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Reads from the ledger what the units of a campaign reached of each condition, day by day.</summary>
/// <remarks>
/// <para>Of work: each day's earned hours over those expected of the same jobs in the whole population (F6); on the basis of the quota that is multiplied by the population's own fulfilment (indirect standardisation), so that a target in shares of the quota keeps its meaning and easy jobs win nothing.</para>
/// <para>Of what is observed: the metric's own figure of each day. The figure is the median day; of a metric that is summed, times the days.</para>
/// </remarks>
sealed class ContestBook(ILedger ledger, MetricBook metrics, UnitTree tree, Campaign campaign)
{
    /// <summary>Fulfilment, from work records.</summary>
    static readonly string[] FromWork = ["fulfilment", "fulfilment_on_quota", "earned_hours_per_hour"];

    const string Yield = "first_pass_yield";

    readonly string[] units = [.. campaign.Enrolments.Select(it => it.Unit).Where(it => tree.Find(it) is not null).Distinct()];
    readonly Dictionary<Period, Dictionary<string, List<Cell>>> work = [];
    readonly Dictionary<Period, MixAdjustment> mixes = [];
    readonly Dictionary<(string Metric, Period Days), Dictionary<Observed, List<decimal>>> readings = [];
    readonly Dictionary<(string Metric, Period Days), Dictionary<Observed, decimal>> figures = [];

    /// <summary>The output of a unit, day by day, in standard minutes.</summary>
    public async Task<IReadOnlyList<decimal>> Output(string unit, Period days, CancellationToken cancel) =>
        [.. (await Work(days, cancel)).GetValueOrDefault(unit, []).GroupBy(it => it.Start!.Value).OrderBy(it => it.Key).Select(it => it.Sum(cell => cell.EarnedMinutes)).Where(it => it > 0)];

    /// <summary>What a unit reached of a condition.</summary>
    public async Task<ContestFigure> Figure(string unit, Condition condition, CancellationToken cancel)
    {
        Period days = new(campaign.From!.Value, condition.By ?? campaign.To!.Value);
        bool higher = true;
        if (!FromWork.Contains(condition.Metric))
        {
            if (metrics.All.FirstOrDefault(it => it.Code == condition.Metric) is not { } metric)
            {
                return None(condition, "metric_unknown");
            }

            higher = metric.HigherIsBetter;
        }

        (decimal? figure, int count) = await Reached(unit, condition, days, days, cancel);
        if (figure is null)
        {
            return None(condition, "not_observed");
        }

        if (condition.Basis == Basis.OwnBaseline)
        {
            (decimal? before, _) = await Reached(unit, condition, Baseline, new(Baseline.First, days.Last), cancel);
            figure = before > 0 ? (await Reached(unit, condition, days, new(Baseline.First, days.Last), cancel)).Figure / before : null;
        }
        else if (condition.Basis == Basis.Cohort && !FromWork.Contains(condition.Metric))
        {
            figure = await Mean(unit, condition, days, cancel) is { } mean and > 0 ? figure / mean : null;
        }

        decimal? attained = figure is { } reached ? Contest.Attainment(reached, condition.Target, higher) : null;
        string? reason = figure is null ? "no_baseline" : attained is null ? "target_missing" : null;
        return new(condition.Metric, condition.Basis, figure, condition.Target, attained, condition.Weight, count, reason);
    }

    /// <summary>Whether a guardrail held at a unit over the whole campaign.</summary>
    public async Task<ContestGate> Gate(string unit, Condition guardrail, CancellationToken cancel)
    {
        Period days = new(campaign.From!.Value, guardrail.By ?? campaign.To!.Value);
        if (guardrail.Metric == Yield)
        {
            List<Cell> cells = (await Work(days, cancel)).GetValueOrDefault(unit, []);
            decimal? good = FirstPassYield.Of(cells.Sum(it => it.Good), cells.Sum(it => it.Scrap), cells.Sum(it => it.Rework));
            return new(Yield, good, guardrail.Target, guardrail.Target is { } least ? good >= least : null);
        }

        if (metrics.All.FirstOrDefault(it => it.Code == guardrail.Metric) is not { } metric)
        {
            return new(guardrail.Metric, null, guardrail.Target, null);
        }

        Metric limited = metric with { Limit = guardrail.Target ?? metric.Limit };
        return (await Figures(metric, days, cancel)).TryGetValue(new(unit, metric.Code, null), out decimal figure) ? new(metric.Code, figure, limited.Limit, limited.Holds(figure)) : new(metric.Code, null, limited.Limit, null);
    }

    // As long as the campaign, and ended before anybody knew of it.
    Period Baseline
    {
        get
        {
            DateOnly last = (campaign.AnnouncedOn is { } day && day < campaign.From ? day : campaign.From!.Value).AddDays(-1);
            return new(last.AddDays(campaign.From!.Value.DayNumber - campaign.To!.Value.DayNumber), last);
        }
    }

    async Task<(decimal? Figure, int Days)> Reached(string unit, Condition condition, Period days, Period expected, CancellationToken cancel)
    {
        if (FromWork.Contains(condition.Metric))
        {
            MixAdjustment mix = await Mix(expected, cancel);
            decimal scale = condition.Basis is null or Basis.Quota ? mix.Overall ?? 0 : 1;
            decimal[] ratios = [.. (await Work(days, cancel)).GetValueOrDefault(unit, []).GroupBy(it => it.Start!.Value).Select(it => mix.Adjusted(it)).OfType<decimal>()];
            return (Contest.Median(ratios) * scale, ratios.Length);
        }

        Metric metric = metrics.Find(condition.Metric);
        decimal[] values = [.. (await Readings(metric, days, cancel)).Where(it => it.Key.Unit == unit).OrderBy(it => it.Key.Start).Select(it => metric.Of(it.Value))];
        decimal? figure = values.Length == 0 ? null : metric.Aggregate switch
        {
            MetricAggregate.Sum => Contest.Median(values) * values.Length,
            MetricAggregate.Last => values[^1],
            _ => Contest.Median(values),
        };
        return (figure, values.Length);
    }

    // Of all units at once, once for each condition.
    async Task<Dictionary<Observed, List<decimal>>> Readings(Metric metric, Period days, CancellationToken cancel) =>
        readings.TryGetValue((metric.Code, days), out Dictionary<Observed, List<decimal>>? known) ? known
        : readings[(metric.Code, days)] = await metrics.Readings([metric], new Scope { Period = days }, Grain.Day, cancel);

    async Task<Dictionary<Observed, decimal>> Figures(Metric metric, Period days, CancellationToken cancel) =>
        figures.TryGetValue((metric.Code, days), out Dictionary<Observed, decimal>? known) ? known
        : figures[(metric.Code, days)] = await metrics.Figures([metric], new Scope { Period = days }, Grain.All, cancel);

    async Task<decimal?> Mean(string unit, Condition condition, Period days, CancellationToken cancel)
    {
        var peers = new List<decimal>();
        foreach (string other in units.Where(it => ClassOf(it) == ClassOf(unit)))
        {
            peers.AddRange((await Reached(other, condition, days, days, cancel)).Figure is { } figure ? [figure] : (decimal[])[]);
        }

        return peers.Count == 0 ? null : peers.Average();
    }

    /// <summary>What a unit is compared within: its class, else its kind.</summary>
    public string ClassOf(string unit) => tree.Find(unit) is { } found ? found.Class is { Length: > 0 } @class ? @class : UseCases.Words.Of(found.Kind) : "";

    async Task<Dictionary<string, List<Cell>>> Work(Period days, CancellationToken cancel)
    {
        if (!work.TryGetValue(days, out Dictionary<string, List<Cell>>? cells))
        {
            cells = [];
            foreach (By by in units.Select(it => tree.Find(it)!.Kind.ByOf()).Distinct())
            {
                await foreach (Cell cell in ledger.RollUp(new RollUp(by.KeyOf() | Keys.Operation, Grain.Day, new Scope { Period = days }), cancel))
                {
                    if (by.CodeOf(cell) is { } code && units.Contains(code) && tree.Find(code)!.Kind.ByOf() == by && IsInScope(cell))
                    {
                        cells.TryAdd(code, []);
                        cells[code].Add(cell);
                    }
                }
            }

            work.Add(days, cells);
        }

        return cells;
    }

    // Everybody for whom the campaign is, whether they take part or not; learners stand apart.
    async Task<MixAdjustment> Mix(Period days, CancellationToken cancel)
    {
        if (!mixes.TryGetValue(days, out MixAdjustment? mix))
        {
            var cohort = new List<Cell>();
            foreach (string population in campaign.Populations.Where(it => !campaign.Populations.Any(other => other != it && tree.IsUnder(it, other))).Distinct())
            {
                await foreach (Cell cell in ledger.RollUp(new RollUp(Keys.Operation | Keys.Learner, Grain.All, new Scope { Period = days, Under = population }), cancel))
                {
                    cohort.AddRange(IsInScope(cell) ? [cell] : (Cell[])[]);
                }
            }

            mixes.Add(days, mix = MixAdjustment.Cohort(cohort));
        }

        return mix;
    }

    bool IsInScope(Cell cell) => campaign.Operations.Count == 0 || (cell.Operation is { } operation && campaign.Operations.Contains(operation));

    static ContestFigure None(Condition condition, string reason) => new(condition.Metric, condition.Basis, null, condition.Target, null, condition.Weight, 0, reason);
}
