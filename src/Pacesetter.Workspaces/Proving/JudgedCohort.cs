using Pacesetter.Statistics.Adoption;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Proving;

/// <summary>A cohort judged by the rule, as figures and as an answer.</summary>
sealed record JudgedCohort(CohortVerdict Verdict, EffectAnswer Answer)
{
    /// <summary>What was judged, by which rule; null where nothing could be.</summary>
    public (AdoptionCohort Cohort, VerdictRule Rule)? Asked { get; init; }

    /// <summary>The codes of the rows of the panel.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>The effect week by week.</summary>
    public EffectPath? Path { get; init; }

    /// <summary>The look that the estimate is from: the one that decided, else the latest.</summary>
    public LookEstimate? Look => Verdict.Looks.FirstOrDefault(it => it.Look == Verdict.DecidedAt) ?? Verdict.Looks.LastOrDefault();

    public static JudgedCohort Of(AdoptionCohort cohort, VerdictRule rule, TermPack terms)
    {
        CohortVerdict verdict = CohortVerdict.Judge(cohort, rule);
        LookEstimate? look = verdict.Looks.FirstOrDefault(it => it.Look == verdict.DecidedAt) ?? verdict.Looks.LastOrDefault();
        EffectPath? path = EffectPath.Of(cohort, rule);
        return new(verdict, new EffectAnswer
        {
            Estimate = look?.Effect?.Effect,
            StandardError = look?.Effect?.StandardError,
            Interval = PoolAnswer.Pair(look?.Interval),
            PValue = look?.PValue,
            Adopters = cohort.Adopters.Length,
            Donors = look is { Units.Donors: > 0 } ? look.Units.Donors : cohort.Donors.Length,
            Horizons = path is null ? [] : [.. path.Points.Where(it => it.Week >= 0).Select(it => new HorizonRow(it.Week, it.Effect, it.StandardError))],
            PreTrend = path is not null && double.IsFinite(path.PValue) ? new() { Slope = path.Slope, StandardError = path.SlopeError, DetectableSlope = path.DetectableSlope, PValue = path.PValue } : null,
            RawChange = look?.RawChange,
            ExpectedRebound = look?.ExpectedRebound,
            MinimumDetectable = look?.MinimumDetectable,
            Verdict = Words.Of(verdict.Finding),
            Reasons = VerdictTexts.Sentences(terms, verdict.Reasons),
            ReasonCodes = VerdictTexts.Codes(verdict.Reasons),
            Looks = [.. verdict.Looks.Select(Row)],
        })
        {
            Asked = (cohort, rule),
            Path = path,
        };
    }

    /// <summary>A cohort that cannot be judged at all.</summary>
    public static JudgedCohort Refused(string code, TermPack terms)
    {
        VerdictReason[] reasons = [new(code)];
        return new(
            new CohortVerdict { Finding = Finding.NotComputable, Reasons = [.. reasons] },
            new EffectAnswer { Reasons = VerdictTexts.Sentences(terms, reasons), ReasonCodes = VerdictTexts.Codes(reasons) });
    }

    /// <summary>With what chance it has of being proven, told before the first look.</summary>
    public JudgedCohort WithPower(AdoptionCohort cohort, VerdictRule rule, TermPack terms)
    {
        // A gain of one in twenty of what the units do now.
        double[] before = [.. cohort.Adopters.SelectMany(unit => cohort.Outcome[unit][Math.Max(0, cohort.Week - rule.PastWeeks)..cohort.Week].ToArray()).Where(double.IsFinite)];
        double effect = before.Length > 0 ? Math.Abs(before.Average()) / 20 : 0;
        if (effect <= 0)
        {
            return this;
        }

        AdoptionPower power = AdoptionPower.Before(cohort, rule, effect);
        return this with
        {
            Answer = Answer with
            {
                MinimumDetectable = power.MinimumDetectable,
                Power = power.Refusals.IsEmpty ? new(effect, [.. power.ByLook], power.MinimumDetectable) : null,
                Reasons = [.. Answer.Reasons, .. VerdictTexts.Power(terms, power, cohort.Adopters.Length, effect)],
            },
        };
    }

    /// <summary>Says where more was made only because more hours were worked, and withholds the proof where it rests on what was made in all.</summary>
    public JudgedCohort WithLabour(LabourChange? change, TermPack terms)
    {
        if (change is not { Explains: true })
        {
            return this;
        }

        bool withheld = change.Judged && Verdict.Finding is (Finding.Proven or Finding.Likely);
        string said = terms.Say("verdict.explained_by_more_labour", ("total", VerdictTexts.Share(change.Total)), ("per_hour", VerdictTexts.Share(change.PerHour)));
        return this with
        {
            Verdict = withheld ? Verdict with { Finding = Finding.NotShown, YearValue = 1 } : Verdict,
            Answer = Answer with
            {
                Verdict = withheld ? Words.Of(Finding.NotShown) : Answer.Verdict,
                Reasons = [said, .. Answer.Reasons],
                ReasonCodes = [new("explained_by_more_labour", Look?.Look.Weeks, change.Total, change.PerHour, null), .. Answer.ReasonCodes],
            },
        };
    }

    static LookRow Row(LookEstimate look) => new(
        look.Look.Weeks,
        look.Look.Alpha,
        look.Effect?.Effect,
        look.Effect?.StandardError,
        look.PValue,
        look.NoiseRatio is { } ratio && double.IsFinite(ratio) ? ratio : null,
        look.CrossCheck?.Effect,
        look.CrossCheckSupports,
        look.Judged);
}
