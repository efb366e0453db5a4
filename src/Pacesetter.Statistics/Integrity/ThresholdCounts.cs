using System.Globalization;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Distributions;

namespace Pacesetter.Statistics.Integrity;

/// <summary>The values just above a threshold against those just below: an exact test that needs no model of the rest.</summary>
/// <remarks>
/// <para>above ~ Binomial(above + below, ½) where the density is smooth and the width small; p = P(at least so many above)   [CattaneoJanssonMa2018, section on local randomisation]</para>
/// <para>Units: the threshold's. Estimate: above ÷ (above + below). Assumes: independent values; a width in which the density hardly changes.</para>
/// <para>Checked against: binomial sums by hand; 400 against 23 in the garment data. Full text: docs/methods/integrity-questions.md.</para>
/// </remarks>
/// <param name="Above">Values in [threshold, threshold + width).</param>
/// <param name="Below">Values in [threshold − width, threshold).</param>
public sealed record ThresholdCounts(long Above, long Below)
{
    /// <summary>The question this raises.</summary>
    public PatternQuestion Question => new(PatternQuestion.JustAbove, (double)Above / (Above + Below), Binomial.AtLeast(Above, Above + Below, 0.5), Above + Below);

    /// <summary>Counts.</summary>
    /// <param name="values">The values.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="width">The width on each side, above zero; a value a billionth of it below the threshold is on it, as differences of decimals are not exact.</param>
    /// <exception cref="AssumptionException">Not finite; no value within the width.</exception>
    public static ThresholdCounts Around(ReadOnlySpan<double> values, double threshold, double width)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(width > 0, true, nameof(width));
        Require.Finite(values, nameof(values));
        Require.Finite([threshold], nameof(threshold));
        long above = 0;
        long below = 0;
        foreach (double value in values)
        {
            double place = Math.Floor(((value - threshold) / width) + 1e-9);
            above += place == 0 ? 1 : 0;
            below += place == -1 ? 1 : 0;
        }

        return above + below > 0
            ? new(above, below)
            : throw new AssumptionException(Assumption.TooFewValues, nameof(values), string.Create(CultureInfo.InvariantCulture, $"values: none of {values.Length} within {width} of {threshold}"));
    }
}
