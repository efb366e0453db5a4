using System.Text.Json.Serialization;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Watches every limit day by day: a day beyond it is an alarm and never a trophy, however good the mean. Load above what the equipment is rated for is one (F13).</summary>
[UseCase("measure", "alarms", "Days on which a unit passed a limit: load above rated, lining, quality, safety", Examples =
[
    "measure alarms",
    "measure alarms --from 2026-02-01 --to 2026-02-28 --class furnace --require alarms=0",
])]
public sealed class MeasureAlarms(Workspace workspace, TermPack words) : IUseCase<MeasureAlarms.Request, MeasureAlarms.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        MetricBook book = await MetricBook.Read(workspace.Ledger, cancel);
        UnitTree tree = await UnitTree.Read(workspace.Ledger, cancel);
        // Many reports of near-misses are no alarm.
        string nearMisses = workspace.Policy().Lifecycles.NearMissMetric;
        Metric[] limited = [.. (request.Metric is { } asked ? [book.Find(asked)] : book.All).Where(it => it.Limit is not null && it.Code != nearMisses)];
        if (limited.Length == 0)
        {
            throw new RefusalException(RefusalKind.Failed, "limit_missing", request.Metric is { } named ? $"The metric {named} has no limit." : "No metric has a limit.", "Give it one in the column limit of the table metrics: for load in shares of what is rated, 1.");
        }

        Dictionary<Observed, List<decimal>> days = await book.Readings(limited, new Scope { Period = Scoping.Of(request).Period }, Grain.Day, cancel);
        AlarmRow[] rows =
        [
            .. days.GroupBy(it => (it.Key.Unit, it.Key.Metric))
                .Where(it => tree.IsUnder(it.Key.Unit, request.Under) && (request.Class is null || tree.Find(it.Key.Unit)?.Class == request.Class))
                .Select(it => Row(it.Key.Unit, limited.First(metric => metric.Code == it.Key.Metric), [.. it.Select(day => (day.Key.Start!.Value, day.Value))]))
                .OrderBy(it => it.Unit, StringComparer.Ordinal).ThenBy(it => it.Metric, StringComparer.Ordinal),
        ];
        return new(rows.Sum(it => it.DaysBeyond), [.. rows.Where(it => it.DaysBeyond > 0 || request.All)]);
    }

    AlarmRow Row(string unit, Metric metric, IReadOnlyList<(DateOnly Day, List<decimal> Values)> days)
    {
        // One reading beyond the limit is enough: a mean of the day would hide it.
        (DateOnly Day, decimal Value)[] beyond = [.. days.SelectMany(day => day.Values.Select(value => (day.Day, value))).Where(it => metric.Holds(it.value) == false)];
        DateOnly[] on = [.. beyond.Select(it => it.Day).Distinct().Order()];
        var row = new AlarmRow(unit, metric.Code, metric.Limit!.Value, days.Count, on.Length);
        if (on.Length == 0)
        {
            return row;
        }

        decimal worst = metric.Worst(beyond.Select(it => it.Value));
        return row with
        {
            Worst = worst,
            First = on[0],
            Last = on[^1],
            On = on,
            Alarm = Said(metric, on.Length, days.Count, worst),
        };
    }

    string Said(Metric metric, int beyond, int days, decimal worst)
    {
        var forms = new NumberForms(words);
        return words.Say(metric.HigherIsBetter ? "alarm.below" : "alarm.above",
            ("metric", words.Choose(metric.Code, metric.Name, metric.NameZh)), ("beyond", forms.Count(beyond)), ("days", forms.Count(days)), ("extreme", forms.Number(worst, 2)), ("limit", forms.Number(metric.Limit!.Value, 2)));
    }

    public sealed record Request : Filters
    {
        [Field("Only this metric", Value = "METRIC")]
        public string? Metric { get; init; }

        [Field("Units that kept to the limit on every day too")]
        public bool All { get; init; }
    }

    /// <summary>Unit-days beyond a limit, and of which unit and metric.</summary>
    public sealed record Answer(int Alarms, IReadOnlyList<AlarmRow> Rows);
}

/// <summary>One unit against one limit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Limit">The limit it must not pass.</param>
/// <param name="Days">Days on which it was observed.</param>
/// <param name="DaysBeyond">Days on which it passed the limit.</param>
public sealed record AlarmRow(string Unit, string Metric, decimal Limit, int Days, int DaysBeyond)
{
    /// <summary>The reading furthest beyond.</summary>
    public decimal? Worst { get; init; }

    /// <summary>The first day beyond.</summary>
    public DateOnly? First { get; init; }

    /// <summary>The last.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>Every day beyond.</summary>
    [JsonIgnore]
    public IReadOnlyList<DateOnly> On { get; init; } = [];

    /// <summary>The same in words.</summary>
    public string? Alarm { get; init; }
}
