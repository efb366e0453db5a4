using System.Collections.Immutable;
using System.Globalization;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Distributions;

namespace Pacesetter.Statistics.Integrity;

/// <summary>Whether the last digits of counts are evenly spread.</summary>
/// <remarks>
/// <para>X² = Σ_d (c_d − n/10)² ÷ (n/10), 9 degrees of freedom; z_d = (c_d − n/10) ÷ √(0.09 n); Whipple's index = 5 × share ending in 0 or 5   [BeberScacco2012; Whipple1919]</para>
/// <para>Units: whole numbers as recorded. Assumes: three digits or more (fewer are left out), not rounded by the meter. With many values look at the effect, √(X² ÷ 9n), not at p alone.</para>
/// <para>Checked against: a worked case. Full text: docs/methods/integrity-questions.md.</para>
/// </remarks>
/// <param name="Counts">How many end in 0 … 9.</param>
/// <param name="LeftOut">How many had fewer than three digits.</param>
public sealed record LastDigits(ImmutableArray<long> Counts, long LeftOut)
{
    /// <summary>How many values were looked at.</summary>
    public long Total => Counts.Sum();

    /// <summary>Pearson's X².</summary>
    public double ChiSquare => Counts.Sum(count => (count - (Total / 10.0)) * (count - (Total / 10.0)) / (Total / 10.0));

    /// <summary>The strength of the unevenness: 0 even, 1 all the same digit.</summary>
    public double Effect => Math.Sqrt(ChiSquare / (9.0 * Total));

    /// <summary>Five times the share that ends in 0 or 5: 1 without heaping.</summary>
    public double Whipple => 5.0 * (Counts[0] + Counts[5]) / Total;

    /// <summary>How far each digit is from a tenth, in standard deviations.</summary>
    public ImmutableArray<double> Deviations => [.. Counts.Select(count => (count - (Total / 10.0)) / Math.Sqrt(0.09 * Total))];

    /// <summary>The question this raises.</summary>
    public PatternQuestion Question => new(PatternQuestion.LastDigits, Whipple, ChiSquared.Upper(ChiSquare, 9), Total);

    /// <summary>Counts the digits.</summary>
    /// <param name="values">Whole numbers, any sign.</param>
    /// <exception cref="AssumptionException">Fewer than 50 with three digits, so that a digit has an expected count of five; all the same number.</exception>
    public static LastDigits Of(ReadOnlySpan<long> values)
    {
        var counts = new long[10];
        long leftOut = 0;
        foreach (long value in values)
        {
            long digit = Math.Abs(value % 10);
            bool used = value is >= 100 or <= -100;
            counts[digit] += used ? 1 : 0;
            leftOut += used ? 0 : 1;
        }

        if (values.Length - leftOut < 50)
        {
            throw new AssumptionException(Assumption.TooFewValues, nameof(values), string.Create(CultureInfo.InvariantCulture, $"values: {values.Length - leftOut} with three digits or more, at least 50 needed"));
        }

        return values.IndexOfAnyExcept(values[0]) < 0
            ? throw new AssumptionException(Assumption.AllEqual, nameof(values), string.Create(CultureInfo.InvariantCulture, $"values: all {values.Length} are {values[0]}"))
            : new([.. counts], leftOut);
    }
}
