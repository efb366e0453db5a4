using System.Text.Json.Serialization;
using Pacesetter.Statistics.Adoption;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Proving;

/// <summary>Ways to estimate the effect of a measure.</summary>
public enum EffectMethod
{
    /// <summary>Forecast from the adopters' own past, learnt from the others: the method of the verdict.</summary>
    Conditioned,

    /// <summary>Synthetic difference-in-differences.</summary>
    Synthetic,

    /// <summary>Synthetic control.</summary>
    [JsonStringEnumMemberName("synthetic-control")]
    SyntheticControl,

    /// <summary>Plain differences.</summary>
    Did,

    /// <summary>Imputation from unit and period effects.</summary>
    Imputation,

    /// <summary>Effects by group and period.</summary>
    [JsonStringEnumMemberName("group-time")]
    GroupTime,
}

/// <summary>Estimates the effect of a measure from a plain panel, and judges it by the rule.</summary>
[UseCase("prove", "effect", "Did it work: the effect of a measure, from a panel in a plain file", Local = true, Examples =
[
    "prove effect --file weeks.csv --unit crew --period week --outcome output --adopted first_week --selected-from 48 --selected-to 51",
    "prove effect --file mpdta.csv --unit countyreal --period year --outcome lemp --adopted first.treat --method group-time --json",
    "prove effect --file states.csv --unit State --period Year --outcome PacksPerCapita --treated treated --method synthetic --lower-is-better",
])]
public sealed class ProveEffect(TermPack terms) : IUseCase<ProveEffect.Request, EffectAnswer>
{
    public Task<EffectAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.File is null)
        {
            throw new RefusalException(RefusalKind.Usage, "file_needed", "This command reads a plain file.", "Give --file; the adoptions of a workspace are judged by: pacesetter prove adoptions");
        }

        EffectFile file = EffectFile.Read(request, cancel);
        EffectAnswer judged = Judge(file, request);
        EffectAnswer estimate = request.Method == EffectMethod.Conditioned ? judged : new EffectEstimates(file, request).Of(request.Method) with
        {
            PreTrend = judged.PreTrend,
            RawChange = judged.RawChange,
            ExpectedRebound = judged.ExpectedRebound,
            MinimumDetectable = judged.MinimumDetectable,
            Verdict = judged.Verdict,
            Reasons = judged.Reasons,
            ReasonCodes = judged.ReasonCodes,
            Looks = judged.Looks,
        };
        return Task.FromResult(estimate with
        {
            PreTrend = estimate.PreTrend ?? PreTest(file, request),
            Alternatives = [.. Enum.GetValues<EffectMethod>().Where(it => it != request.Method).Select(it => Beside(file, request, it, judged))],
            LeftOut = estimate.LeftOut + file.LeftOut,
        });
    }

    EffectAnswer Judge(EffectFile file, Request request)
    {
        StaggeredPanel panel = file.Panel;
        int periods = panel.Outcome.Periods;
        int[] firsts = [.. panel.FirstUse.Where(it => it < periods).Distinct().Order()];
        if (firsts.Length != 1)
        {
            var reason = new VerdictReason(firsts.Length == 0 ? "no_cohort" : "several_cohorts", Found: firsts.Length);
            return new() { Adopters = panel.FirstUse.Count(it => it < periods), Donors = panel.FirstUse.Count(it => it >= periods), Reasons = VerdictTexts.Sentences(terms, [reason]), ReasonCodes = VerdictTexts.Codes([reason]) };
        }

        int last = request.Horizon is { } horizon ? (int)Math.Clamp((long)Math.Max(0, firsts[0]) + horizon, 1, periods) : periods;
        var rule = new VerdictRule { HigherIsBetter = !request.LowerIsBetter, RecentWeeks = Recent(file, request, firsts[0]) };
        int[] units = [.. Enumerable.Range(0, panel.Outcome.Units)];
        var cohort = new AdoptionCohort
        {
            Outcome = OutcomePanel.Of(units.Length, last, [.. units.SelectMany(i => panel.Outcome[i][..last].ToArray())]),
            Week = firsts[0],
            Adopters = [.. units.Where(i => panel.FirstUse[i] == firsts[0])],
            Donors = [.. units.Where(i => panel.FirstUse[i] != firsts[0]).Select(i => new Donor(i))],
        };
        return JudgedCohort.Of(cohort, rule, terms).Answer;
    }

    // The window of choice reaches from its first period to the last before use.
    static int Recent(EffectFile file, Request request, int first)
    {
        if (request.SelectedFrom is null && request.SelectedTo is null)
        {
            return new VerdictRule().RecentWeeks;
        }

        int from = file.Periods.Place(request.SelectedFrom ?? request.SelectedTo!, "selected-from");
        int to = file.Periods.Place(request.SelectedTo ?? request.SelectedFrom!, "selected-to");
        return from <= to && to < first && from >= 0
            ? first - from
            : throw new RefusalException(RefusalKind.Usage, "dates_reversed", "The selection window lies within the panel, ends after it begins, and before the first use.", "Mend --selected-from and --selected-to.");
    }

    static PreTrend? PreTest(EffectFile file, Request request)
    {
        try
        {
            return EffectEstimates.PreTest(GroupTimeEffects.Estimate(file.Panel, request.ControlGroup));
        }
        catch (AssumptionException)
        {
            return null; // shown where it can be, and no condition of the estimate
        }
    }

    static Alternative Beside(EffectFile file, Request request, EffectMethod method, EffectAnswer judged)
    {
        try
        {
            EffectAnswer other = method == EffectMethod.Conditioned ? judged : new EffectEstimates(file, request).Of(method);
            return new(Words.Of(method), other.Estimate, other.StandardError, other.Interval) { Reason = other.Estimate is null ? other.ReasonCodes.Select(it => it.Code).FirstOrDefault() : null };
        }
        catch (AssumptionException unfit)
        {
            return new(Words.Of(method), null, null, null) { Reason = unfit.Id };
        }
    }

    public sealed record Request
    {
        [Field("A plain file: one row for each unit and period", Value = "FILE", Local = true)]
        public string? File { get; init; }

        [Field("The file's units", Value = "COLUMN", Local = true)]
        public string? Unit { get; init; }

        [Field("The file's periods: whole numbers, 2026-02-13, 2026-W07 or 2026-02", Value = "COLUMN", Local = true)]
        public string? Period { get; init; }

        [Field("The file's outcome", Value = "COLUMN", Local = true)]
        public string? Outcome { get; init; }

        [Field("The first period in use of the row's unit; empty or 0 = never", Value = "COLUMN", Local = true)]
        public string? Adopted { get; init; }

        [Field("In its place, a column that is 1 from the first period in use on", Value = "COLUMN", Local = true)]
        public string? Treated { get; init; }

        [Field("How the effect is estimated; the verdict is always by the rule")]
        public EffectMethod Method { get; init; } = EffectMethod.Conditioned;

        [Field("Of group-time: compare with units that never adopt, or that have not yet", Words = ["never", "not-yet"])]
        public string Control { get; init; } = "never";

        [Field("Of group-time: what units differ in from the outset", Value = "COLUMNS", Local = true)]
        public IReadOnlyList<string> Covariates { get; init; } = [];

        [Field("Of imputation: the groups within which errors may go together", Value = "COLUMN", Local = true)]
        public string? Cluster { get; init; }

        [Field("The first period of the window in which the adopters were chosen", Value = "PERIOD")]
        public string? SelectedFrom { get; init; }

        [Field("The last period of that window", Value = "PERIOD")]
        public string? SelectedTo { get; init; }

        [Field("The most periods in use that are looked at", Value = "PERIODS")]
        public int? Horizon { get; init; }

        [Field("Less of the outcome is better")]
        public bool LowerIsBetter { get; init; }

        [Field("The seed of the placebo draws", Value = "SEED")]
        public long Seed { get; init; } = 1;

        internal ControlGroup ControlGroup => Words.Same(Control, "not-yet") ? ControlGroup.NotYet : ControlGroup.Never;
    }
}
