namespace Pacesetter.Statistics.Distributions;

/// <summary>Fisher's F distribution.</summary>
/// <remarks>P(F ≤ f) = I_{d₁f ÷ (d₁f + d₂)}(d₁ ÷ 2, d₂ ÷ 2) [AbramowitzStegun 26.6.2]. Checked against: t² for d₁ = 1, printed tables.</remarks>
public static class FisherF
{
    /// <summary>P(F &gt; f).</summary>
    /// <param name="f">The value.</param>
    /// <param name="numerator">d₁, above zero.</param>
    /// <param name="denominator">d₂, above zero; infinity gives χ² ÷ d₁.</param>
    public static double Upper(double f, double numerator, double denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(numerator);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        if (double.IsPositiveInfinity(denominator))
        {
            return ChiSquared.Upper(f * numerator, numerator);
        }

        double scaled = f * numerator;
        return f <= 0 ? 1 : SpecialFunctions.IncompleteBeta(denominator / 2, numerator / 2, denominator / (denominator + scaled), scaled / (denominator + scaled)).Lower;
    }
}
