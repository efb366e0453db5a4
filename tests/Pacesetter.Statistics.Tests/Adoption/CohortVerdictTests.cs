using CsCheck;
using Pacesetter.Statistics.Adoption;
using static Pacesetter.Statistics.Tests.Adoption.VerdictSamples;

namespace Pacesetter.Statistics.Tests.Adoption;

public sealed class CohortVerdictTests
{
    static readonly VerdictRule Rule = new();

    [Fact]
    public void A_large_effect_of_ten_is_proven_at_the_first_look()
    {
        CohortVerdict found = CohortVerdict.Judge(Cohort(10, 90, 1), Rule);
        Assert.Equal(Finding.Proven, found.Finding);
        Assert.Equal(12, found.DecidedAt?.Weeks);
        Assert.Equal(VerdictReason.MoreThanChance, found.Reasons[0].Code);
        Assert.Equal(3, found.Looks.Length);
        Assert.InRange(found.Looks[0].Effect!.Effect, 0.6, 1.4);
    }

    [Fact]
    public void No_effect_is_not_shown_and_says_what_would_have_been()
    {
        CohortVerdict found = CohortVerdict.Judge(Cohort(10, 90, 0, seed: 4), Rule);
        Assert.Equal(Finding.NotShown, found.Finding);
        Assert.Contains(VerdictReason.WithinChance, Codes(found));
        Assert.InRange(found.Reasons.Single(it => it.Code == VerdictReason.MinimumDetectable).Found!.Value, 0.1, 1);
    }

    [Fact]
    public void The_mirror_of_a_proof_is_harm()
    {
        CohortVerdict found = CohortVerdict.Judge(Cohort(10, 90, -1), Rule);
        Assert.Equal(Finding.Harmed, found.Finding);
        Assert.Equal(VerdictReason.WorseThanChance, found.Reasons[0].Code);
        Assert.Equal(Finding.Proven, CohortVerdict.Judge(Cohort(10, 90, -1), Rule with { HigherIsBetter = false }).Finding);
    }

    [Fact]
    public void Turning_outcome_and_direction_round_changes_no_verdict() =>
        Gen.Select(Gen.ULong, Gen.Double[-0.6, 0.6]).Sample((seed, effect) =>
        {
            AdoptionCohort cohort = Cohort(5, 40, effect, seed: seed);
            CohortVerdict plain = CohortVerdict.Judge(cohort, Rule);
            CohortVerdict turned = CohortVerdict.Judge(cohort with { Outcome = Changed(cohort.Outcome, (_, _, y) => -y) }, Rule with { HigherIsBetter = false });
            Assert.Equal((plain.Finding, plain.YearValue), (turned.Finding, turned.YearValue));
        }, iter: 20);

    [Fact]
    public void What_all_units_share_in_a_week_changes_nothing() =>
        Gen.Select(Gen.ULong, Gen.Double[-3, 3].Array[104]).Sample((seed, shocks) =>
        {
            AdoptionCohort cohort = Cohort(5, 40, 0.3, seed: seed);
            CohortVerdict plain = CohortVerdict.Judge(cohort, Rule);
            CohortVerdict shifted = CohortVerdict.Judge(cohort with { Outcome = Changed(cohort.Outcome, (_, t, y) => y + shocks[t]) }, Rule);
            Assert.Equal(plain.Finding, shifted.Finding);
            Assert.Equal(plain.Looks[1].Effect!.Effect, shifted.Looks[1].Effect!.Effect, 1e-9);
            Assert.Equal(plain.Looks[1].NoiseRatio!.Value, shifted.Looks[1].NoiseRatio!.Value, 1e-9);
        }, iter: 20);

    [Fact]
    public void Places_take_out_what_a_place_shares()
    {
        AdoptionCohort cohort = Cohort(4, 60, 0.3);
        int[] places = [.. Enumerable.Range(0, 64).Select(i => i % 4)];
        AdoptionCohort shocked = cohort with { Places = [.. places], Outcome = Changed(cohort.Outcome, (i, t, y) => y + (places[i] * Math.Sin(t))) };
        CohortVerdict plain = CohortVerdict.Judge(cohort with { Places = [.. places] }, Rule);
        Assert.Equal(plain.Looks[2].Effect!.Effect, CohortVerdict.Judge(shocked, Rule).Looks[2].Effect!.Effect, 1e-9);
    }

    // Both adopters stand in place 0 with 15 donors: w = 1, so c = 1 × (1 − 1/2) ÷ 15.
    [Fact]
    public void Adopters_of_one_place_share_the_noise_of_its_mean()
    {
        AdoptionCohort cohort = Cohort(2, 60, 0.3) with { Places = [0, 0, .. Enumerable.Range(0, 60).Select(i => i % 4)] };
        ConditionedPast with = CohortVerdict.Judge(cohort, Rule).Looks[0].Effect!;
        ConditionedPast without = CohortVerdict.Judge(cohort, Rule with { PlaceTerm = false }).Looks[0].Effect!;
        Assert.Equal(with.ResidualVariance * 0.5 / 15, (with.StandardError * with.StandardError) - (without.StandardError * without.StandardError), 1e-12);
    }

    // Adopters of place 9 are compared with its one donor, which itself has none to be compared with and is no row of the forecast.
    [Fact]
    public void A_donor_alone_in_its_place_serves_the_adopters_there()
    {
        AdoptionCohort cohort = Cohort(2, 60, 0.3) with { Places = [9, 9, 9, .. Enumerable.Range(0, 59).Select(i => i % 4)] };
        CohortVerdict found = CohortVerdict.Judge(cohort, Rule);
        Assert.Equal((59, 1), (found.Looks[0].Units.Donors, found.Looks[0].DonorsLeftOut));
        Assert.True(double.IsFinite(found.Looks[2].Effect!.StandardError));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(0.3)]
    public void Scatter_unlike_the_donors_is_refused(double noise)
    {
        CohortVerdict found = CohortVerdict.Judge(Cohort(10, 90, 1, noise: noise), Rule);
        Assert.Equal(Finding.NotComputable, found.Finding);
        Assert.Equal(VerdictReason.ScatterDiffers, found.Reasons[0].Code);
        Assert.Null(found.Looks[0].Interval);
    }

