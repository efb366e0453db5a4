using CsCheck;
using Pacesetter.Statistics.Adoption;
using Pacesetter.Statistics.Assumptions;
using static Pacesetter.Statistics.Tests.Adoption.StaggeredSamples;

namespace Pacesetter.Statistics.Tests.Adoption;

public sealed class SyntheticDifferenceTests
{
    const int Never = OutcomePanel.Never;

    // One adopter 0 0 6 6, donors 0 0 1 1 and 2 4 5 5. Difference: (6 − 0) − ((1 − 0) + (5 − 3)) ÷ 2 = 4.5.
    // Synthetic control: the first donor equals the adopter before, so 6 − 1 = 5 (the slight ridge moves it by less than 1e-9).
    [Fact]
    public void Three_units_by_hand()
    {
        StaggeredPanel panel = new(OutcomePanel.Of(3, 4, [0, 0, 6, 6, 0, 0, 1, 1, 2, 4, 5, 5]), [2, Never, Never]);
        Assert.Equal(4.5, SyntheticDifference.Estimate(panel, SyntheticMethod.Difference).Effect, 1e-12);
        SyntheticDifference control = SyntheticDifference.Estimate(panel, SyntheticMethod.SyntheticControl);
        Assert.Equal(5, control.Effect, 1e-9);
        Assert.Equal(1, control.Cohorts[0].UnitWeights[0], 1e-9);
    }

    // ½(w₁² + 2w₂²) − w₂ on w₁ + w₂ = 1: slope in w₂ is −(1 − w₂) + 2w₂ − 1 = 0 at w₂ = 2/3.
    [Fact]
    public void Two_weights_by_hand()
    {
        double[] w = SimplexQuadratic.Minimum([1, 0, 0, 2], [0, 1]);
        Assert.Equal(1.0 / 3, w[0], 1e-12);
        Assert.Equal(2.0 / 3, w[1], 1e-12);
        Assert.Equal([1, 0], SimplexQuadratic.Minimum([1, 0, 0, 2], [5, 1]));
    }

    [Fact]
    public void No_direction_leads_below_the_minimum() =>
        Gen.Select(Gen.Double[-2, 2].Array[8 * 6], Gen.Double[-2, 2].Array[8]).Sample((x, y) =>
        {
            const int k = 6;
            var h = new double[k * k];
            var c = new double[k];
            for (int i = 0; i < k; i++)
            {
                for (int j = 0; j < k; j++)
                {
                    h[(i * k) + j] = Enumerable.Range(0, 8).Sum(s => x[(s * k) + i] * x[(s * k) + j]) + (i == j ? 0.01 : 0);
                }

                c[i] = Enumerable.Range(0, 8).Sum(s => x[(s * k) + i] * y[s]);
            }

            double[] w = SimplexQuadratic.Minimum(h, c);
            Assert.Equal(1, w.Sum(), 1e-10);
            Assert.All(w, it => Assert.True(it >= 0));
            double[] gradient = [.. Enumerable.Range(0, k).Select(i => Enumerable.Range(0, k).Sum(j => h[(i * k) + j] * w[j]) - c[i])];
            double at = gradient.Zip(w, (g, it) => g * it).Sum();
            Assert.All(gradient, g => Assert.True(g >= at - 1e-9)); // at the minimum every corner lies uphill
        }, iter: 300);

