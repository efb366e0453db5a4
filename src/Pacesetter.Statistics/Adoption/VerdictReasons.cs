using System.Collections.Immutable;

namespace Pacesetter.Statistics.Adoption;

/// <summary>Puts the reasons of a verdict in order: what withholds or decides it, then what bounds it.</summary>
static class VerdictReasons
{
    public static ImmutableArray<VerdictReason> Of(AdoptionCohort cohort, VerdictRule rule, ImmutableArray<LookEstimate> looks, (Finding Found, LookEstimate? Decided, ImmutableArray<GuardrailFinding> Guardrails) facts)
    {
        LookEstimate latest = looks[^1];
        var reasons = ImmutableArray.CreateBuilder<VerdictReason>();
        reasons.AddRange(facts.Guardrails.Where(it => it.Reason is not null).Select(it => it.Reason!));
        switch (facts.Found)
        {
            case Finding.Proven:
                reasons.Add(new(VerdictReason.MoreThanChance, facts.Decided!.Look.Weeks, facts.Decided.PValue, facts.Decided.Look.Alpha));
                break;
            case Finding.Harmed:
                reasons.Add(new(VerdictReason.WorseThanChance, facts.Decided!.Look.Weeks, 1 - facts.Decided.PValue, facts.Decided.Look.Alpha));
                break;
            case Finding.Likely:
                reasons.Add(new(VerdictReason.ProbablyMoreThanChance, latest.Look.Weeks, latest.PValue, rule.LikelyLevel));
                break;
            default:
                AddShortfalls(reasons, latest, rule);
                break;
        }

        if (facts.Found != Finding.Proven && cohort.Adopters.Length == 1)
        {
            reasons.Add(new(VerdictReason.OneAdopter, Found: 1));
        }

        Add(reasons, latest.Judged && facts.Found is not (Finding.Proven or Finding.Harmed), new(VerdictReason.MinimumDetectable, latest.Look.Weeks, latest.MinimumDetectable));
        Add(reasons, latest.ExpectedRebound is not null, new(VerdictReason.ExpectedRebound, latest.Look.Weeks, latest.ExpectedRebound));
        Add(reasons, latest.DonorsLeftOut > 0, new(VerdictReason.DonorsLeftOut, latest.Look.Weeks, latest.DonorsLeftOut));
        Add(reasons, latest.DonorsAdopted > 0, new(VerdictReason.DonorsAdopted, latest.Look.Weeks, latest.DonorsAdopted, rule.MostDonorsAdopted));
        if (rule.Looks.Length > looks.Length && facts.Decided is null)
        {
            Look next = rule.Looks[looks.Length];
            reasons.Add(new(VerdictReason.LookNotReached, next.Weeks, cohort.Outcome.Periods - cohort.Week, next.Weeks));
        }

        return reasons.ToImmutable();
    }

    static void AddShortfalls(ImmutableArray<VerdictReason>.Builder reasons, LookEstimate latest, VerdictRule rule)
    {
        reasons.AddRange(latest.Refusals);
        if (!latest.Judged)
        {
            return;
        }

        bool harm = latest.PValue > 0.5;
        Add(reasons, latest.PValue > latest.Look.Alpha && !harm, new(VerdictReason.WithinChance, latest.Look.Weeks, latest.PValue, latest.Look.Alpha));
        Add(reasons, harm, new(VerdictReason.WithinChance, latest.Look.Weeks, 1 - latest.PValue, latest.Look.Alpha));
        bool supported = harm ? latest.CrossCheckSupportsHarm : latest.CrossCheckSupports;
        double least = harm ? 1 - latest.PValue!.Value : latest.PValue!.Value;
        Add(reasons, !supported && least <= rule.LikelyLevel, new(VerdictReason.CrossCheckDisagrees, latest.Look.Weeks, latest.CrossCheck?.Effect, latest.Effect?.Effect / 2));
    }

    static void Add(ImmutableArray<VerdictReason>.Builder reasons, bool holds, VerdictReason reason)
    {
        if (holds)
        {
            reasons.Add(reason);
        }
    }
}
