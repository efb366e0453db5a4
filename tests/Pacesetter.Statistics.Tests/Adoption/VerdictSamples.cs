using System.Collections.Immutable;
using Pacesetter.Statistics.Adoption;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Tests.Adoption;

/// <summary>Cohorts for the tests of the verdict: steady units with independent weekly noise of sd 1, adopters first, use from week 52.</summary>
static class VerdictSamples
{
    public const int Week = 52;

    public static AdoptionCohort Cohort(int adopters, int donors, double effect, int weeks = 104, ulong seed = 1, double noise = 1)
    {
        var random = new RandomSequence(seed);
        int n = adopters + donors;
        var values = new double[n * weeks];
        for (int i = 0; i < n; i++)
        {
            double level = random.NextNormal();
            for (int t = 0; t < weeks; t++)
            {
                values[(i * weeks) + t] = level + (random.NextNormal() * (i < adopters ? noise : 1)) + (i < adopters && t >= Week ? effect : 0);
            }
        }

        return new()
        {
            Outcome = OutcomePanel.Of(n, weeks, values),
            Week = Week,
            Adopters = [.. Enumerable.Range(0, adopters)],
            Donors = [.. Enumerable.Range(adopters, donors).Select(i => new Donor(i))],
        };
    }

    public static OutcomePanel Changed(OutcomePanel panel, Func<int, int, double, double> change)
    {
        var values = new double[panel.Units * panel.Periods];
        for (int i = 0; i < panel.Units; i++)
        {
            for (int t = 0; t < panel.Periods; t++)
            {
                values[(i * panel.Periods) + t] = change(i, t, panel[i][t]);
            }
        }

        return OutcomePanel.Of(panel.Units, panel.Periods, values);
    }

    public static ImmutableArray<string> Codes(CohortVerdict verdict) => [.. verdict.Reasons.Select(reason => reason.Code)];
}
