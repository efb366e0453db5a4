using System.Collections.Immutable;
using Pacesetter.Statistics.Distributions;

namespace Pacesetter.Statistics.Adoption;

/// <summary>Steps 1 to 5 of the rule at one look.</summary>
static class LookJudgement
{
    public static LookEstimate Of(AdoptionCohort cohort, VerdictRule rule, Look look, Comparison.NoiseMemory memory)
    {
        int past = Math.Min(rule.PastWeeks, cohort.Week);
        var span = new Comparison.Span(cohort.Week - past, past, look.Weeks);
        (Comparison? comparison, ImmutableArray<VerdictReason> refusals) = Comparison.Of(cohort, cohort.Outcome, rule, span);
        if (comparison is null)
        {
            return new() { Look = look, Units = (cohort.Adopters.Length, 0), Refusals = refusals };
        }

        return Of(comparison, rule, (look, past), memory);
    }

    /// <summary>The look on a comparison that was found.</summary>
    public static LookEstimate Of(Comparison comparison, VerdictRule rule, (Look Look, int Past) at, Comparison.NoiseMemory? memory = null)
    {
        (Look look, int past) = at;
        int n1 = comparison.Adopters;
        int sign = rule.HigherIsBetter ? 1 : -1;
        double[] e = comparison.Means(0, past - rule.RecentWeeks);
        double[] b = comparison.Means(past - rule.RecentWeeks, rule.RecentWeeks);
        double[] p = comparison.Means(past, look.Weeks);
        double h = comparison.NoiseRatio(past, memory);
        // Donors without noise: refused below, and never a product of nought and infinity.
        double finite = double.IsFinite(h) ? h : 1;
        double own = (Math.Max(1, finite) / n1) + (rule.PlaceTerm ? comparison.SharedPlace : 0);
        ConditionedPast effect = new PastRegression(b.AsSpan(n1), e.AsSpan(n1)).Effect((b[..n1], e[..n1], p[..n1]), p.AsSpan(n1), own);
        double[] d = [.. p.Zip(e, (after, earlier) => after - earlier)];
        DonutDifference check = DonutDifference.Estimate(d.AsSpan(0, n1), d.AsSpan(n1), finite);
        double quantile = StudentT.Quantile(1 - look.Alpha, effect.Degrees) + StudentT.Quantile(0.8, effect.Degrees);
        return new()
        {
            Look = look,
            Units = (n1, comparison.Donors),
            Refusals = Refusals(rule, look, h, effect),
            Effect = effect,
            CrossCheck = check,
            NoiseRatio = h,
            PValue = effect.PValue(sign),
            CrossCheckSupports = check.Supports(effect.Effect, sign),
            CrossCheckSupportsHarm = check.Supports(effect.Effect, -sign),
            MinimumDetectable = quantile * effect.StandardError,
            RawChange = PastRegression.Mean(p.AsSpan(0, n1)) - PastRegression.Mean(b.AsSpan(0, n1)),
            ExpectedRebound = effect.Forecast - PastRegression.Mean(b.AsSpan(0, n1)),
            DonorsLeftOut = comparison.DonorsLeftOut,
            DonorsAdopted = comparison.DonorsAdopted,
        };
    }

    static ImmutableArray<VerdictReason> Refusals(VerdictRule rule, Look look, double h, ConditionedPast effect)
    {
        // What rounding leaves of a variance that is none.
        if (!(effect.ResidualVariance > 1e-24 * (1 + (effect.Forecast * effect.Forecast))))
        {
            return [new(VerdictReason.ConstantOutcome, look.Weeks)];
        }

        return h < rule.NoiseRatios.Least ? [new(VerdictReason.ScatterDiffers, look.Weeks, h, rule.NoiseRatios.Least)]
            : h > rule.NoiseRatios.Most ? [new(VerdictReason.ScatterDiffers, look.Weeks, h, rule.NoiseRatios.Most)]
            : [];
    }
}
