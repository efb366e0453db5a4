using System.Collections.Immutable;
using Pacesetter.Statistics.Distributions;

namespace Pacesetter.Statistics.Adoption;

/// <summary>One week of an effect's path.</summary>
/// <param name="Week">0 for the first week in use; below zero before it.</param>
/// <param name="Effect">The effect in that week; before use, the difference from the donors.</param>
/// <param name="StandardError">Its standard error.</param>
public readonly record struct PathPoint(int Week, double Effect, double StandardError);

/// <summary>A cohort's effect week by week, and how the two groups went before. It is shown beside a verdict and never decides one.</summary>
/// <remarks>
/// <para>After: conditioned past with p_i = y of the one week. Before: y less the earlier weeks' mean e, adopters less donors, over the weeks that e is made of.</para>
/// <para>Trend: the difference of the mean least-squares slopes over those weeks. The slope that 80 % of tests at 5 % would find stands beside it, because a test that finds nothing may have had no chance to   [Roth2022].</para>
/// <para>Units: the outcome; slopes per week. Assumes what the verdict assumes; weeks of one path are correlated.</para>
/// </remarks>
/// <param name="Points">The weeks before, then the weeks in use.</param>
/// <param name="Slope">The adopters' mean slope before use less the donors'.</param>
/// <param name="SlopeError">Its standard error.</param>
/// <param name="PValue">Two-sided p of the slope.</param>
/// <param name="DetectableSlope">The slope that would be found with 80 % chance.</param>
public sealed record EffectPath(ImmutableArray<PathPoint> Points, double Slope, double SlopeError, double PValue, double DetectableSlope)
{
    /// <summary>The path up to the last week known or the last look, whichever comes first; null where the cohort has no comparison.</summary>
    /// <param name="cohort">The units and weeks.</param>
    /// <param name="rule">The rule: its windows and fewest numbers.</param>
    public static EffectPath? Of(AdoptionCohort cohort, VerdictRule rule)
    {
        cohort.ThrowUnlessSound();
        rule.ThrowUnlessSound();
        int past = Math.Min(rule.PastWeeks, cohort.Week);
        int after = Math.Min(cohort.Outcome.Periods - cohort.Week, rule.Looks[^1].Weeks);
        if (past - rule.RecentWeeks < rule.FewestEarlierWeeks || after < 1)
        {
            return null;
        }

        Comparison? comparison = Comparison.Of(cohort, cohort.Outcome, rule, new(cohort.Week - past, past, after)).Found;
        return comparison is null ? null : Of(comparison, rule, past, after);
    }

    static EffectPath Of(Comparison comparison, VerdictRule rule, int past, int after)
    {
        int n1 = comparison.Adopters;
        int earlier = past - rule.RecentWeeks;
        double[] e = comparison.Means(0, earlier);
        double[] b = comparison.Means(earlier, rule.RecentWeeks);
        double ratio = Noise.Compare(comparison.Past(past), past, n1).Ratio;
        double h = double.IsFinite(ratio) ? ratio : 1;
        double own = rule.PlaceTerm ? comparison.SharedPlace : 0;
        var points = ImmutableArray.CreateBuilder<PathPoint>(past + after);
        for (int t = 0; t < past + after; t += t == earlier - 1 ? rule.RecentWeeks + 1 : 1)
        {
            double[] y = comparison.Means(t, 1);
            int[] ours = [.. Enumerable.Range(0, n1).Where(i => !double.IsNaN(y[i]))];
            int[] theirs = [.. Enumerable.Range(n1, y.Length - n1).Where(i => !double.IsNaN(y[i]))];
            if (ours.Length == 0 || theirs.Length < rule.FewestDonors)
            {
                continue;
            }

            if (t < past)
            {
                DonutDifference before = DonutDifference.Estimate([.. ours.Select(i => y[i] - e[i])], [.. theirs.Select(i => y[i] - e[i])], h);
                points.Add(new(t - past, before.Effect, before.StandardError));
                continue;
            }

            ConditionedPast effect = new PastRegression([.. theirs.Select(i => b[i])], [.. theirs.Select(i => e[i])]).Effect(([.. ours.Select(i => b[i])], [.. ours.Select(i => e[i])], [.. ours.Select(i => y[i])]), [.. theirs.Select(i => y[i])], (Math.Max(1, h) / ours.Length) + own);
            points.Add(new(t - past, effect.Effect, effect.StandardError));
        }

        double[] slopes = comparison.Slopes(earlier);
        DonutDifference slope = DonutDifference.Estimate(slopes.AsSpan(0, n1), slopes.AsSpan(n1), h);
        double degrees = slopes.Length - n1 - 1;
        double p = slope.StandardError > 0 ? 2 * StudentT.Upper(Math.Abs(slope.Effect) / slope.StandardError, degrees) : 1;
        return new(points.ToImmutable(), slope.Effect, slope.StandardError, p, (StudentT.Quantile(0.975, degrees) + StudentT.Quantile(0.8, degrees)) * slope.StandardError);
    }
}