    // R synthdid; its iteration stops early, so its synthetic difference is a little off the exact minimum: .05 is allowed, and its objective is no lower.
    [Fact]
    public void California_agrees()
    {
        StaggeredPanel panel = California(out string[] states);
        Assert.Equal(-27.3491110836149, SyntheticDifference.Estimate(panel, SyntheticMethod.Difference).Effect, 1e-6);
        SyntheticDifference found = SyntheticDifference.Estimate(panel);
        Assert.Equal(-15.6038278727338, found.Effect, 0.05);
        Assert.Equal(-15.6038278727338, found.Cohorts[0].Path.Average(), 0.05);
        SyntheticCohort cohort = found.Cohorts[0];
        SharedTable omega = SharedTable.Read("proof", "ref_synthdid_prop99_omega.csv");
        Assert.Equal([.. found.Donors.Select(row => states[row])], omega.Texts("unit"));
        double[] reference = omega.Numbers("sdid_omega");
        Assert.All(reference.Zip(cohort.UnitWeights), pair => Assert.Equal(pair.First, pair.Second, 0.01));
        Assert.All(SharedTable.Read("proof", "ref_synthdid_prop99_lambda.csv").Numbers("lambda").Zip(cohort.PeriodWeights), pair => Assert.Equal(pair.First, pair.Second, 0.01));
        Assert.True(cohort.Objectives.Units <= Objective(panel, found, reference));
        Assert.True(cohort.Objectives.Units >= 0.99 * Objective(panel, found, reference));
        double[] path = SharedTable.Read("proof", "ref_synthdid_prop99_curve.csv").Numbers("effect");
        Assert.All(path.Zip(cohort.Path), pair => Assert.Equal(pair.First, pair.Second, 0.15));
    }

