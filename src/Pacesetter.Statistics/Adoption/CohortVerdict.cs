using System.Collections.Immutable;

namespace Pacesetter.Statistics.Adoption;

/// <summary>What can be said of a cohort.</summary>
public enum Finding
{
    /// <summary>The data cannot answer; the reasons say which would.</summary>
    NotComputable,

    /// <summary>Nothing is shown: no proof of an effect, none of its absence.</summary>
    NotShown,

    /// <summary>Probably an effect, not proven.</summary>
    Likely,

    /// <summary>Proven by the registered rule.</summary>
    Proven,

    /// <summary>The mirror of proven: it got worse.</summary>
    Harmed,
}

/// <summary>The verdict on a cohort by the registered rule: proven, likely, not shown, harmed or not computable, with reasons.</summary>
/// <remarks>
/// <para>proven at the first look with p_A ≤ alpha, B in support and .5 ≤ h ≤ 2; harmed = its mirror; likely = no look proven or harmed, and p_A ≤ .10 at the latest look with all gates passed</para>
/// <para>A broken guardrail turns proven and likely into not shown; so does one that cannot be judged.</para>
/// <para>Simulated as a whole: false proof under no effect at most 2.7 % over selection rules, persistence, one to fifty adopters. Not for adoption by whole places, nor for adopters whose noise differs from the donors': refused.</para>
/// <para>Checked against: simulations (bench, docs/methods/verdict.md).</para>
/// </remarks>
public sealed record CohortVerdict
{
    /// <summary>The verdict.</summary>
    public required Finding Finding { get; init; }

    /// <summary>Why, the weightiest first.</summary>
    public required ImmutableArray<VerdictReason> Reasons { get; init; }

    /// <summary>The looks reached so far.</summary>
    public ImmutableArray<LookEstimate> Looks { get; init; } = [];

    /// <summary>The guardrails at the latest look.</summary>
    public ImmutableArray<GuardrailFinding> Guardrails { get; init; } = [];

    /// <summary>The look that decided proven or harmed.</summary>
    public Look? DecidedAt { get; init; }

    /// <summary>q: the least of p_A × alpha over all looks ÷ alpha of the look, a look that is not reached, not judged or not supported counting as 1; for <see cref="PlanYear"/>.</summary>
    public double YearValue { get; init; } = 1;

    /// <summary>Judges a cohort with the weeks known so far.</summary>
    /// <param name="cohort">The units, their weeks and places, the guardrails.</param>
    /// <param name="rule">The rule as registered before the first week in use.</param>
    /// <exception cref="ArgumentException">A unit named twice or not in the panel, no adopter, guardrails of another shape, a rule without sense.</exception>
    public static CohortVerdict Judge(AdoptionCohort cohort, VerdictRule rule)
    {
        cohort.ThrowUnlessSound();
        rule.ThrowUnlessSound();
        if (Unanswerable(cohort, rule) is { } refusal)
        {
            return new() { Finding = Finding.NotComputable, Reasons = [refusal] };
        }

        int weeks = cohort.Outcome.Periods - cohort.Week;
        var memory = new Comparison.NoiseMemory();
        ImmutableArray<LookEstimate> looks = [.. rule.Looks.Where(look => look.Weeks <= weeks).Select(look => LookJudgement.Of(cohort, rule, look, memory))];
        Look latest = looks[^1].Look;
        ImmutableArray<GuardrailFinding> guardrails = [.. cohort.Guardrails.Select(it => GuardrailFinding.Of(it, cohort, rule, latest))];
        LookEstimate? decided = looks.FirstOrDefault(look => look.Proves || look.ShowsHarm);
        Finding found = decided is not null ? decided.Proves ? Finding.Proven : Finding.Harmed
            : looks[^1].Judged && looks[^1].CrossCheckSupports && looks[^1].PValue <= rule.LikelyLevel ? Finding.Likely
            : looks.Any(look => look.Judged) ? Finding.NotShown
            : Finding.NotComputable;
        bool withheld = found is Finding.Proven or Finding.Likely && guardrails.Any(it => it.Reason is not null);
        return new()
        {
            Finding = withheld ? Finding.NotShown : found,
            Reasons = VerdictReasons.Of(cohort, rule, looks, (found, decided, guardrails)),
            Looks = looks,
            Guardrails = guardrails,
            DecidedAt = decided?.Look,
            YearValue = withheld ? 1 : YearOf(looks, rule),
        };
    }

    // What stands against every look.
    static VerdictReason? Unanswerable(AdoptionCohort cohort, VerdictRule rule)
    {
        int earlier = Math.Min(rule.PastWeeks, cohort.Week) - rule.RecentWeeks;
        int weeks = cohort.Outcome.Periods - cohort.Week;
        return cohort.Week <= 0 ? new(VerdictReason.AdoptedBeforeFirstPeriod, Found: cohort.Week)
            : earlier < rule.FewestEarlierWeeks ? new(VerdictReason.PastTooShort, Found: Math.Max(0, earlier), Needed: rule.FewestEarlierWeeks)
            : cohort.Donors.Length < rule.FewestDonors ? new(VerdictReason.TooFewDonors, Found: cohort.Donors.Length, Needed: rule.FewestDonors)
            : weeks < rule.Looks[0].Weeks ? new(VerdictReason.LookNotReached, rule.Looks[0].Weeks, Math.Max(0, weeks), rule.Looks[0].Weeks)
            : null;
    }

    static double YearOf(ImmutableArray<LookEstimate> looks, VerdictRule rule)
    {
        double least = 1;
        foreach (LookEstimate look in looks)
        {
            if (look.Judged && look.CrossCheckSupports)
            {
                least = Math.Min(least, look.PValue!.Value * rule.Alpha / look.Look.Alpha);
            }
        }

        return least;
    }
}
