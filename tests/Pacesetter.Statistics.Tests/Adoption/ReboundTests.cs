using Pacesetter.Statistics.Adoption;
using static Pacesetter.Statistics.Tests.Adoption.VerdictSamples;

namespace Pacesetter.Statistics.Tests.Adoption;

public sealed class ReboundTests
{
    // Independent weeks: factor = (σ_w² ÷ L) ÷ (σ_b² + σ_w² ÷ L) = .25 ÷ 1.25 = .2; the ten worst of a hundred at −1.96 come back by .392.
    [Fact]
    public void Without_persistence_by_hand()
    {
        Rebound rebound = new(1, 1, 0);
        Assert.Equal(0.2, rebound.Factor(4, 12), 1e-12);
        Assert.Equal(0.392, rebound.Expected(0, -1.96, 4, 12), 1e-12);
    }

    // L = 1, P = 1, ρ = .5: Cov = 1 + .5, Var = 2, factor = .25.
    [Fact]
    public void With_persistence_by_hand() => Assert.Equal(0.25, new Rebound(1, 1, 0.5).Factor(1, 1), 1e-12);

    [Fact]
    public void Longer_choice_means_less_rebound_and_steady_units_have_none()
    {
        Assert.True(new Rebound(1, 1, 0.5).Factor(12, 12) < new Rebound(1, 1, 0.5).Factor(4, 12));
        Assert.Equal(0, new Rebound(1, 0, 0).Factor(4, 12), 1e-12);
    }

    [Fact]
    public void One_crew_has_little_power_and_ten_have_much()
    {
        AdoptionPower one = AdoptionPower.Before(Cohort(1, 99, 0, weeks: 52), new(), 0.5);
        AdoptionPower ten = AdoptionPower.Before(Cohort(10, 90, 0, weeks: 52), new(), 0.5);
        Assert.InRange(one.ByLook[0], 0, 0.4);
        Assert.InRange(ten.ByLook[2], 0.95, 1);
        Assert.True(ten.MinimumDetectable < one.MinimumDetectable / 2);
        Assert.Equal(ten.ByLook, AdoptionPower.Before(Cohort(10, 90, 0, weeks: 52), new(), 0.5).ByLook);
    }

    [Fact]
    public void Power_grows_with_the_effect_and_with_the_looks()
    {
        AdoptionCohort cohort = Cohort(3, 60, 0, weeks: 60);
        AdoptionPower small = AdoptionPower.Before(cohort, new(), 0.2);
        AdoptionPower large = AdoptionPower.Before(cohort, new(), 0.6);
        Assert.All(small.ByLook.Zip(large.ByLook), pair => Assert.True(pair.First <= pair.Second));
        Assert.True(large.ByLook[0] <= large.ByLook[1] && large.ByLook[1] <= large.ByLook[2]);
        Assert.Equal(0.8, AdoptionPower.Before(cohort, new(), large.MinimumDetectable!.Value).ByLook[2], 1e-2);
    }

    [Fact]
    public void What_cannot_be_judged_has_no_power_and_says_why()
    {
        AdoptionPower few = AdoptionPower.Before(Cohort(3, 20, 0, weeks: 52), new(), 0.5);
        Assert.Equal(VerdictReason.TooFewDonors, few.Refusals.Single().Code);
        Assert.Null(few.MinimumDetectable);
        Assert.Equal(VerdictReason.ScatterDiffers, AdoptionPower.Before(Cohort(3, 60, 0, weeks: 52, noise: 3), new(), 0.5).Refusals.Single().Code);
        Assert.Equal(VerdictReason.PastTooShort, AdoptionPower.Before(Cohort(3, 60, 0, weeks: 52) with { Week = 20 }, new(), 0.5).Refusals.Single().Code);
    }

    [Fact]
    public void The_path_shows_the_weeks_before_and_in_use()
    {
        EffectPath path = EffectPath.Of(Cohort(10, 90, 1), new())!;
        Assert.Equal((48, 52), (path.Points.Count(point => point.Week < 0), path.Points.Count(point => point.Week >= 0)));
        Assert.Equal((-52, 51), (path.Points[0].Week, path.Points[^1].Week));
        Assert.Equal(1, path.Points.Where(point => point.Week >= 0).Average(point => point.Effect), 0.2);
        Assert.Equal(0, path.Points.Where(point => point.Week < 0).Average(point => point.Effect), 1e-9);
        Assert.InRange(path.PValue, 0.001, 1);
        Assert.True(path.DetectableSlope > 2.5 * path.SlopeError);
    }

    [Fact]
    public void A_group_that_drifts_beforehand_shows_its_slope()
    {
        AdoptionCohort cohort = Cohort(10, 90, 0);
        EffectPath path = EffectPath.Of(cohort with { Outcome = Changed(cohort.Outcome, (i, t, y) => i < 10 ? y + (0.05 * t) : y) }, new())!;
        Assert.Equal(0.05, path.Slope, 0.02);
        Assert.True(path.PValue < 0.001);
        Assert.Null(EffectPath.Of(cohort with { Week = 20 }, new()));
    }
}
