using System.Collections.Immutable;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Adoption;

/// <summary>What chance a cohort has of being proven, told before it begins, from the past of its units alone.</summary>
/// <remarks>
/// <para>From the donors' past: ρ, σ_w² = v ÷ (1 − ρ²), σ_b² = variance of unit means less their noise; hence the covariance Σ of what the past does not foretell of each look's mean.</para>
/// <para>A_l = δ + w_l − γ_l, B_l = A_l + g_l'x − ē + γ_l, with w ~ N(0, Σ (1/n₁ + 1/n₀)), γ ~ N(0, Σ (leverage − 1/n₀)), x and ē the adopters' past less the donors': the rule is applied to draws of these.</para>
/// <para>ρ is corrected for the subtracted means by (T₀ρ + 1) ÷ (T₀ − 3)   [Kendall1954].</para>
/// <para>Units: those of the outcome. Assumes: AR(1) noise, equal over units; no trends; normal means. Checked against: the power of the simulated verdict.</para>
/// </remarks>
/// <param name="ByLook">The chance of proof at each look or before.</param>
/// <param name="MinimumDetectable">The smallest effect that is proven with 80 % chance by the last look; null where nothing would be.</param>
/// <param name="Refusals">Why no verdict will be possible; empty where one will.</param>
public sealed record AdoptionPower(ImmutableArray<double> ByLook, double? MinimumDetectable, ImmutableArray<VerdictReason> Refusals)
{
    const int Draws = 4000;

    const double Wanted = 0.8;

    /// <summary>The power of a cohort that is to begin in its week; later weeks of its panel are not read.</summary>
    /// <param name="cohort">The units and the planned week.</param>
    /// <param name="rule">The rule that will judge.</param>
    /// <param name="effect">δ: a true improvement, above zero, in the unit of the outcome.</param>
    /// <param name="seed">The seed of the draws.</param>
    public static AdoptionPower Before(AdoptionCohort cohort, VerdictRule rule, double effect, ulong seed = 1)
    {
        cohort.ThrowUnlessSound();
        rule.ThrowUnlessSound();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(effect);
        (PowerModel? model, ImmutableArray<VerdictReason> refusals) = PowerModel.Of(cohort, rule);
        if (model is null)
        {
            return new([.. rule.Looks.Select(_ => 0.0)], null, refusals);
        }

        double[][] noise = model.Draw(new RandomSequence(seed), Draws);
        return new(model.Proven(noise, effect), Detectable(model, noise), refusals);
    }

    static double? Detectable(PowerModel model, double[][] noise)
    {
        double high = model.StandardError(0) / 8;
        while (model.Proven(noise, high)[^1] < Wanted)
        {
            high *= 2;
            if (high > 1000 * model.StandardError(0))
            {
                return null;
            }
        }

        double low = high / 2;
        for (int i = 0; i < 20; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = model.Proven(noise, middle)[^1] < Wanted ? (middle, high) : (low, middle);
        }

        return high;
    }
}
