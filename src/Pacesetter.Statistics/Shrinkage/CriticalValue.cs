using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Distributions;

namespace Pacesetter.Statistics.Shrinkage;

/// <summary>The half-length, in standard errors, of an interval that covers on average although the estimate is biased, whatever the distribution of the bias.</summary>
/// <remarks>
/// <para>the c with max P(|b + Z| &gt; c) = α over all b with E b² = m, E b⁴ = κ m², Z standard normal   [ArmstrongKolesarPlagborgMoller2022]</para>
/// <para>Units: none. Assumes: normal errors; bias and error independent.</para>
/// <para>Checked against: ebci 1.0.0, cva on a grid of m, κ and α, 1e-8. Full text: docs/methods/empirical-bayes.md.</para>
/// </remarks>
public static class CriticalValue
{
    /// <summary>The critical value.</summary>
    /// <param name="secondMoment">m: mean squared bias in squared standard errors, zero or more.</param>
    /// <param name="kurtosis">κ: at least 1; <see cref="double.PositiveInfinity"/> where nothing is known of it.</param>
    /// <param name="alpha">α: the chance of missing, between 0 and 1.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.NotFinite"/>, <see cref="Assumption.OutOfRange"/>.</exception>
    public static double Of(double secondMoment, double kurtosis, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(alpha is > 0 and < 1, true, nameof(alpha));
        Require.Finite([secondMoment], nameof(secondMoment));
        Require.Within([secondMoment], (0, double.MaxValue), nameof(secondMoment));
        Require.Within([kurtosis], (1, double.PositiveInfinity), nameof(kurtosis));
        return Solve(secondMoment, kurtosis, alpha);
    }

    // Newton within a bracket: without bias below, by Markov's inequality above.
    static double Solve(double m, double kurtosis, double alpha)
    {
        double low = Normal.Quantile(1 - (alpha / 2));
        if (m == 0)
        {
            return low;
        }

        double high = Math.Sqrt((1 + m) / alpha);
        double c = Math.Min(low * Math.Sqrt(1 + m), high);
        for (int i = 0; i < 100; i++)
        {
            (double chance, double slope) = WorstCase.Miss(m, kurtosis, c);
            (low, high) = chance > alpha ? (c, high) : (low, c);
            // The logarithm of the chance is nearly straight far out, where the chance itself is flat.
            double next = c - (Math.Log(chance / alpha) * chance / slope);
            next = next >= low && next <= high ? next : low + ((high - low) / 2);
            if (Math.Abs(next - c) <= 1e-13 * c)
            {
                return next;
            }

            c = next;
        }

        return c;
    }
}
