namespace Pacesetter.Statistics.Distributions;

/// <summary>The binomial distribution: k successes of n with chance p.</summary>
/// <remarks>P(K ≥ k) = I_p(k, n − k + 1) [AbramowitzStegun 26.5.24]. Checked against: sums of single terms.</remarks>
public static class Binomial
{
    /// <summary>P(K ≥ successes).</summary>
    /// <param name="successes">k.</param>
    /// <param name="trials">n, at least zero.</param>
    /// <param name="chance">p, from 0 to 1.</param>
    public static double AtLeast(long successes, long trials, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        ArgumentOutOfRangeException.ThrowIfNotEqual(chance is >= 0 and <= 1, true, nameof(chance));
        return successes <= 0 ? 1 : successes > trials ? 0 : SpecialFunctions.IncompleteBeta(successes, trials - successes + 1, chance, 1 - chance).Lower;
    }

    /// <summary>P(K ≤ successes).</summary>
    /// <param name="successes">k.</param>
    /// <param name="trials">n, at least zero.</param>
    /// <param name="chance">p, from 0 to 1.</param>
    public static double AtMost(long successes, long trials, double chance) => AtLeast(trials - successes, trials, 1 - chance);
}
