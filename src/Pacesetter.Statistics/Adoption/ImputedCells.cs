using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Adoption;

/// <summary>τ of the cells in use, their sums by horizon and by cohort and period.</summary>
sealed class ImputedCells
{
    readonly StaggeredPanel panel;
    readonly UnusedFit fit;
    readonly Dictionary<int, double[]> means = []; // cohort → mean τ by horizon

    ImputedCells(StaggeredPanel panel, UnusedFit fit) => (this.panel, this.fit, Horizons) = (panel, fit, new (double, int)[panel.Outcome.Periods]);

    /// <summary>The sum and number of τ after h periods.</summary>
    public (double Sum, int Count)[] Horizons { get; }

    public int Adopters { get; private set; }

    public int LeftOut { get; private set; }

    public int Count { get; private set; }

    public double Mean { get; private set; }

    public static ImputedCells Of(StaggeredPanel panel, UnusedFit fit)
    {
        var cells = new ImputedCells(panel, fit);
        var cohorts = new Dictionary<int, (double Sum, int Count)[]>();
        int t = panel.Outcome.Periods;
        for (int i = 0; i < panel.Outcome.Units; i++)
        {
            int first = panel.FirstUse[i];
            if (first >= t)
            {
                continue;
            }

            if (!cohorts.TryGetValue(first, out (double Sum, int Count)[]? sums))
            {
                cohorts[first] = sums = new (double, int)[t];
            }

            cells.Add(i, Math.Max(0, first), sums);
        }

        if (cells.Count == 0)
        {
            throw Enumerable.Range(0, panel.Outcome.Units).All(i => panel.FirstUse[i] >= t || !panel.Outcome[i][Math.Max(0, panel.FirstUse[i])..].ContainsAnyExcept(double.NaN))
                ? new AssumptionException(Assumption.Gaps, "outcome", "no adopter has a value in a period in use; fill them in")
                : new AssumptionException(Assumption.NoDonors, "outcome", "in every period in which a unit has the measure, all have it; units or periods without it are needed");
        }

        cells.Mean = cells.Horizons.Sum(it => it.Sum) / cells.Count;
        foreach ((int cohort, (double Sum, int Count)[] sums) in cohorts)
        {
            cells.means[cohort] = [.. sums.Select(it => it.Sum / it.Count)];
        }

        return cells;
    }

    public bool HasImputed(int unit) => panel.FirstUse[unit] < panel.Outcome.Periods && fit.Counts[unit] > 0;

    /// <summary>τ; NaN where it cannot be imputed.</summary>
    public double Effect(int unit, int period) =>
        fit.Kept[period] && fit.Counts[unit] > 0 ? panel.Outcome[unit][period] - fit.Alpha[unit] - fit.Beta[period] : double.NaN;

    /// <summary>τ less the mean of its cohort in that period.</summary>
    public double Deviation(int unit, int period) => Effect(unit, period) - means[panel.FirstUse[unit]][period - panel.FirstUse[unit]];

    void Add(int unit, int first, (double Sum, int Count)[] sums)
    {
        bool any = false;
        for (int s = first; s < panel.Outcome.Periods; s++)
        {
            if (double.IsNaN(panel.Outcome[unit][s]))
            {
                continue;
            }

            double effect = Effect(unit, s);
            if (double.IsNaN(effect))
            {
                LeftOut++;
                continue;
            }

            int h = s - first;
            Horizons[h] = (Horizons[h].Sum + effect, Horizons[h].Count + 1);
            sums[h] = (sums[h].Sum + effect, sums[h].Count + 1);
            Count++;
            any = true;
        }

        Adopters += any ? 1 : 0;
    }
}
