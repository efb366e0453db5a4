using Pacesetter.Panels;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>The metrics of the ledger, and what was observed of them.</summary>
sealed class MetricBook
{
    readonly ILedger ledger;
    readonly Dictionary<string, Metric> metrics;

    MetricBook(ILedger ledger, Dictionary<string, Metric> metrics) => (this.ledger, this.metrics) = (ledger, metrics);

    public IReadOnlyCollection<Metric> All => metrics.Values;

    public static async Task<MetricBook> Read(ILedger ledger, CancellationToken cancel)
    {
        var metrics = new Dictionary<string, Metric>(StringComparer.Ordinal);
        await foreach (IReadOnlyList<object?> row in ledger.Rows(Tables.Metrics, new Scope(), cancel))
        {
            MetricRole role = Words.Parse<MetricRole>((string)row[5]!)!.Value;
            MetricAggregate aggregate = row[6] is string word ? Words.Parse<MetricAggregate>(word)!.Value : Usual(role);
            var metric = new Metric((string)row[0]!, (string?)row[1], (string?)row[2], (string?)row[3] ?? "", (string)row[4]! == "higher", role, aggregate, (decimal?)row[7]);
            metrics[metric.Code] = metric;
        }

        return new MetricBook(ledger, metrics);
    }

    /// <summary>The metric of that code.</summary>
    /// <exception cref="RefusalException">There is none.</exception>
    public Metric Find(string code) => metrics.GetValueOrDefault(code)
        ?? throw new RefusalException(RefusalKind.Failed, "metric_unknown", $"The ledger knows no metric {code}.", metrics.Count == 0 ? "Import some with: pacesetter import metrics FILE" : $"It knows: {string.Join(", ", metrics.Keys.Order(StringComparer.Ordinal))}.");

    /// <summary>One figure for each unit, metric and period of the length asked for; the start of a period is null where one covers all.</summary>
    public async Task<Dictionary<Observed, decimal>> Figures(IReadOnlyCollection<Metric> asked, Scope scope, Grain grain, CancellationToken cancel) =>
        Figures(await Readings(asked, scope, grain, cancel));

    /// <summary>The same of readings at hand.</summary>
    public Dictionary<Observed, decimal> Figures(Dictionary<Observed, List<decimal>> readings) => readings.ToDictionary(it => it.Key, it => metrics[it.Key.Metric].Of(it.Value));

    /// <summary>What was observed, day by day, for each unit, metric and period.</summary>
    public async Task<Dictionary<Observed, List<decimal>>> Readings(IReadOnlyCollection<Metric> asked, Scope scope, Grain grain, CancellationToken cancel)
    {
        HashSet<string> wanted = [.. asked.Select(it => it.Code)];
        var days = new Dictionary<Observed, List<decimal>>();
        await foreach (IReadOnlyList<object?> row in ledger.Rows(Tables.Observations, scope, cancel))
        {
            if (wanted.Contains((string)row[2]!))
            {
                var key = new Observed((string)row[0]!, (string)row[2]!, StartOf(grain, (DateOnly)row[1]!));
                if (!days.TryGetValue(key, out List<decimal>? values))
                {
                    days.Add(key, values = []);
                }

                values.Add((decimal)row[3]!);
            }
        }

        return days;
    }

    static DateOnly? StartOf(Grain grain, DateOnly day) => grain switch
    {
        Grain.All => null,
        Grain.Day => day,
        Grain.Week => Period.WeekOf(day).First,
        _ => Period.MonthOf(day).First,
    };

    static MetricAggregate Usual(MetricRole role) => role is MetricRole.Input or MetricRole.Output ? MetricAggregate.Sum : MetricAggregate.Mean;
}

/// <summary>What a figure was observed of.</summary>
readonly record struct Observed(string Unit, string Metric, DateOnly? Start);
