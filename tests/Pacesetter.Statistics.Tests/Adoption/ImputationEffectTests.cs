using CsCheck;
using Pacesetter.Statistics.Adoption;
using Pacesetter.Statistics.Assumptions;
using static Pacesetter.Statistics.Tests.Adoption.StaggeredSamples;

namespace Pacesetter.Statistics.Tests.Adoption;

public sealed class ImputationEffectTests
{
    const int Never = OutcomePanel.Never;

    // Two units, two periods: (5 − 1) − (3 − 2) = 3, the plain two by two.
    [Fact]
    public void Two_by_two_is_the_difference_in_differences()
    {
        ImputationEffect found = ImputationEffect.Estimate(new(OutcomePanel.Of(2, 2, [1, 5, 2, 3]), [1, Never]));
        Assert.Equal(3, found.Effect, 1e-12);
        Assert.Null(found.StandardError); // one adopter: refused
        Assert.Equal((1, 0), (found.Adopters, found.LeftOut));
    }

    // An independent dense computation; the twenty counties of 2004, with a single period before, are kept.
    [Fact]
    public void Mpdta_agrees()
    {
        ImputationEffect found = ImputationEffect.Estimate(Mpdta());
        SharedTable reference = SharedTable.Read("proof", "ref_BJS_mpdta_exact.csv");
        double[] effects = reference.Numbers("est");
        double[] errors = reference.Numbers("se");
        Assert.Equal(effects[0], found.Effect, 1e-9);
        Assert.Equal(errors[0], found.StandardError!.Value, 1e-9);
        Assert.Equal(4, found.Horizons.Length);
        for (int h = 0; h < 4; h++)
        {
            Assert.Equal(effects[h + 1], found.Horizons[h].Effect, 1e-9);
            Assert.Equal(errors[h + 1], found.Horizons[h].StandardError!.Value, 1e-9);
        }

        Assert.Equal((191, 0), (found.Adopters, found.LeftOut));
    }

    [Fact]
    public void Unit_and_period_effects_leave_the_effect_alone() =>
        Gen.Select(Gen.ULong, Gen.Double[-9, 9].Array[30], Gen.Double[-9, 9].Array[8]).Sample((seed, units, periods) =>
        {
            StaggeredPanel panel = Panel(Cohorts((3, 8), (5, 7), (Never, 15)), 8, seed);
            ImputationEffect plain = ImputationEffect.Estimate(panel);
            ImputationEffect moved = ImputationEffect.Estimate(Changed(panel, (i, t, y) => y + units[i] + periods[t]));
            Assert.Equal(plain.Effect, moved.Effect, 1e-9);
            Assert.Equal(plain.StandardError!.Value, moved.StandardError!.Value, 1e-9);
        }, iter: 30);

    [Fact]
    public void Without_noise_the_effect_is_found_exactly_also_with_gaps()
    {
        StaggeredPanel panel = Panel(Cohorts((3, 8), (5, 7), (Never, 15)), 8, noise: 0);
        panel = Changed(panel, (i, t, y) => ((i * 7) + t) % 9 == 0 ? double.NaN : y);
        ImputationEffect found = ImputationEffect.Estimate(panel);
        Assert.All(found.Horizons, horizon => Assert.Equal(1 + (0.1 * horizon.Periods), horizon.Effect, 1e-9));
        Assert.Equal(0, found.StandardError!.Value, 1e-9);
    }

    // Dummies for all units and periods on the unused cells, v by the same normal equations, se from v.
    [Fact]
    public void Gaps_and_clusters_agree_with_dense_dummies()
    {
        StaggeredPanel panel = Changed(Panel(Cohorts((2, 6), (4, 6), (Never, 6)), 6), (i, t, y) => ((i * 5) + t) % 7 == 0 ? double.NaN : y);
        panel = panel with { Clusters = [.. Enumerable.Range(0, 18).Select(i => i / 2)] };
        (double effect, double error) = DenseImputation.Estimate(panel);
        ImputationEffect found = ImputationEffect.Estimate(panel);
        Assert.Equal(effect, found.Effect, 1e-9);
        Assert.Equal(error, found.StandardError!.Value, 1e-9);
    }

    // 200 panels: nominal 95 %, so 190 with sd 3.1; fewer than 178 has a chance below 1e-4.
    [Fact]
    public void Intervals_hold_the_true_effect()
    {
        int held = Enumerable.Range(0, 200).Count(seed =>
        {
            ImputationEffect found = ImputationEffect.Estimate(Panel(Cohorts((3, 20), (5, 20), (Never, 40)), 8, (ulong)seed));
            double truth = ((5 * 20 * 1.2) + (3 * 20 * 1.1)) / (8 * 20);
            return Math.Abs(found.Effect - truth) <= 1.96 * found.StandardError;
        });
        Assert.InRange(held, 178, 200);
    }

    [Fact]
    public void Periods_in_which_all_have_the_measure_are_left_out_and_counted()
    {
        ImputationEffect found = ImputationEffect.Estimate(Panel(Cohorts((3, 8), (5, 8)), 8));
        Assert.Equal(16 * 3, found.LeftOut);
        Assert.Equal(2, found.Horizons.Length);
        Assert.Equal(8, found.Adopters);
    }

    [Fact]
    public void A_cohort_of_one_has_an_effect_and_no_error() =>
        Assert.Null(ImputationEffect.Estimate(Panel(Cohorts((3, 12), (5, 1), (Never, 9)), 8)).StandardError);

    [Fact]
    public void Panels_that_cannot_answer_are_refused()
    {
        Refused(Panel(Cohorts((Never, 4)), 4), Assumption.NoAdopters);
        Refused(Panel(Cohorts((0, 2), (Never, 4)), 4), Assumption.AdoptedBeforeFirstPeriod);
        Refused(Panel(Cohorts((2, 4)), 4), Assumption.NoDonors);
        Refused(Panel(Cohorts((2, 1)), 4), Assumption.NoDonors);
        StaggeredPanel apart = Panel(Cohorts((3, 4), (Never, 4)), 4);
        Refused(Changed(apart, (i, t, y) => (i < 4) == (t < 2) || t == 3 ? y : double.NaN), Assumption.NotConnected);
        Assert.Throws<ArgumentOutOfRangeException>(() => ImputationEffect.Estimate(apart with { FirstUse = [1] }));
    }

    static void Refused(StaggeredPanel panel, string id) => Assert.Equal(id, Assert.Throws<AssumptionException>(() => ImputationEffect.Estimate(panel)).Id);
}
