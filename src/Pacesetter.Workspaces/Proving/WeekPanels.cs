using Pacesetter.Panels;
using Pacesetter.Statistics.Adoption;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Proving;

/// <summary>Outcomes of units by ISO week, from the ledger.</summary>
sealed class WeekPanels
{
    /// <summary>The metric that needs no observations: earned hours per hour on quota.</summary>
    public const string Earned = "earned_hours_per_hour";

    readonly ILedger ledger;
    readonly Dictionary<(UnitKind, string), Dictionary<(string, DateOnly), double>> read = [];

    WeekPanels(ILedger ledger, UnitTree units, MetricBook metrics, Period weeks) => (this.ledger, Units, Metrics, First, Count) = (ledger, units, metrics, weeks.First, weeks.Days / 7);

    public UnitTree Units { get; }

    public MetricBook Metrics { get; }

    /// <summary>The Monday of the first week.</summary>
    public DateOnly First { get; }

    /// <summary>The full weeks that are known.</summary>
    public int Count { get; }

    /// <summary>The panels of a ledger; null where it has not one full week of work.</summary>
    public static async Task<WeekPanels?> Open(ILedger ledger, CancellationToken cancel)
    {
        if (await ledger.Extent(cancel) is not { } days)
        {
            return null;
        }

        DateOnly first = Period.WeekOf(days.First).First;
        // A week that is still running tells too little; one is full from its Friday on.
        DateOnly last = Period.WeekOf(days.Last.AddDays(3)).First.AddDays(-1);
        return last <= first ? null : new(ledger, await UnitTree.Read(ledger, cancel), await MetricBook.Read(ledger, cancel), new Period(first, last));
    }

    /// <summary>The column of the first full week on or after a day.</summary>
    public int Column(DateOnly day) => (int)Math.Ceiling((day.DayNumber - First.DayNumber) / 7.0);

    /// <summary>True where more of the metric is better.</summary>
    public bool HigherIsBetter(string metric) => metric == Earned || Metrics.Find(metric).HigherIsBetter;

    /// <summary>One row for each of the units; a gap where nothing was worked or observed.</summary>
    public async Task<OutcomePanel> Of(string metric, UnitKind kind, IReadOnlyList<string> codes, CancellationToken cancel)
    {
        if (!read.TryGetValue((kind, metric), out Dictionary<(string, DateOnly), double>? found))
        {
            read[(kind, metric)] = found = metric == Earned ? await Fulfilment(kind, cancel) : await Observations(metric, cancel);
        }

        var values = new double[codes.Count * Count];
        for (int i = 0; i < codes.Count; i++)
        {
            for (int week = 0; week < Count; week++)
            {
                values[(i * Count) + week] = found.GetValueOrDefault((codes[i], First.AddDays(7 * week)), double.NaN);
            }
        }

        return OutcomePanel.Of(codes.Count, Count, values);
    }

    async Task<Dictionary<(string, DateOnly), double>> Fulfilment(UnitKind kind, CancellationToken cancel)
    {
        By by = Enum.Parse<By>(kind.ToString());
        var found = new Dictionary<(string, DateOnly), double>();
        await foreach (Cell cell in ledger.RollUp(new RollUp(by.KeyOf(), Grain.Week, new Scope()), cancel))
        {
            if (by.CodeOf(cell) is { } code && cell is { Start: { } start, OnQuotaHours: > 0 })
            {
                found[(code, start)] = (double)(cell.EarnedMinutes / 60m / cell.OnQuotaHours);
            }
        }

        return found;
    }

    async Task<Dictionary<(string, DateOnly), double>> Observations(string metric, CancellationToken cancel)
    {
        Dictionary<Observed, decimal> figures = await Metrics.Figures([Metrics.Find(metric)], new Scope(), Grain.Week, cancel);
        return figures.ToDictionary(it => (it.Key.Unit, it.Key.Start!.Value), it => (double)it.Value);
    }
}