    // Stopped where the reference stops, every figure is the reference's. Its synthetic control runs into its limit of 10,000 rounds:
    // at the minimum the mean square before use is 2.7437 where it has 2.7717, and the effect −19.5136.
    [Fact]
    public void California_stopped_early_is_the_published_figure()
    {
        StaggeredPanel panel = California(out _);
        Assert.Equal(-15.6038278727338, SyntheticDifference.Estimate(panel, stopEarly: true).Effect, 1e-6);
        SyntheticDifference early = SyntheticDifference.Estimate(panel, SyntheticMethod.SyntheticControl, stopEarly: true);
        SyntheticDifference exact = SyntheticDifference.Estimate(panel, SyntheticMethod.SyntheticControl);
        Assert.Equal(-19.619663470944, early.Effect, 1e-6);
        Assert.Equal(-19.5136, exact.Effect, 1e-4);
        Assert.Equal(2.7717, early.Cohorts[0].Objectives.Units / 19, 1e-4);
        Assert.Equal(2.7437, exact.Cohorts[0].Objectives.Units / 19, 1e-4);
        Assert.All(SharedTable.Read("proof", "ref_synthdid_prop99_omega.csv").Numbers("sc_omega").Zip(early.Cohorts[0].UnitWeights), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        double[] reference = SharedTable.Read("proof", "ref_synthdid_prop99_placebo_each.csv").Numbers("placebo_tau");
        Assert.All(reference.Zip(SyntheticDifference.Placebos(panel, stopEarly: true)), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void The_38_placebos_agree()
    {
        StaggeredPanel panel = California(out string[] states);
        double[] reference = SharedTable.Read("proof", "ref_synthdid_prop99_placebo_each.csv").Numbers("placebo_tau");
        var placebos = SyntheticDifference.Placebos(panel);
        Assert.Equal(38, placebos.Length);
        Assert.All(reference.Zip(placebos), pair => Assert.Equal(pair.First, pair.Second, 0.1));
        double mean = placebos.Average();
        Assert.Equal(9.49459, Math.Sqrt(placebos.Sum(it => (it - mean) * (it - mean)) / 37), 0.02);
        double effect = Math.Abs(SyntheticDifference.Estimate(panel).Effect);
        Assert.Equal(1, placebos.Count(it => Math.Abs(it) >= effect)); // with its own, 2 of 39
    }

    [Fact]
    public void Shifting_units_and_periods_leaves_the_effect_alone() =>
        Gen.Select(Gen.ULong, Gen.Double[-9, 9].Array[16], Gen.Double[-9, 9].Array[10]).Sample((seed, units, periods) =>
        {
            StaggeredPanel panel = Panel(Cohorts((6, 4), (Never, 12)), 10, seed);
            double plain = SyntheticDifference.Estimate(panel).Effect;
            Assert.Equal(plain, SyntheticDifference.Estimate(Changed(panel, (i, _, y) => y + units[i])).Effect, 1e-7);
            Assert.Equal(SyntheticDifference.Estimate(panel, SyntheticMethod.Difference).Effect, SyntheticDifference.Estimate(Changed(panel, (i, t, y) => y + units[i] + periods[t]), SyntheticMethod.Difference).Effect, 1e-9);
        }, iter: 20);

    // Effects 1.15 over four periods of three and 1.05 over two of two: (12 × 1.15 + 4 × 1.05) ÷ 16.
    [Fact]
    public void Cohorts_are_averaged_by_their_adopter_periods()
    {
        SyntheticDifference found = SyntheticDifference.Estimate(Panel(Cohorts((6, 3), (8, 2), (Never, 12)), 10, noise: 1e-6));
        Assert.Equal([6, 8], found.Cohorts.Select(cohort => cohort.FirstUse));
        Assert.Equal(((12 * 1.15) + (4 * 1.05)) / 16, found.Effect, 1e-4);
    }

    [Fact]
    public void The_placebo_error_is_the_same_on_any_number_of_threads_and_near_the_placebos_sd()
    {
        StaggeredPanel panel = California(out _);
        using SingleThread single = new();
        double alone = single.Run(() => SyntheticDifference.PlaceboError(panel, SyntheticMethod.SyntheticDifference, 60, 5));
        Assert.Equal(alone, SyntheticDifference.PlaceboError(panel, SyntheticMethod.SyntheticDifference, 60, 5));
        Assert.InRange(alone, 6, 13);
    }

    [Fact]
    public void Panels_that_cannot_answer_are_refused()
    {
        Refused(Panel(Cohorts((3, 2), (Never, 1)), 5), Assumption.NoDonors);
        Refused(Panel(Cohorts((3, 4)), 5), Assumption.NoDonors);
        Refused(Panel(Cohorts((1, 2), (Never, 4)), 5), Assumption.TooFewValues);
        Refused(Panel(Cohorts((Never, 4)), 5), Assumption.NoAdopters);
        Refused(Panel(Cohorts((0, 1), (Never, 4)), 5), Assumption.AdoptedBeforeFirstPeriod);
        Refused(Changed(Panel(Cohorts((3, 1), (Never, 4)), 5), (i, t, y) => i == 0 && t == 1 ? double.NaN : y), Assumption.Gaps);
        Refused(Changed(Panel(Cohorts((3, 1), (Never, 4)), 5), (_, _, _) => 7), Assumption.AllEqual);
    }

    static void Refused(StaggeredPanel panel, string id) => Assert.Equal(id, Assert.Throws<AssumptionException>(() => SyntheticDifference.Estimate(panel)).Id);

    // Σ_t (ω₀ + Σω y − target)² + T₀ζ²Σω², ζ as the reference prints it.
    static double Objective(StaggeredPanel panel, SyntheticDifference found, double[] omega)
    {
        int adopter = Enumerable.Range(0, panel.Outcome.Units).Single(i => panel.FirstUse[i] < panel.Outcome.Periods);
        double[] gap = [.. Enumerable.Range(0, 19).Select(t => found.Donors.Select((row, i) => omega[i] * panel.Outcome[row][t]).Sum() - panel.Outcome[adopter][t])];
        double mean = gap.Average();
        return gap.Sum(it => (it - mean) * (it - mean)) + (19 * 10.2262325715 * 10.2262325715 * omega.Sum(it => it * it));
    }

    static StaggeredPanel California(out string[] states)
    {
        SharedTable table = SharedTable.Read("proof", "california_prop99.csv");
        string[] names = table.Texts("State");
        string[] distinct = [.. names.Distinct()];
        states = distinct;
        return new(
            OutcomePanel.FromRecords([.. names.Select(name => Array.IndexOf(distinct, name))], [.. table.Numbers("Year").Select(year => (int)year - 1970)], table.Numbers("PacksPerCapita")),
            [.. distinct.Select(name => name == "California" ? 19 : Never)]);
    }
}
