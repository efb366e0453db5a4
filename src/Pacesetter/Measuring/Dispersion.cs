using Pacesetter.Statistics.Quantiles;

namespace Pacesetter.Measuring;

/// <summary>How far the figures of a team lie apart (F8). Drawing along lowers the ratio while the median rises.</summary>
/// <param name="Median">The middle fulfilment.</param>
/// <param name="P10">Nine in ten reach at least this.</param>
/// <param name="P90">One in ten reaches this or more.</param>
/// <param name="Ratio">P90 ÷ P10; null where P10 is zero.</param>
/// <param name="ShareBelowOne">The share that does not reach the quota.</param>
public sealed record Dispersion(double Median, double P10, double P90, double? Ratio, double ShareBelowOne)
{
    /// <summary>The dispersion of fulfilments, or null without any.</summary>
    public static Dispersion? Of(IReadOnlyList<double> fulfilments)
    {
        ArgumentNullException.ThrowIfNull(fulfilments);
        if (fulfilments.Count == 0)
        {
            return null;
        }

        double[] sorted = [.. fulfilments.Order()];
        double p10 = Quantile.Of(sorted, 0.1);
        double p90 = Quantile.Of(sorted, 0.9);
        return new Dispersion(Quantile.Of(sorted, 0.5), p10, p90, p10 > 0 ? p90 / p10 : null, (double)sorted.Count(it => it < 1) / sorted.Length);
    }
}
