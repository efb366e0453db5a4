using System.Collections.Immutable;

namespace Pacesetter.Statistics.Adoption;

/// <summary>What was found of one guardrail at the latest look.</summary>
/// <param name="Name">The guardrail.</param>
/// <param name="Effect">Its own A, by the formula of the outcome; null where there is not the data.</param>
/// <param name="HarmPValue">p, one-sided, against no harm.</param>
/// <param name="Mean">The adopters' mean in use, as measured.</param>
/// <param name="Reason">Why it is broken or not computable; null where it holds.</param>
public sealed record GuardrailFinding(string Name, ConditionedPast? Effect, double? HarmPValue, double? Mean, VerdictReason? Reason)
{
    internal static GuardrailFinding Of(Guardrail guardrail, AdoptionCohort cohort, VerdictRule rule, Look look)
    {
        int past = Math.Min(rule.PastWeeks, cohort.Week);
        var span = new Comparison.Span(cohort.Week - past, past, look.Weeks);
        double[] means = [.. cohort.Adopters.Select(unit => Window.Of(guardrail.Outcome[unit].Slice(cohort.Week, look.Weeks)).Mean).Where(double.IsFinite)];
        double? mean = means.Length > 0 ? means.Average() : null;
        (Comparison? comparison, ImmutableArray<VerdictReason> _) = Comparison.Of(cohort, guardrail.Outcome, rule, span);
        ConditionedPast? effect = comparison is null ? null : LookJudgement.Of(comparison, rule, (look, past)).Effect;
        double? harm = effect?.PValue(guardrail.HigherIsBetter ? -1 : 1);
        VerdictReason? reason = guardrail.Limit is { } limit && (guardrail.HigherIsBetter ? mean < limit : mean > limit)
            ? new(VerdictReason.GuardrailLimit, look.Weeks, mean, limit, guardrail.Name)
            : harm <= rule.GuardrailLevel ? new(VerdictReason.GuardrailBroken, look.Weeks, harm, rule.GuardrailLevel, guardrail.Name)
            : harm is null ? new(VerdictReason.GuardrailNotComputable, look.Weeks, Subject: guardrail.Name)
            : null;
        return new(guardrail.Name, effect, harm, mean, reason);
    }
}
