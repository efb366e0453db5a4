using Pacesetter.Panels;
using Pacesetter.Statistics.Quantiles;
using Pacesetter.Workspaces.Ledger;

namespace Pacesetter.Workspaces.Access;

/// <summary>Where others stand who work mostly at the same family of operations, in the same days, by what they did at it: without names, without oneself, and not at all below k persons.</summary>
/// <param name="Family">The family at which most hours on quota were worked.</param>
/// <param name="K">How many persons a group has at least that is shown.</param>
public sealed record OwnBenchmark(string Family, int K)
{
    // Rounded to this, a percentile is nobody's own figure to the digit.
    const int Digits = 2;

    /// <summary>One's own fulfilment on quota at that family; null where nothing was asked.</summary>
    public decimal? Own { get; init; }

    /// <summary>How many others; null where they are fewer than k.</summary>
    public int? Persons { get; init; }

    /// <summary>The median of their fulfilment; null where they are fewer than k.</summary>
    public decimal? P50 { get; init; }

    /// <summary>What a quarter of them pass; null below k.</summary>
    public decimal? P75 { get; init; }

    /// <summary>What one in ten passes; null below k, and below ten persons, of whom it would be the first alone.</summary>
    public decimal? P90 { get; init; }

    internal static async Task<OwnBenchmark?> Of(Workspace workspace, string person, Period period, CancellationToken cancel)
    {
        var cells = new List<Cell>();
        await foreach (Cell cell in workspace.Ledger.RollUp(new RollUp(Keys.Person | Keys.Family, Grain.All, new Scope { Period = period }, Figures.Persons), cancel))
        {
            if (cell is { Person: not null, Family: not null, OnQuotaHours: > 0 })
            {
                cells.Add(cell);
            }
        }

        Cell[] main = [.. cells.GroupBy(it => it.Person).Select(of => of.OrderByDescending(it => it.OnQuotaHours).ThenBy(it => it.Family, StringComparer.Ordinal).First())];
        if (main.FirstOrDefault(it => it.Person == person) is not { } own)
        {
            return null;
        }

        double[] others = [.. main.Where(it => it.Family == own.Family && it.Person != person).Select(it => (double)Share(it)).Order()];
        int k = workspace.Policy().Lattice.K;
        var found = new OwnBenchmark(own.Family!, k) { Own = Share(own) };
        return others.Length < k ? found : found with
        {
            Persons = others.Length,
            P50 = At(others, 0.5),
            P75 = At(others, 0.75),
            P90 = others.Length < 10 ? null : At(others, 0.9),
        };
    }

    static decimal Share(Cell cell) => cell.EarnedMinutes / 60m / cell.OnQuotaHours;

    static decimal At(double[] sorted, double p) => Math.Round((decimal)Quantile.Of(sorted, p), Digits, MidpointRounding.AwayFromZero);
}
