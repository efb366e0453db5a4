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

    readonly Dictionary<UnitKind, Dictionary<(string, DateOnly), (double Earned, double Hours)>> hours = [];

    WeekPanels(ILedger ledger, UnitTree units, MetricBook metrics, Period weeks) => (this.ledger, Units, Metrics, First, Count) = (ledger, units, metrics, weeks.First, weeks.Days / 7);

    public UnitTree Units { get; }

    public MetricBook Metrics { get; }

    /// <summary>The Monday of the first week.</summary>
    public DateOnly First { get; }

    /// <summary>The full weeks that are known.</summary>
    public int Count { get; }

    /// <summary>The panels of a ledger; null where it has not one full week of work.</summary>
    public static async Task<WeekPanels?> Open(ILedger ledger, DateOnly? until, CancellationToken cancel)
    {
        if (await ledger.Extent(cancel) is not { } days)
        {
            return null;
        }

        DateOnly first = Period.WeekOf(days.First).First;
        // A week that is still running tells too little; one is full from its Friday on.
        DateOnly end = until < days.Last ? until.Value : days.Last;
        DateOnly last = Period.WeekOf(end.AddDays(3)).First.AddDays(-1);
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

    /// <summary>How a cohort's output rose from its last weeks before use to those in use, in all and per hour worked; null where that cannot be told.</summary>
    public async Task<LabourChange?> Labour(Cohort cohort, IReadOnlyList<string> others, int week, VerdictRule rule, CancellationToken cancel)
    {
        int after = rule.Looks.Where(look => look.Weeks <= Count - week).Select(look => look.Weeks).LastOrDefault();
        UnitKind kind = Units.Find(cohort.Units[0])!.Kind;
        bool total = cohort.Practice.Metric == Earned || Metrics.Find(cohort.Practice.Metric) is { Role: MetricRole.Output, Aggregate: MetricAggregate.Sum };
        if (!total || after == 0 || week < rule.RecentWeeks)
        {
            return null;
        }

        Dictionary<(string, DateOnly), (double Earned, double Hours)> worked = await Worked(kind, cancel);
        Dictionary<(string, DateOnly), double>? observed = cohort.Practice.Metric == Earned ? null : read[(kind, cohort.Practice.Metric)];
        (double Made, double Hours) before = Sum(cohort.Units, week - rule.RecentWeeks, rule.RecentWeeks);
        (double Made, double Hours) now = Sum(cohort.Units, week, after);
        double theirs = Sum(others, week, after).Hours / Sum(others, week - rule.RecentWeeks, rule.RecentWeeks).Hours;
        return before is { Made: > 0, Hours: > 0 } && now.Hours > 0
            ? new((now.Made / after / (before.Made / rule.RecentWeeks)) - 1, (now.Made / now.Hours / (before.Made / before.Hours)) - 1, now.Hours / before.Hours / theirs) { Judged = observed is not null }
            : null;

        (double Made, double Hours) Sum(IReadOnlyList<string> of, int first, int weeks)
        {
            (double made, double hours) = (0, 0);
            foreach ((string unit, DateOnly monday) in of.SelectMany(unit => Enumerable.Range(first, weeks).Select(at => (unit, First.AddDays(7 * at)))))
            {
                (double earned, double spent) = worked.GetValueOrDefault((unit, monday));
                made += observed is null ? earned : observed.GetValueOrDefault((unit, monday));
                hours += spent;
            }

            return (made, hours);
        }
    }

    async Task<Dictionary<(string, DateOnly), double>> Fulfilment(UnitKind kind, CancellationToken cancel) =>
        (await Worked(kind, cancel)).ToDictionary(it => it.Key, it => it.Value.Earned / it.Value.Hours);

    async Task<Dictionary<(string, DateOnly), (double Earned, double Hours)>> Worked(UnitKind kind, CancellationToken cancel)
    {
        if (hours.TryGetValue(kind, out Dictionary<(string, DateOnly), (double, double)>? known))
        {
            return known;
        }

        By by = Enum.Parse<By>(kind.ToString());
        var found = new Dictionary<(string, DateOnly), (double, double)>();
        await foreach (Cell cell in ledger.RollUp(new RollUp(by.KeyOf(), Grain.Week, new Scope()), cancel))
        {
            if (by.CodeOf(cell) is { } code && cell is { Start: { } start, OnQuotaHours: > 0 })
            {
                found[(code, start)] = ((double)(cell.EarnedMinutes / 60m), (double)cell.OnQuotaHours);
            }
        }

        return hours[kind] = found;
    }

    async Task<Dictionary<(string, DateOnly), double>> Observations(string metric, CancellationToken cancel)
    {
        Dictionary<Observed, decimal> figures = await Metrics.Figures([Metrics.Find(metric)], new Scope(), Grain.Week, cancel);
        return figures.ToDictionary(it => (it.Key.Unit, it.Key.Start!.Value), it => (double)it.Value);
    }
}

/// <summary>How much more was made, and how much more per hour worked, as shares.</summary>
/// <param name="Total">In all.</param>
/// <param name="PerHour">Per hour.</param>
/// <param name="Hours">How the hours worked changed against those of the units compared with: 1 is alike. A month with fewer holidays is no more labour.</param>
sealed record LabourChange(double Total, double PerHour, double Hours)
{
    // Below this it has hardly risen.
    const double Rise = 0.05;

    /// <summary>True where what was judged is the total.</summary>
    public bool Judged { get; init; }

    /// <summary>True where the total rose by hours that the others did not get, and hardly anything of it per hour.</summary>
    public bool Explains => Total >= Rise && Hours >= 1 + Rise && PerHour <= Total / 10;
}
