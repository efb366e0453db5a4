using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Statistics.Adoption;

/// <summary>The adopters' change less the donors' change, with the weeks of choice left out: donut difference-in-differences.</summary>
/// <remarks>
/// <para>d_i = p_i − e_i; B = mean d of adopters − mean d of donors</para>
/// <para>n₁ ≥ 10: se² = s²(adopters) ÷ n₁ + s²(donors) ÷ n₀; fewer: se² = s²(donors) (max(1, h) ÷ n₁ + 1 ÷ n₀)   [FermanPinto2019 for why few adopters lend no variance]</para>
/// <para>Units: those of the outcome. Assumes: without the measure both groups change alike; that fails where noise persists and adopters were chosen by it, which is why B is a cross-check and no verdict.</para>
/// <para>Checked against: a worked example. Full text: docs/methods/verdict.md.</para>
/// </remarks>
/// <param name="Effect">B.</param>
/// <param name="StandardError">se.</param>
public sealed record DonutDifference(double Effect, double StandardError)
{
    const int Many = 10;

    /// <summary>The difference of the two groups' changes.</summary>
    /// <param name="adopters">d of n₁ ≥ 1 adopters.</param>
    /// <param name="donors">d of n₀ ≥ 2 donors.</param>
    /// <param name="noiseRatio">h: the adopters' noise variance divided by the donors'.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.TooFewValues"/>, <see cref="Assumption.NotFinite"/>.</exception>
    public static DonutDifference Estimate(ReadOnlySpan<double> adopters, ReadOnlySpan<double> donors, double noiseRatio = 1)
    {
        Require.AtLeast(adopters, 1, nameof(adopters));
        Require.AtLeast(donors, 2, nameof(donors));
        Require.Finite(adopters, nameof(adopters));
        Require.Finite(donors, nameof(donors));
        ArgumentOutOfRangeException.ThrowIfNegative(noiseRatio);
        double variance = PastRegression.Variance(donors);
        double square = adopters.Length >= Many
            ? (PastRegression.Variance(adopters) / adopters.Length) + (variance / donors.Length)
            : variance * ((Math.Max(1, noiseRatio) / adopters.Length) + (1.0 / donors.Length));
        return new(PastRegression.Mean(adopters) - PastRegression.Mean(donors), Math.Sqrt(square));
    }

    /// <summary>True where B does not contradict an effect A in the direction asked for: B lies on its side, and is at least half of it or no further from it than chance.</summary>
    /// <param name="effect">A.</param>
    /// <param name="sign">+1 or −1.</param>
    public bool Supports(double effect, int sign) =>
        sign * Effect > 0 && (sign * Effect >= sign * effect / 2 || Math.Abs(Effect - effect) <= 1.96 * StandardError);
}
