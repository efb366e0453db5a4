using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Distributions;
using Pacesetter.Statistics.Quantiles;

namespace Pacesetter.Statistics.Integrity;

/// <summary>Whether the middle of some values lies in a band and enough of them reach a standard (F7).</summary>
/// <remarks>
/// <para>high: median &gt; upper; low: median &lt; lower, or reach = #{x ≥ standard} ÷ n &lt; floor. Sign tests: P(Binomial(n, ½) ≥ #{x &gt; upper}), the same below; P(Binomial(n, floor) ≤ #{x ≥ standard}); the two for low times two   [DixonMood1946; Bonferroni]</para>
/// <para>Units: those of the values. Assumes: one value for each unit, units independent. A flag says where the middle is, its p whether that could be chance.</para>
/// <para>Checked against: worked cases and binomial sums. Full text: docs/methods/integrity-questions.md.</para>
/// </remarks>
/// <param name="Median">The median.</param>
/// <param name="Reach">The share at or above the standard.</param>
/// <param name="IsHigh">The median is above the band: a loose standard.</param>
/// <param name="IsLow">The median is below the band, or too few reach the standard: a tight one.</param>
public sealed record MiddleBand(double Median, double Reach, bool IsHigh, bool IsLow)
{
    /// <summary>The question of a middle that is too high.</summary>
    public required PatternQuestion High { get; init; }

    /// <summary>The question of a middle that is too low or a standard that too few reach.</summary>
    public required PatternQuestion Low { get; init; }

    /// <summary>Estimates.</summary>
    /// <param name="values">One value or more.</param>
    /// <param name="limits">The band, the standard and the floor.</param>
    /// <exception cref="AssumptionException">None given, not finite.</exception>
    public static MiddleBand Of(ReadOnlySpan<double> values, BandLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentOutOfRangeException.ThrowIfNotEqual(limits.Lower < limits.Upper && limits.Floor is >= 0 and <= 1, true, nameof(limits));
        Require.AtLeast(values, 1, nameof(values));
        Require.Finite(values, nameof(values));
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        int n = sorted.Length;
        double median = Quantile.Of(sorted, 0.5);
        int reached = sorted.Count(value => value >= limits.Standard);
        double above = Binomial.AtLeast(sorted.Count(value => value > limits.Upper), n, 0.5);
        double below = Binomial.AtLeast(sorted.Count(value => value < limits.Lower), n, 0.5);
        double few = Binomial.AtMost(reached, n, limits.Floor);
        double reach = (double)reached / n;
        return new(median, reach, median > limits.Upper, median < limits.Lower || reach < limits.Floor)
        {
            High = new(PatternQuestion.MiddleHigh, median, above, n),
            Low = new(PatternQuestion.MiddleLow, median, Math.Min(1, 2 * Math.Min(below, few)), n),
        };
    }
}

/// <summary>Where the middle should lie.</summary>
/// <param name="Lower">The least median in the band.</param>
/// <param name="Upper">The greatest median in the band.</param>
/// <param name="Standard">What counts as reached.</param>
/// <param name="Floor">The least share that should reach it.</param>
public sealed record BandLimits(double Lower = 0.90, double Upper = 1.30, double Standard = 1, double Floor = 0.90);
