using System.Collections.Immutable;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Distributions;
using Pacesetter.Statistics.Shrinkage;

namespace Pacesetter.Statistics.Integrity;

/// <summary>Which of many standards are loose or tight, from their effects in logarithms, shrunken towards one another.</summary>
/// <remarks>
/// <para>off_i = exp(shrunk_i) − 1 with the ends of its robust interval; loose: the lower end above the limit; tight: the upper end below minus the limit; p from (e_i ∓ ln(1 ± limit)) ÷ s_i, before shrinking   [ArmstrongKolesarPlagborgMoller2022]</para>
/// <para>Units: effects in log points, off as a share (0.2 = a fifth too much). Assumes: as robust empirical Bayes; effects centred where the standards are right on average.</para>
/// <para>Checked against: its parts. Full text: docs/methods/integrity-questions.md.</para>
/// </remarks>
public static class LooseEffects
{
    /// <summary>Estimates.</summary>
    /// <param name="effects">Three or more effects in log points with their errors.</param>
    /// <param name="limit">How far off is worth a question, as a share: from 0 to below 1.</param>
    /// <param name="alpha">α: the share of intervals that may miss.</param>
    /// <exception cref="AssumptionException">As robust empirical Bayes.</exception>
    public static ImmutableArray<LooseEffect> Of(NoisyEffects effects, double limit, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(effects);
        ArgumentOutOfRangeException.ThrowIfNotEqual(limit is >= 0 and < 1, true, nameof(limit));
        RobustShrinkage shrunk = RobustEmpiricalBayes.Shrink(effects, alpha);
        var found = ImmutableArray.CreateBuilder<LooseEffect>(shrunk.Shrunk.Length);
        for (int i = 0; i < shrunk.Shrunk.Length; i++)
        {
            double e = effects.Effects.Span[i];
            double s = effects.StandardErrors.Span[i];
            double lower = Math.Exp(shrunk.Shrunk[i] - shrunk.HalfLengths[i]) - 1;
            double upper = Math.Exp(shrunk.Shrunk[i] + shrunk.HalfLengths[i]) - 1;
            double off = Math.Exp(shrunk.Shrunk[i]) - 1;
            PatternQuestion high = new(PatternQuestion.MiddleHigh, off, Normal.Upper((e - Math.Log(1 + limit)) / s), shrunk.Shrunk.Length);
            PatternQuestion low = new(PatternQuestion.MiddleLow, off, Normal.Cumulative((e - Math.Log(1 - limit)) / s), shrunk.Shrunk.Length);
            found.Add(new(off, lower, upper, high, low) { IsLoose = lower > limit, IsTight = upper < -limit });
        }

        return found.MoveToImmutable();
    }
}

/// <summary>How far one standard is off.</summary>
/// <param name="Off">exp(shrunken effect) − 1.</param>
/// <param name="Lower">The lower end of its interval.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="High">The question of a loose standard.</param>
/// <param name="Low">The question of a tight one.</param>
public sealed record LooseEffect(double Off, double Lower, double Upper, PatternQuestion High, PatternQuestion Low)
{
    /// <summary>The whole interval is above the limit.</summary>
    public required bool IsLoose { get; init; }

    /// <summary>The whole interval is below minus the limit.</summary>
    public required bool IsTight { get; init; }

    /// <summary>What the standard would be multiplied by to be right: exp(−shrunken effect).</summary>
    public double Correction => 1 / (1 + Off);
}
