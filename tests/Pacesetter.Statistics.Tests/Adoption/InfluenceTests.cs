using Pacesetter.Statistics.Adoption;

namespace Pacesetter.Statistics.Tests.Adoption;

public sealed class InfluenceTests
{
    static readonly VerdictRule Rule = new() { Looks = [new(12, 0.01)] };

    [Fact]
    public void A_cohort_goes_with_itself_and_not_with_strangers()
    {
        Influence whole = Of(VerdictSamples.Cohort(5, 40, 0, weeks: 64));
        Assert.Equal(1, Influence.Correlation(whole, whole), 1e-12);
        Assert.Equal(0, Influence.Correlation(whole, whole with { Units = [.. whole.Units.Select(unit => unit + 1000)] }));
    }

    [Fact]
    public void Adopters_and_donors_balance_also_where_places_are_subtracted()
    {
        AdoptionCohort cohort = VerdictSamples.Cohort(6, 40, 0, weeks: 64);
        Assert.Equal(0, Of(cohort).Weights.Sum(), 1e-12);
        Assert.Equal(0, Of(cohort with { Places = [.. Enumerable.Range(0, 46).Select(unit => unit % 3)] }).Weights.Sum(), 1e-12);
    }

    // Ten and ten adopters against the same forty: about (1/40) / (1/10 + 1/40) = 0.2.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_correlation_is_that_of_simulated_effects(bool places)
    {
        const int Draws = 800;
        double[] first = new double[Draws];
        double[] second = new double[Draws];
        double foretold = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            OutcomePanel panel = VerdictSamples.Cohort(20, 40, 0, weeks: 64, seed: (ulong)draw + 1).Outcome;
            AdoptionCohort one = Part(panel, 0, places);
            AdoptionCohort other = Part(panel, 10, places);
            first[draw] = CohortVerdict.Judge(one, Rule).Looks[0].Effect!.Effect;
            second[draw] = CohortVerdict.Judge(other, Rule).Looks[0].Effect!.Effect;
            foretold += Influence.Correlation(Of(one), Of(other)) / Draws;
        }

        // Three standard errors of a correlation near 0.2.
        Assert.InRange(Correlation(first, second), foretold - (3 * 0.96 / Math.Sqrt(Draws)), foretold + (3 * 0.96 / Math.Sqrt(Draws)));
        Assert.InRange(foretold, 0.17, 0.25);
    }

    static AdoptionCohort Part(OutcomePanel panel, int adopters, bool places) => new()
    {
        Outcome = panel,
        Week = VerdictSamples.Week,
        Adopters = [.. Enumerable.Range(adopters, 10)],
        Donors = [.. Enumerable.Range(20, 40).Select(unit => new Donor(unit))],
        Places = places ? [.. Enumerable.Range(0, 60).Select(unit => unit % 2)] : [],
    };

    static Influence Of(AdoptionCohort cohort) => Influence.Of(cohort, Rule, Rule.Looks[0])!;

    static double Correlation(double[] x, double[] y)
    {
        double meanX = x.Average();
        double meanY = y.Average();
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / Math.Sqrt(x.Sum(a => (a - meanX) * (a - meanX)) * y.Sum(b => (b - meanY) * (b - meanY)));
    }
}