    [Fact]
    public void A_whole_place_cannot_be_judged() =>
        Refused(Cohort(2, 60, 1) with { Places = [9, 9, .. Enumerable.Range(0, 60).Select(i => i % 4)] }, VerdictReason.NoComparisonInPlace);

    [Fact]
    public void Fewer_than_thirty_donors_are_too_few() => Refused(Cohort(5, 29, 1), VerdictReason.TooFewDonors);

    [Fact]
    public void No_donor_is_too_few() => Refused(Cohort(5, 1, 1) with { Donors = [] }, VerdictReason.TooFewDonors);

    [Fact]
    public void Use_before_the_first_week_leaves_no_past() => Refused(Cohort(5, 60, 1) with { Week = 0 }, VerdictReason.AdoptedBeforeFirstPeriod);

    [Fact]
    public void A_past_of_29_weeks_is_too_short()
    {
        Refused(Cohort(5, 60, 1) with { Week = 29 }, VerdictReason.PastTooShort);
        Assert.NotEqual(Finding.NotComputable, CohortVerdict.Judge(Cohort(5, 60, 1) with { Week = 30 }, Rule).Finding);
    }

    [Fact]
    public void Before_the_first_look_there_is_no_verdict()
    {
        CohortVerdict found = CohortVerdict.Judge(Cohort(10, 60, 1, weeks: 63), Rule);
        Assert.Equal(new VerdictReason(VerdictReason.LookNotReached, 12, 11, 12), found.Reasons.Single());
        Assert.Equal(Finding.NotComputable, found.Finding);
        Assert.Single(CohortVerdict.Judge(Cohort(10, 60, 1, weeks: 64), Rule).Looks);
    }

    [Fact]
    public void An_outcome_that_never_varies_answers_nothing() =>
        Refused(Cohort(5, 60, 0) with { Outcome = OutcomePanel.Of(65, 104, [.. Enumerable.Repeat(7.3, 65 * 104)]) }, VerdictReason.ConstantOutcome);

    [Fact]
    public void An_adopter_with_too_many_gaps_stops_the_look_and_donors_with_gaps_are_left_out()
    {
        AdoptionCohort cohort = Cohort(5, 60, 1);
        Refused(cohort with { Outcome = Changed(cohort.Outcome, (i, t, y) => i == 0 && t >= Week && t % 8 != 0 ? double.NaN : y) }, VerdictReason.AdopterGaps);
        CohortVerdict found = CohortVerdict.Judge(cohort with { Outcome = Changed(cohort.Outcome, (i, t, y) => i is 10 or 11 && t >= 50 ? double.NaN : y) }, Rule);
        Assert.Equal(2, found.Reasons.Single(it => it.Code == VerdictReason.DonorsLeftOut).Found);
        Assert.Equal(58, found.Looks[0].Units.Donors);
    }

    [Fact]
    public void A_donor_that_began_before_is_none_and_one_that_begins_later_stays_and_is_told()
    {
        AdoptionCohort cohort = Cohort(5, 60, 1);
        cohort = cohort with { Donors = cohort.Donors.SetItem(0, new(5, Week + 20)).SetItem(1, new(6, Week + 12)).SetItem(2, new(7, Week - 1)) };
        CohortVerdict found = CohortVerdict.Judge(cohort, Rule);
        Assert.Equal([59, 59, 59], found.Looks.Select(look => look.Units.Donors));
        Assert.Equal([0, 2.0 / 59, 2.0 / 59], found.Looks.Select(look => look.DonorsAdopted));
        Assert.Equal(2.0 / 59, found.Reasons.Single(it => it.Code == VerdictReason.DonorsAdopted).Found);
    }

    [Fact]
    public void Where_most_donors_began_too_the_look_is_refused()
    {
        AdoptionCohort cohort = Cohort(5, 60, 1);
        CohortVerdict found = CohortVerdict.Judge(cohort with { Donors = [.. cohort.Donors.Select((donor, i) => i < 31 ? donor with { FirstUse = Week + 1 } : donor)] }, Rule);
        Assert.Equal((Finding.NotComputable, VerdictReason.DonorsAdopted), (found.Finding, found.Reasons[0].Code));
    }

    [Fact]
    public void Wrong_calls_are_thrown_back()
    {
        AdoptionCohort cohort = Cohort(5, 60, 1);
        Assert.Throws<ArgumentException>(() => CohortVerdict.Judge(cohort with { Adopters = [] }, Rule));
        Assert.Throws<ArgumentException>(() => CohortVerdict.Judge(cohort with { Adopters = [0, 5] }, Rule));
        Assert.Throws<ArgumentException>(() => CohortVerdict.Judge(cohort with { Places = [1] }, Rule));
        Assert.Throws<ArgumentException>(() => CohortVerdict.Judge(cohort, Rule with { Looks = [] }));
        Assert.Throws<ArgumentException>(() => CohortVerdict.Judge(cohort, Rule with { Looks = [new(26, 0.01), new(12, 0.01)] }));
    }

    static void Refused(AdoptionCohort cohort, string code)
    {
        CohortVerdict found = CohortVerdict.Judge(cohort, Rule);
        Assert.Equal(Finding.NotComputable, found.Finding);
        Assert.Contains(code, Codes(found));
        Assert.Equal(1, found.YearValue);
    }
}
