namespace Pacesetter.Statistics.Distributions;

/// <summary>The χ² distribution.</summary>
/// <remarks>P(X ≤ x) = P(ν ÷ 2, x ÷ 2), the regularised incomplete gamma function [AbramowitzStegun 26.4.19]. Checked against: the exponential for ν = 2, the normal for ν = 1.</remarks>
public static class ChiSquared
{
    /// <summary>P(X ≤ x).</summary>
    /// <param name="x">The value.</param>
    /// <param name="degrees">ν, the degrees of freedom, above zero.</param>
    public static double Cumulative(double x, double degrees) => Parts(x, degrees).Lower;

    /// <summary>P(X &gt; x).</summary>
    /// <param name="x">The value.</param>
    /// <param name="degrees">ν, the degrees of freedom, above zero.</param>
    public static double Upper(double x, double degrees) => Parts(x, degrees).Upper;

    /// <summary>The x with P(X ≤ x) = p.</summary>
    /// <param name="p">A probability; 1 gives infinity.</param>
    /// <param name="degrees">ν, the degrees of freedom, above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">p is not between 0 and 1.</exception>
    public static double Quantile(double p, double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(p is >= 0 and <= 1, true, nameof(p));
        return p switch
        {
            0 => 0,
            1 => double.PositiveInfinity,
            < 0.5 => 1 / Root.Decreasing(x => Cumulative(1 / x, degrees), p, 1 / degrees),
            _ => Root.Decreasing(x => Upper(x, degrees), 1 - p, degrees),
        };
    }

    static (double Lower, double Upper) Parts(double x, double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degrees);
        return SpecialFunctions.IncompleteGamma(degrees / 2, x / 2);
    }
}
