namespace Pacesetter.Measuring;

/// <summary>Why earned hours differ from what average work would have earned: the difference in hours, shared out among its causes without remainder.</summary>
/// <remarks>
/// <para>earned − worked = Σ_k L e_k, with L = (earned − worked) ÷ ln(earned ÷ worked), the logarithmic mean: additive decomposition by logarithmic means   [Ang2004]</para>
/// <para>What the named effects leave of the logarithm is the last part: chance, and what the model does not know.</para>
/// <para>Units: hours; effects are log points, averaged over the hours worked. Checked against: a worked example and the sum. Full text: docs/methods/fair-index.md.</para>
/// </remarks>
public static class HoursGained
{
    /// <summary>Shares out a difference.</summary>
    /// <param name="earned">Hours earned, above zero.</param>
    /// <param name="worked">Hours worked × average fulfilment, above zero.</param>
    /// <param name="effects">e: k effects in log points.</param>
    /// <returns>k + 1 parts in hours: one for each effect, then what they do not explain.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Hours are not above zero.</exception>
    public static double[] Of(double earned, double worked, params ReadOnlySpan<double> effects)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(earned);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(worked);
        double log = Math.Log(earned / worked);
        double mean = Math.Abs(log) < 1e-8 ? worked * (1 + (log / 2)) : (earned - worked) / log;
        double[] parts = new double[effects.Length + 1];
        double left = log;
        for (int k = 0; k < effects.Length; k++)
        {
            parts[k] = mean * effects[k];
            left -= effects[k];
        }

        parts[^1] = mean * left;
        return parts;
    }
}
