using System.Collections.Immutable;
using Pacesetter.Statistics.Distributions;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Adoption;

/// <summary>The joint law of A and B over the looks, as the past foretells it; see <see cref="AdoptionPower"/>.</summary>
sealed class PowerModel
{
    readonly VerdictRule rule;
    readonly double[] roots; // Cholesky root of Σ, looks × looks
    readonly double[] bias; // g_l'x − ē: what B differs from A by
    readonly double[] checkErrors;
    readonly double[] critical;
    readonly double[] standardErrors;
    readonly (double Own, double Past) scale;

    PowerModel(VerdictRule rule, Rebound units, Facts facts)
    {
        this.rule = rule;
        int looks = rule.Looks.Length;
        (roots, bias) = (new double[looks * looks], new double[looks]);
        (checkErrors, critical, standardErrors) = (new double[looks], new double[looks], new double[looks]);
        scale = (facts.Own + (1.0 / facts.Donors), Math.Max(0, facts.Leverage - (1.0 / facts.Donors)));
        (int, int) earlier = (0, facts.Past - rule.RecentWeeks);
        (int, int) recent = (facts.Past - rule.RecentWeeks, rule.RecentWeeks);
        double bb = units.Covariance(recent, recent);
        double ee = units.Covariance(earlier, earlier);
        double be = units.Covariance(recent, earlier);
        var after = rule.Looks.Select(look => (facts.Past, look.Weeks)).ToArray();
        var slopes = new (double B, double E)[looks];
        for (int l = 0; l < looks; l++)
        {
            double pb = units.Covariance(after[l], recent);
            double pe = units.Covariance(after[l], earlier);
            double pp = units.Covariance(after[l], after[l]);
            double determinant = (bb * ee) - (be * be);
            slopes[l] = (((pb * ee) - (pe * be)) / determinant, ((pe * bb) - (pb * be)) / determinant);
            bias[l] = (slopes[l].B * facts.Gap.Recent) + (slopes[l].E * facts.Gap.Earlier) - facts.Gap.Earlier;
            checkErrors[l] = Math.Sqrt((pp + ee - (2 * pe)) * (facts.Own + (1.0 / facts.Donors)));
            critical[l] = StudentT.Quantile(1 - rule.Looks[l].Alpha, facts.Donors - 3);
            standardErrors[l] = Math.Sqrt((pp - (slopes[l].B * pb) - (slopes[l].E * pe)) * (scale.Own + scale.Past));
            for (int m = 0; m <= l; m++)
            {
                double left = units.Covariance(after[l], after[m]) - (slopes[m].B * pb) - (slopes[m].E * pe);
                for (int k = 0; k < m; k++)
                {
                    left -= roots[(l * looks) + k] * roots[(m * looks) + k];
                }

                roots[(l * looks) + m] = l == m ? Math.Sqrt(Math.Max(0, left)) : left / roots[(m * looks) + m];
            }
        }
    }

    public static (PowerModel? Model, ImmutableArray<VerdictReason> Refusals) Of(AdoptionCohort cohort, VerdictRule rule)
    {
        int past = Math.Min(rule.PastWeeks, cohort.Week);
        if (cohort.Week <= 0 || cohort.Week > cohort.Outcome.Periods)
        {
            return (null, [new(VerdictReason.AdoptedBeforeFirstPeriod, Found: cohort.Week)]);
        }

        if (past - rule.RecentWeeks < rule.FewestEarlierWeeks)
        {
            return (null, [new(VerdictReason.PastTooShort, Found: Math.Max(0, past - rule.RecentWeeks), Needed: rule.FewestEarlierWeeks)]);
        }

        (Comparison? comparison, ImmutableArray<VerdictReason> refusals) = Comparison.Of(cohort, cohort.Outcome, rule, new(cohort.Week - past, past, 0));
        if (comparison is null)
        {
            return (null, refusals);
        }

        int n1 = comparison.Adopters;
        double[] e = comparison.Means(0, past - rule.RecentWeeks);
        double[] b = comparison.Means(past - rule.RecentWeeks, rule.RecentWeeks);
        (double h, double rho, double v) = Noise.Compare(comparison.Past(past), past, n1);
        double persistence = Math.Clamp(((past * rho) + 1) / (past - 3), -0.98, 0.98);
        ConditionedPast regression = new PastRegression(b.AsSpan(n1), e.AsSpan(n1)).Effect((b[..n1], e[..n1], e[..n1]), e.AsSpan(n1), 0);
        double within = v / (1 - (persistence * persistence));
        double between = Math.Max(0, PastRegression.Variance(comparison.Means(0, past).AsSpan(n1)) - new Rebound(0, within, persistence).Covariance((0, past), (0, past)));
        if (!(v > 0))
        {
            return (null, [new(VerdictReason.ConstantOutcome)]);
        }

        if (h < rule.NoiseRatios.Least || h > rule.NoiseRatios.Most)
        {
            return (null, [new(VerdictReason.ScatterDiffers, Found: h, Needed: h < 1 ? rule.NoiseRatios.Least : rule.NoiseRatios.Most)]);
        }

        int sign = rule.HigherIsBetter ? 1 : -1;
        var gap = (Recent: sign * Gap(b, n1), Earlier: sign * Gap(e, n1));
        double own = (Math.Max(1, h) / n1) + (rule.PlaceTerm ? comparison.SharedPlace : 0);
        return (new(rule, new(between, within, persistence), new(past, comparison.Donors, own, regression.Leverage, gap)), []);
    }

    public double StandardError(int look) => standardErrors[look];

    /// <summary>Draws of w and γ for every look.</summary>
    public double[][] Draw(RandomSequence random, int draws)
    {
        int looks = rule.Looks.Length;
        var drawn = new double[draws][];
        var z = new double[2 * looks];
        for (int r = 0; r < draws; r++)
        {
            for (int k = 0; k < z.Length; k++)
            {
                z[k] = random.NextNormal();
            }

            var noise = new double[2 * looks];
            for (int l = 0; l < looks; l++)
            {
                for (int k = 0; k <= l; k++)
                {
                    noise[l] += roots[(l * looks) + k] * z[k] * Math.Sqrt(scale.Own);
                    noise[looks + l] += roots[(l * looks) + k] * z[looks + k] * Math.Sqrt(scale.Past);
                }
            }

            drawn[r] = noise;
        }

        return drawn;
    }

    /// <summary>The share of draws proven by each look.</summary>
    public ImmutableArray<double> Proven(double[][] noise, double effect)
    {
        int looks = rule.Looks.Length;
        var counts = new double[looks];
        foreach (double[] draw in noise)
        {
            bool proven = false;
            for (int l = 0; l < looks; l++)
            {
                double a = effect + draw[l] - draw[looks + l];
                double b = a + bias[l] + draw[looks + l];
                proven |= a >= critical[l] * StandardError(l) && new DonutDifference(b, checkErrors[l]).Supports(a, 1);
                counts[l] += proven ? 1 : 0;
            }
        }

        return [.. counts.Select(count => count / noise.Length)];
    }

    static double Gap(double[] means, int adopters) => PastRegression.Mean(means.AsSpan(0, adopters)) - PastRegression.Mean(means.AsSpan(adopters));

    /// <summary>What the past of the cohort's units says.</summary>
    readonly record struct Facts(int Past, int Donors, double Own, double Leverage, (double Recent, double Earlier) Gap);
}
