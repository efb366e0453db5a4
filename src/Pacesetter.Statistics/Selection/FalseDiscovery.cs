using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Selection;

/// <summary>p-values of a family of tests, turned into q-values: the share of false finds among all tests called at that value or below.</summary>
/// <remarks>
/// <para>q_(i) = min over j ≥ i of p_(j) n ÷ j, at most 1   [BenjaminiHochberg1995]; Storey's: π₀ times that   [StoreyTaylorSiegmund2004]</para>
/// <para>π₀, the share of tests where nothing is going on: #{p &gt; λ} ÷ (n (1 − λ)) at the λ of least estimated squared error   [Storey2002; Robinson's closed form of its bootstrap]</para>
/// <para>Units: none. Assumes: p-values uniform or larger under the null; independent or positively dependent.</para>
/// <para>Checked against: R's p.adjust, all digits, and qvalue 2.15.0 with its π₀ given. Full text: docs/methods/selection.md.</para>
/// </remarks>
public static class FalseDiscovery
{
    /// <summary>The q-values of Benjamini and Hochberg, in the order given.</summary>
    /// <param name="pValues">p: one or more, each from 0 to 1.</param>
    /// <exception cref="AssumptionException">None given, not finite, out of range.</exception>
    public static ImmutableArray<double> BenjaminiHochberg(ReadOnlySpan<double> pValues)
    {
        Check(pValues);
        return StepUp(pValues, 1);
    }

    /// <summary>Storey's q-values, in the order given.</summary>
    /// <param name="pValues">p: one or more, each from 0 to 1.</param>
    /// <param name="nullShare">π₀, above 0 to 1; see <see cref="NullShare"/>.</param>
    /// <exception cref="AssumptionException">None given, not finite, out of range.</exception>
    public static ImmutableArray<double> Storey(ReadOnlySpan<double> pValues, double nullShare)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(nullShare is > 0 and <= 1, true, nameof(nullShare));
        Check(pValues);
        return StepUp(pValues, nullShare);
    }

    /// <summary>π₀, with λ = 0.05, 0.10 … 0.95.</summary>
    /// <param name="pValues">p: one or more, each from 0 to 1.</param>
    /// <exception cref="AssumptionException">None given, not finite, out of range.</exception>
    public static double NullShare(ReadOnlySpan<double> pValues)
    {
        Check(pValues);
        double n = pValues.Length;
        Span<double> shares = stackalloc double[19];
        Span<double> squares = stackalloc double[19];
        for (int i = 0; i < 19; i++)
        {
            double lambda = 0.05 * (i + 1);
            double above = 0;
            foreach (double p in pValues)
            {
                above += p >= lambda ? 1 : 0;
            }

            shares[i] = above / n / (1 - lambda);
            squares[i] = above / (n * n * (1 - lambda) * (1 - lambda)) * (1 - (above / n)); // the variance of the share
        }

        double[] sorted = [.. shares];
        Array.Sort(sorted);
        double target = sorted[1] + (0.8 * (sorted[2] - sorted[1])); // the tenth percentile of 19 values
        int best = 0;
        for (int i = 1; i < 19; i++)
        {
            best = Error(squares[i], shares[i] - target) < Error(squares[best], shares[best] - target) ? i : best;
        }

        return Math.Clamp(shares[best], 1 / n, 1);
    }

    static double Error(double variance, double bias) => variance + (bias * bias);

    static void Check(ReadOnlySpan<double> pValues)
    {
        Require.AtLeast(pValues, 1, nameof(pValues));
        Require.Finite(pValues, nameof(pValues));
        Require.Within(pValues, (0, 1), nameof(pValues));
    }

    static ImmutableArray<double> StepUp(ReadOnlySpan<double> pValues, double nullShare)
    {
        int n = pValues.Length;
        double[] sorted = pValues.ToArray();
        int[] order = [.. Enumerable.Range(0, n)];
        Array.Sort(sorted, order);
        var q = new double[n];
        double least = 1;
        for (int i = n - 1; i >= 0; i--)
        {
            least = Math.Min(least, (double)n / (i + 1) * sorted[i]);
            q[order[i]] = nullShare * least;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(q);
    }
}
