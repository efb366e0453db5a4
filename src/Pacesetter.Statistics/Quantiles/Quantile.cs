using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Quantiles;

/// <summary>Sample quantiles by linear interpolation of the order statistics.</summary>
/// <remarks>
/// <para>h = (n − 1) p, q = x_⌊h⌋ + (h − ⌊h⌋)(x_(⌊h⌋+1) − x_⌊h⌋), x counted from zero: type 7   [HyndmanFan1996]</para>
/// <para>Units: those of the values. Assumes: sorted, finite values; one or more.</para>
/// <para>Checked against: worked examples of the definition; a property of the order statistics.</para>
/// </remarks>
public static class Quantile
{
    /// <summary>The p-quantile of sorted values.</summary>
    /// <param name="sorted">n ≥ 1 values, ascending.</param>
    /// <param name="p">The share below, 0 to 1.</param>
    /// <exception cref="ArgumentException">The values are not ascending, or p is outside 0 to 1.</exception>
    /// <exception cref="AssumptionException">No value, or one that is not finite.</exception>
    public static double Of(ReadOnlySpan<double> sorted, double p)
    {
        Require.AtLeast(sorted, 1, nameof(sorted));
        Require.Finite(sorted, nameof(sorted));
        ThrowUnlessAscending(sorted);
        if (!(p is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "a share lies between 0 and 1");
        }

        double h = (sorted.Length - 1) * p;
        int below = (int)h;
        return below + 1 < sorted.Length
            ? sorted[below] + ((h - below) * (sorted[below + 1] - sorted[below]))
            : sorted[^1];
    }

    static void ThrowUnlessAscending(ReadOnlySpan<double> sorted)
    {
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] < sorted[i - 1])
            {
                throw new ArgumentException("the values are not ascending", nameof(sorted));
            }
        }
    }
}
