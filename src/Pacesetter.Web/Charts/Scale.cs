namespace Pacesetter.Web.Charts;

/// <summary>A straight scale from figures to px.</summary>
/// <param name="Low">The figure at <paramref name="Start"/>.</param>
/// <param name="High">The figure at <paramref name="End"/>.</param>
/// <param name="Start">px.</param>
/// <param name="End">px.</param>
public readonly record struct Scale(decimal Low, decimal High, double Start, double End)
{
    /// <summary>The place of a figure, px.</summary>
    public double this[decimal figure] => Start + ((double)((figure - Low) / (High - Low)) * (End - Start));

    /// <summary>Round figures from low to high, at most <paramref name="most"/> of them.</summary>
    public IEnumerable<decimal> Ticks(int most)
    {
        decimal low = Low;
        decimal high = High;
        decimal[] steps = [0.001m, 0.002m, 0.005m, 0.01m, 0.02m, 0.05m, 0.1m, 0.2m, 0.25m, 0.5m, 1, 2, 5, 10, 20, 50, 100];
        decimal step = steps.FirstOrDefault(size => (high - low) / size < most, (high - low) * 2);
        for (decimal tick = Math.Ceiling(low / step) * step; tick <= high; tick += step)
        {
            yield return tick;
        }
    }

    /// <summary>The least span of round tenths that covers the figures.</summary>
    public static (decimal Low, decimal High) Cover(IEnumerable<decimal> figures, decimal step)
    {
        decimal[] all = [.. figures];
        decimal low = Math.Floor(all.Min() / step) * step;
        decimal high = Math.Ceiling(all.Max() / step) * step;
        return (low, high > low ? high : low + step);
    }
}
