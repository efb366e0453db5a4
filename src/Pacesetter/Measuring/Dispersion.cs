using System.Runtime.InteropServices;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Quantiles;

namespace Pacesetter.Measuring;

/// <summary>How far apart the members of a group are (F8): help should narrow it while the median rises.</summary>
/// <remarks>
/// <para>ratio = P90 ÷ P10, quantiles of type 7; units: ratios without unit.</para>
/// <para>Assumes: one figure a member, all on one basis. Not for: naming who is at which end.</para>
/// </remarks>
/// <param name="Median">P50.</param>
/// <param name="P10">The tenth percentile.</param>
/// <param name="P90">The ninetieth percentile.</param>
/// <param name="Ratio">P90 ÷ P10, or null where P10 is not above zero.</param>
/// <param name="ShareBelowOne">The share of members below 1.00.</param>
public sealed record Dispersion(double Median, double P10, double P90, double? Ratio, double ShareBelowOne)
{
    /// <summary>The dispersion of the fulfilments of a group's members, in any order.</summary>
    /// <exception cref="AssumptionException">No member, or a figure that is not finite.</exception>
    public static Dispersion Of(IReadOnlyList<double> fulfilments)
    {
        ArgumentNullException.ThrowIfNull(fulfilments);
        List<double> ordered = [.. fulfilments.Order()];
        Span<double> sorted = CollectionsMarshal.AsSpan(ordered);
        double p10 = Quantile.Of(sorted, 0.1);
        double p90 = Quantile.Of(sorted, 0.9);
        return new(
            Quantile.Of(sorted, 0.5),
            p10,
            p90,
            p10 > 0 ? p90 / p10 : null,
            (double)ordered.Count(fulfilment => fulfilment < 1) / ordered.Count);
    }
}
