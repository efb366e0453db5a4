using Pacesetter.Statistics.Adoption;
using static Pacesetter.Statistics.Tests.Adoption.VerdictSamples;

namespace Pacesetter.Statistics.Tests.Adoption;

public sealed class GuardrailTests
{
    static readonly VerdictRule Rule = new();

    [Fact]
    public void Output_won_at_the_cost_of_quality_is_not_shown()
    {
        AdoptionCohort cohort = Cohort(10, 90, 1);
        CohortVerdict found = CohortVerdict.Judge(cohort with { Guardrails = [new("yield", Cohort(10, 90, -1, seed: 2).Outcome, HigherIsBetter: true)] }, Rule);
        Assert.Equal(Finding.NotShown, found.Finding);
        Assert.Equal((VerdictReason.GuardrailBroken, "yield"), (found.Reasons[0].Code, found.Reasons[0].Subject));
        Assert.Equal(VerdictReason.MoreThanChance, found.Reasons[1].Code);
        Assert.Equal(1, found.YearValue);
    }

    [Fact]
    public void A_guardrail_that_gets_better_is_none_the_worse()
    {
        CohortVerdict found = CohortVerdict.Judge(Cohort(10, 90, 1) with { Guardrails = [new("defects", Cohort(10, 90, -1, seed: 2).Outcome, HigherIsBetter: false)] }, Rule);
        Assert.Equal(Finding.Proven, found.Finding);
        Assert.Null(found.Guardrails.Single().Reason);
    }

    // Everybody at 12 hours: no harm against the donors, but past the limit of 10.
    [Fact]
    public void A_limit_passed_breaks_a_guardrail_that_chance_does_not()
    {
        OutcomePanel hours = OutcomePanel.Of(100, 104, [.. Enumerable.Repeat(12.0, 10400)]);
        CohortVerdict found = CohortVerdict.Judge(Cohort(10, 90, 1) with { Guardrails = [new("hours", hours, HigherIsBetter: false, Limit: 10)] }, Rule);
        Assert.Equal(Finding.NotShown, found.Finding);
        Assert.Equal(new VerdictReason(VerdictReason.GuardrailLimit, 52, 12, 10, "hours"), found.Reasons[0]);
    }

    // No accident anywhere, then one among the adopters alone: the donors do not vary, so any harm counts.
    [Fact]
    public void Accidents_where_there_were_none_break_their_guardrail()
    {
        OutcomePanel none = OutcomePanel.Of(100, 104, new double[10400]);
        OutcomePanel one = Changed(none, (i, t, _) => i == 3 && t == 60 ? 1 : 0);
        Assert.Equal(Finding.Proven, CohortVerdict.Judge(Cohort(10, 90, 1) with { Guardrails = [new("accidents", none, false)] }, Rule).Finding);
        Assert.Equal(Finding.NotShown, CohortVerdict.Judge(Cohort(10, 90, 1) with { Guardrails = [new("accidents", one, false)] }, Rule).Finding);
    }

    [Fact]
    public void A_guardrail_that_nobody_records_withholds_the_proof()
    {
        OutcomePanel silent = OutcomePanel.Of(100, 104, [.. Enumerable.Repeat(double.NaN, 10400)]);
        CohortVerdict found = CohortVerdict.Judge(Cohort(10, 90, 1) with { Guardrails = [new("accidents", silent, false)] }, Rule);
        Assert.Equal((Finding.NotShown, VerdictReason.GuardrailNotComputable), (found.Finding, found.Reasons[0].Code));
    }

    [Fact]
    public void Harm_stays_harm() =>
        Assert.Equal(Finding.Harmed, CohortVerdict.Judge(Cohort(10, 90, -1) with { Guardrails = [new("yield", Cohort(10, 90, -1, seed: 2).Outcome, true)] }, Rule).Finding);

    // q values .02 × (p ÷ alpha): 60 cohorts, one barely proven: .019 ranks first, .019 × 60 = 1.14 > .05, so it does not hold over the year; among two it does.
    [Fact]
    public void A_bare_proof_among_many_does_not_hold_over_the_year()
    {
        CohortVerdict bare = new() { Finding = Finding.Proven, Reasons = [], YearValue = 0.019 };
        CohortVerdict none = new() { Finding = Finding.NotShown, Reasons = [] };
        Assert.Equal([true, false], PlanYear.Holds([bare, none]));
        Assert.False(PlanYear.Holds([bare, .. Enumerable.Repeat(none, 59)])[0]);
        Assert.Equal([false], PlanYear.Holds([none with { YearValue = 0.001 }]));
        Assert.Empty(PlanYear.Holds([]));
    }

    [Fact]
    public void The_year_value_is_the_best_look_at_its_share_of_the_chance()
    {
        CohortVerdict found = CohortVerdict.Judge(Cohort(10, 90, 0.5), Rule);
        double[] values = [.. found.Looks.Select(look => look.CrossCheckSupports ? look.PValue!.Value * 0.02 / look.Look.Alpha : 1)];
        Assert.Equal(values.Min(), found.YearValue, 1e-15);
    }
}
