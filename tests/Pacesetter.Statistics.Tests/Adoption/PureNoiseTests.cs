using Pacesetter.Statistics.Adoption;
using static Pacesetter.Statistics.Tests.Adoption.VerdictSamples;

namespace Pacesetter.Statistics.Tests.Adoption;

public sealed class PureNoiseTests
{
    const int Programmes = 1000;
    const int Adopters = 5;
    const int Units = 45;

    // Whoever did worst in the last four weeks is helped; the help does nothing, and the weeks after look better all the same.
    [Fact]
    public void AT_56_Of_a_thousand_useless_programmes_begun_after_bad_weeks_at_most_five_in_a_hundred_are_proven()
    {
        int proven = 0, better = 0;
        for (int programme = 0; programme < Programmes; programme++)
        {
            AdoptionCohort cohort = HelpedWhenWorst((ulong)programme + 1);
            proven += CohortVerdict.Judge(cohort, new()).Finding == Finding.Proven ? 1 : 0;
            better += cohort.Adopters.Average(unit => Mean(cohort.Outcome, unit, Week, 12) - Mean(cohort.Outcome, unit, Week - 4, 4)) > 0 ? 1 : 0;
        }

        Assert.InRange(proven, 0, Programmes / 20);
        Assert.True(better > Programmes * 8 / 10, $"only {better} rose: the choice of the worst is not what misleads here");
    }

    static AdoptionCohort HelpedWhenWorst(ulong seed)
    {
        OutcomePanel noise = Cohort(0, Units, 0, seed: seed).Outcome;
        int[] worstFirst = [.. Enumerable.Range(0, Units).OrderBy(unit => Mean(noise, unit, Week - 4, 4))];
        return new()
        {
            Outcome = noise,
            Week = Week,
            Adopters = [.. worstFirst[..Adopters]],
            Donors = [.. worstFirst[Adopters..].Order().Select(unit => new Donor(unit))],
        };
    }

    static double Mean(OutcomePanel panel, int unit, int first, int weeks) => Enumerable.Range(first, weeks).Average(week => panel[unit][week]);
}
