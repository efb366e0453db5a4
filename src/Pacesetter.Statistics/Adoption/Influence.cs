using System.Collections.Immutable;

namespace Pacesetter.Statistics.Adoption;

/// <summary>How much each unit counts in a cohort's effect at a look, for cohorts that are compared with the same units.</summary>
/// <remarks>
/// <para>A = Σ ω_i p_i: adopters 1 ÷ n₁, donors −(their weight in the forecast), both with the mean of the place that was subtracted taken back to the units it is made of.</para>
/// <para>corr(A, A') = ρ Σ ω_i ω'_i ÷ √(Σ ω² Σ ω'²), sums of products over the units in both; ρ = Σ û û' ÷ √(Σ û² Σ û'²) over the donors in both: the windows overlap so far.</para>
/// <para>Units: none. Assumes independent units of equal variance. Checked against: simulation in the tests. Full text: docs/methods/pooling.md.</para>
/// </remarks>
/// <param name="Units">Rows of the panel, adopters first; renumbered by the caller where cohorts have panels of their own.</param>
/// <param name="Weights">ω.</param>
/// <param name="Residuals">û of the donors; not a number for adopters.</param>
public sealed record Influence(ImmutableArray<int> Units, ImmutableArray<double> Weights, ImmutableArray<double> Residuals)
{
    /// <summary>The influence at a look; null where the look has no comparison.</summary>
    /// <param name="cohort">The units and weeks.</param>
    /// <param name="rule">The rule it is judged by.</param>
    /// <param name="look">One of its looks, reached.</param>
    /// <exception cref="ArgumentOutOfRangeException">The look is not reached.</exception>
    public static Influence? Of(AdoptionCohort cohort, VerdictRule rule, Look look)
    {
        cohort.ThrowUnlessSound();
        rule.ThrowUnlessSound();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(look.Weeks, cohort.Outcome.Periods - cohort.Week, nameof(look));
        int past = Math.Min(rule.PastWeeks, cohort.Week);
        int earlier = past - rule.RecentWeeks;
        Comparison? found = earlier < 1 ? null : Comparison.Of(cohort, cohort.Outcome, rule, new(cohort.Week - past, past, look.Weeks)).Found;
        if (found is not { } comparison)
        {
            return null;
        }

        int n1 = comparison.Adopters;
        double[] e = comparison.Means(0, earlier);
        double[] b = comparison.Means(earlier, rule.RecentWeeks);
        double[] p = comparison.Means(past, look.Weeks);
        var regression = new PastRegression(b.AsSpan(n1), e.AsSpan(n1));
        double[] own = Enumerable.Repeat(1.0 / n1, n1).ToArray();
        double[] weights = [.. own, .. regression.Weights(PastRegression.Mean(b.AsSpan(0, n1)), PastRegression.Mean(e.AsSpan(0, n1))).Select(it => -it)];
        int[] units = [.. comparison.Units];
        if (!cohort.Places.IsEmpty)
        {
            weights = TakeBackPlaces(weights, [.. units.Select(unit => cohort.Places[unit])], n1);
        }

        return new([.. units], [.. weights], [.. Enumerable.Repeat(double.NaN, n1), .. regression.Residuals(p.AsSpan(n1))]);
    }

    /// <summary>The correlation of two effects.</summary>
    public static double Correlation(Influence one, Influence other)
    {
        Dictionary<int, int> places = other.Units.Select((unit, at) => (unit, at)).ToDictionary(it => it.unit, it => it.at);
        double product = 0;
        double residuals = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < one.Units.Length; i++)
        {
            if (!places.TryGetValue(one.Units[i], out int j))
            {
                continue;
            }

            product += one.Weights[i] * other.Weights[j];
            if (double.IsFinite(one.Residuals[i]) && double.IsFinite(other.Residuals[j]))
            {
                residuals += one.Residuals[i] * other.Residuals[j];
                first += one.Residuals[i] * one.Residuals[i];
                second += other.Residuals[j] * other.Residuals[j];
            }
        }

        double sizes = Math.Sqrt(one.Weights.Sum(it => it * it) * other.Weights.Sum(it => it * it));
        double overlap = first > 0 && second > 0 ? residuals / Math.Sqrt(first * second) : 0;
        return overlap * product / sizes;
    }

    static double[] TakeBackPlaces(double[] weights, int[] places, int adopters)
    {
        var whole = (double[])weights.Clone();
        foreach (int[] members in Enumerable.Range(0, places.Length).GroupBy(i => places[i]).Select(place => place.ToArray()))
        {
            int[] donors = [.. members.Where(i => i >= adopters)];
            double ofAdopters = members.Where(i => i < adopters).Sum(i => weights[i]);
            double ofDonors = donors.Sum(i => weights[i]);
            foreach (int i in donors)
            {
                whole[i] -= (ofAdopters / donors.Length) + ((ofDonors - weights[i]) / (donors.Length - 1));
            }
        }

        return whole;
    }
}
