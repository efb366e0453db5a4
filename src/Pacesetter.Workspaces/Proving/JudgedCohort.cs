using Pacesetter.Statistics.Adoption;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Proving;

/// <summary>A cohort judged by the rule, as figures and as an answer.</summary>
sealed record JudgedCohort(CohortVerdict Verdict, EffectAnswer Answer)
{
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
        });
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
