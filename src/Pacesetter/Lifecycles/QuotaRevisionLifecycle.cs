using System.Globalization;
using Pacesetter.Measuring;
using Pacesetter.Spreading;
using static Pacesetter.Lifecycles.Roles;
using static Pacesetter.Measuring.QuotaRevisionState;
using Move = Pacesetter.Lifecycles.Move<Pacesetter.Measuring.QuotaRevision, Pacesetter.Measuring.QuotaRevisionState>;

namespace Pacesetter.Lifecycles;

/// <summary>The life of a quota revision. The guarantee: a quota is not tightened because it was beaten.</summary>
public static class QuotaRevisionLifecycle
{
    /// <summary>Its moves.</summary>
    public static IReadOnlyList<Move> Moves { get; } =
    [
        new(Triggered, Studied, IndustrialEngineer, TriggerIsLawful, WasStudied),
        new(Studied, Proposed, IndustrialEngineer, IsWhole, ImpactIsStated),
        new(Proposed, Consulted, WorkerRepresentative) { Then = (it, facts) => it.NoticeOn = facts.Today },
        new(Triggered, Approved, SiteManager | IndustrialEngineer, CorrectsAMistake, IsWhole) { Independent = true },
        new(Consulted, Approved, SiteManager | WorkerRepresentative, BothSidesApprove, NoticeIsGiven, NoFreeze, NotTooSoon) { Then = (it, facts) => it.ThroughFreeze = Freeze(it, facts) is not null },
        new(Approved, InForce, Roles.System, IsDue, NoFreezeSince) { Due = it => it.From },
        new(InForce, Disputed, Anybody),
        new(Disputed, Upheld, Verifier | WorkerRepresentative | Auditor) { Independent = true },
        new(Disputed, Corrected, Verifier | WorkerRepresentative | Auditor) { Independent = true },
        .. ((QuotaRevisionState[])[Triggered, Studied, Proposed, Consulted, Approved]).Select(it => new Move(it, Dropped, IndustrialEngineer | SiteManager | WorkerRepresentative)),
    ];

    static bool MethodOrSafety(QuotaRevision it) => it.Trigger is RevisionTrigger.MethodChanged or RevisionTrigger.Safety;

    static Refusal? TriggerIsLawful(QuotaRevision it, Facts facts) => it.Trigger switch
    {
        RevisionTrigger.Exceeded => new("beaten_is_no_reason", "A quota is not looked at because it was beaten.", "Wait until method, tool, material, product or conditions change."),
        RevisionTrigger.Mistyped => new("correct_plainly", "A mistyped figure needs no study.", "Move it to approved; a second person does that."),
        RevisionTrigger.MethodChanged when string.IsNullOrWhiteSpace(it.Change) => new("change_missing", "It is not said what changed.", "Set change."),
        _ => null,
    };

    static Refusal? WasStudied(QuotaRevision it, Facts facts) =>
        string.IsNullOrWhiteSpace(it.Study) || it.ObservedBy is null
            ? new("study_missing", "There is no study of the present method, or nobody watched it for the workers.", "Set study (cycles, persons, error) and observed_by.")
            : null;

    static Refusal? IsWhole(QuotaRevision it, Facts facts) =>
        it.Minutes is null || it.From is null ? new("figure_missing", "The new figure or its first day is missing.", "Set minutes and from.") : null;

    static Refusal? ImpactIsStated(QuotaRevision it, Facts facts) =>
        string.IsNullOrWhiteSpace(it.Impact) ? new("impact_missing", "It is not said what it does to pay and fulfilment.", "Set impact.") : null;

    static Refusal? CorrectsAMistake(QuotaRevision it, Facts facts) =>
        it.Trigger == RevisionTrigger.Mistyped && it.OldMinutes is not null && it.Corrects is not null
            ? null
            : new("no_correction", "Only the correction of a mistyped figure goes without study and consultation.", "Set trigger to mistyped, old_minutes to the mistyped figure, and corrects to what it stands in: a revision, or the quota's first day.");

    static Refusal? BothSidesApprove(QuotaRevision it, Facts facts) =>
        it.ApprovedBy.Any(one => one.Role == SiteManager) && it.ApprovedBy.Any(one => one.Role == WorkerRepresentative)
            ? null
            : new("approval_missing", "The site's manager and the worker representative have not both approved.", "Each signs in approved_by, by an edit of their own: --as PERSON:site_manager, --as PERSON:worker_representative.");

    static Refusal? NoticeIsGiven(QuotaRevision it, Facts facts)
    {
        DateOnly first = (it.NoticeOn ?? facts.Today).AddDays(facts.Policy.NoticeDays);
        return it.From >= first ? null : new("notice_too_short", string.Create(CultureInfo.InvariantCulture, $"Those affected were told on {it.NoticeOn:yyyy-MM-dd}; {facts.Policy.NoticeDays} days later is {first:yyyy-MM-dd}."), "Drop it, and propose it for that day or later.");
    }

    static Refusal? NoFreeze(QuotaRevision it, Facts facts) =>
        MethodOrSafety(it) || Freeze(it, facts) is not { } campaign
            ? null
            : new(
                "quota_frozen",
                string.Create(CultureInfo.InvariantCulture, $"The campaign {campaign.Id} freezes the quotas of {it.Operation} until {End(campaign, facts):yyyy-MM-dd}."),
                string.Create(CultureInfo.InvariantCulture, $"It becomes possible on {End(campaign, facts).AddDays(1):yyyy-MM-dd}. Safety and a changed method are not held up."));

    // A campaign may have been announced after the approval.
    static Refusal? NoFreezeSince(QuotaRevision it, Facts facts) => it.Trigger == RevisionTrigger.Mistyped || it.ThroughFreeze ? null : NoFreeze(it, facts);

    static DateOnly End(Campaign campaign, Facts facts) => campaign.To!.Value.AddDays(facts.Policy.FreezeDays);

    static Campaign? Freeze(QuotaRevision it, Facts facts) =>
        it.From is { } day
            ? facts.All<Campaign>().Where(one => one.AnnouncedOn != null).AsEnumerable().Where(one => one.Freezes(it.Operation, day, facts.Policy.FreezeDays)).MaxBy(one => one.To)
            : null;

    static Refusal? NotTooSoon(QuotaRevision it, Facts facts)
    {
        DateOnly? last = facts.All<QuotaRevision>().Where(one => one.Operation == it.Operation && one.Id != it.Id && one.State == InForce).Max(one => one.From);
        return MethodOrSafety(it) || last is not { } day || it.From >= day.AddMonths(facts.Policy.RevisionMonths)
            ? null
            : new("revised_lately", string.Create(CultureInfo.InvariantCulture, $"The quota of {it.Operation} was revised on {day:yyyy-MM-dd}."), string.Create(CultureInfo.InvariantCulture, $"Without a changed method the next revision is possible on {day.AddMonths(facts.Policy.RevisionMonths):yyyy-MM-dd}."));
    }

    static Refusal? IsDue(QuotaRevision it, Facts facts) =>
        it.From <= facts.Today ? null : new("too_early", string.Create(CultureInfo.InvariantCulture, $"It comes in force on {it.From:yyyy-MM-dd}."));
}
