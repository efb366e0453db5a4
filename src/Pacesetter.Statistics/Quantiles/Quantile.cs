using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Quantiles;

/// <summary>Sample quantiles by linear interpolation between order statistics.</summary>
/// <remarks>
/// <para>q(p) = x_(j) + g (x_(j+1) − x_(j)), with (n − 1) p = (j − 1) + g; type 7 of [HyndmanFan1996], the default of R.</para>
/// <para>Units: those of the values.</para>
/// </remarks>
public static class Quantile
{
    /// <summary>The quantile of sorted values.</summary>
    /// <param name="sorted">x: one value or more, ascending.</param>
    /// <param name="p">The share below, 0 to 1.</param>
    /// <exception cref="AssumptionException">No value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">p lies outside 0 to 1.</exception>
    public static double Of(ReadOnlySpan<double> sorted, double p)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(p, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(p, 1);
        Require.AtLeast(1, sorted, nameof(sorted));
        double at = (sorted.Length - 1) * p;
        int below = (int)Math.Floor(at);
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }
}
