using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Pooling;

/// <summary>The interval for the true effect of the next study that also carries the doubt about τ²; the formula's interval is too short where studies are few and unequal.</summary>
/// <remarks>
/// <para>θ_b = μ̂(τ_b) + z_b τ_b − t_b se(τ_b); τ²_b where y'Py(τ²) = a χ² draw with k − 1 degrees; z normal, t with k − 1 degrees, se Hartung and Knapp's   [NagashimaNomaFurukawa2019, with the Q-profile for the law of τ²]</para>
/// <para>Units: the effects'. Assumes: normal true effects, independent studies. Checked against: its coverage in bench. Full text: docs/methods/pooling.md.</para>
/// </remarks>
public static class Prediction
{
    /// <summary>The interval; the same for a seed on any machine.</summary>
    /// <param name="effects">y: k ≥ 3 estimated effects.</param>
    /// <param name="variances">v: their sampling variances, above zero.</param>
    /// <param name="confidence">Of the interval.</param>
    /// <param name="draws">How many; a thousand or more.</param>
    /// <param name="seed">Of the draws.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewValues"/>, <see cref="Assumption.NotFinite"/>, <see cref="Assumption.NotPositive"/>.</exception>
    public static (double Lower, double Upper) Interval(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, double confidence = 0.95, int draws = 4000, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(confidence is > 0 and < 1, true, nameof(confidence));
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 100);
        Require.AtLeast(effects, 3, nameof(effects));
        double[] y = RandomEffects.Checked(effects, variances);
        double[] v = variances.ToArray();
        var x = new double[y.Length];
        Array.Fill(x, 1);
        var random = new RandomSequence(seed);
        int left = y.Length - 1;
        var next = new double[draws];
        for (int b = 0; b < draws; b++)
        {
            double t2 = BetweenStudies.Profile(y, x, v, ChiSquare(random, left));
            WeightedFit fit = BetweenStudies.At(y, x, v, t2);
            double se = Math.Sqrt(fit.Weighted / left * fit.Covariance(0, 0));
            double t = random.NextNormal() / Math.Sqrt(ChiSquare(random, left) / left);
            next[b] = fit.Coefficients[0] + (random.NextNormal() * Math.Sqrt(t2)) - (t * se);
        }

        Array.Sort(next);
        double tail = (1 - confidence) / 2;
        return (Quantiles.Quantile.Of(next, tail), Quantiles.Quantile.Of(next, 1 - tail));
    }

    static double ChiSquare(RandomSequence random, int degrees)
    {
        double sum = 0;
        for (int i = 0; i < degrees; i++)
        {
            double z = random.NextNormal();
            sum += z * z;
        }

        return sum;
    }
}
