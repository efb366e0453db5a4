using System.Globalization;
using Pacesetter.Exchanging;
using Pacesetter.Recognising;
using Pacesetter.Spreading;
using static Pacesetter.Exchanging.PracticeState;
using static Pacesetter.Lifecycles.Roles;
using Move = Pacesetter.Lifecycles.Move<Pacesetter.Exchanging.Practice, Pacesetter.Exchanging.PracticeState>;

namespace Pacesetter.Lifecycles;

/// <summary>The life of a practice, from the first notice to proof or refutation.</summary>
public static class PracticeLifecycle
{
    const Roles Readers = Originator | WorkerRepresentative | Auditor | Safety;

    static readonly PracticeState[] Public = [Verified, Presented, Published, Adopted, Proven, ProvenInConditions];

    /// <summary>Its moves.</summary>
    public static IReadOnlyList<Move> Moves { get; } =
    [
        new(Spotted, Drafted, Originator | Editor | Worker | TeamLead),
        new(Drafted, Observed, IndustrialEngineer | Quality | Originator, ContentIsComplete, PriorArtIsKnown, SharesAreAccepted),
        new(Observed, Verified, Verifier, TwoObserversAgree, EvidenceIsNamed, GuardrailsAreSigned) { Independent = true, Then = SignEvidence },
        new(Verified, Presented, Secretary, IsOnAProgramme) { Then = (it, facts) => it.PresentedOn ??= facts.Today },
        new(Presented, Published, Editor, ObjectionTimeIsOver, CanBeTaught, HasReview) { Then = Publish },
        new(Published, Drafted, Originator | Editor),
        new(Adopted, Drafted, Originator | Editor),
        new(Published, Adopted, Editor | Roles.System, SomebodyUsesIt) { Follows = true },
        new(Adopted, Proven, Verifier | IndustrialEngineer, EnoughUnitsProvedIt, DidNoHarm) { Independent = true },
        new(Adopted, ProvenInConditions, Verifier | IndustrialEngineer, EnoughUnitsProvedIt, ConditionIsStated) { Independent = true },
        new(Adopted, Refuted, Verifier | IndustrialEngineer, WasHarmfulOrWithoutEffect) { Independent = true },
        .. Public.Skip(2).SelectMany(it => (Move[])[new(it, Superseded, Editor, SuccessorIsNamed), new(it, Retired, Editor)]),
        new(Refuted, Retired, Editor),
        .. Enum.GetValues<PracticeState>().Except([Withdrawn, Superseded, Retired]).Select(it => new Move(it, Withdrawn, Public.Contains(it) ? Readers : it is Spotted or Drafted or Observed ? Originator | Safety : Safety)),
        .. Public.Append(Observed).Append(Refuted).SelectMany(it => (Move[])
        [
            new(it, Queried, Auditor | Roles.System, IsObjectedTo) { Follows = true, Then = (practice, _) => practice.QueriedFrom = it },
            new(Queried, it, Auditor | Editor, (practice, facts) => ObjectionsAreClosed(practice, facts) ?? (practice.QueriedFrom == it ? null : new("stood_elsewhere", $"Before it was queried it stood at {practice.QueriedFrom?.Word()}.", "Move it back there, or withdraw it."))),
        ]),
    ];

    static Refusal? ContentIsComplete(Practice it, Facts facts)
    {
        string[] missing = [.. Missing(it)];
        return missing.Length == 0 ? null : new("content_incomplete", $"The draft lacks: {string.Join(", ", missing)}.", "Complete it with: pacesetter practice edit");
    }

    static IEnumerable<string> Missing(Practice it)
    {
        if (string.IsNullOrWhiteSpace(it.Problem))
        {
            yield return "the problem";
        }

        if (it.Kind == PracticeKind.Operating && it.Steps.Count == 0)
        {
            yield return "the steps";
        }

        if (it.Kind == PracticeKind.Operating && it.KeyPoints.Count == 0)
        {
            yield return "key points";
        }

        if (it.KeyPoints.Any(point => string.IsNullOrWhiteSpace(point.Reason)))
        {
            yield return "a reason for each key point";
        }

        if (it.Conditions.Count == 0)
        {
            yield return "the conditions";
        }

        if (it.Limits.Count == 0)
        {
            yield return "the limits and failed tries";
        }

        if (it.Contributors.Count == 0)
        {
            yield return "the contributors with their shares";
        }
    }

    static Refusal? PriorArtIsKnown(Practice it, Facts facts)
    {
        string[] unseen = [.. facts.Similar(it).Except(it.PriorArt)];
        return unseen.Length == 0
            ? null
            : new("prior_art_unseen", $"This resembles: {string.Join(", ", unseen)}.", "Look at them; then name them in prior_art and say in problem or limits what is different here.");
    }

    static Refusal? SharesAreAccepted(Practice it, Facts facts)
    {
        string[] open = [.. it.Contributors.Where(one => !one.Accepted).Select(one => one.Person)];
        return open.Length == 0 ? null : new("shares_not_accepted", $"Not yet accepted by: {string.Join(", ", open)}.", "Each contributor accepts by an edit of their own: --as PERSON.");
    }

    static Refusal? TwoObserversAgree(Practice it, Facts facts) =>
        it.Kind != PracticeKind.Operating || it.Measurements.Select(one => one.Observer).Distinct().Count() >= 2
            ? null
            : new("observers_missing", "The work has not been measured by two observers.", "Add a measurement of each observer, so that their difference can be seen.");

    static Refusal? EvidenceIsNamed(Practice it, Facts facts) =>
        it.Evidence.Count == 0 ? new("evidence_missing", "No work record or observation bears it out.", "Name at least one in evidence.")
        : string.IsNullOrWhiteSpace(it.Baseline) ? new("baseline_missing", "It is not said against which window and quota the result is measured.", "Name both in baseline.")
        : null;

    static Refusal? GuardrailsAreSigned(Practice it, Facts facts)
    {
        Roles[] open = [.. ((Roles[])[Quality, Safety, Maintenance]).Where(role => it.Signatures.All(one => one.Role != role))];
        return open.Length == 0 ? null : new("guardrails_unsigned", $"It is not signed by: {string.Join(", ", open.Select(it => it.Word()))}.", $"Each signs that the guardrails held, by an edit of signatures: --as PERSON:{open[0].Word()}");
    }

    static void SignEvidence(Practice it, Facts facts) => it.Evidence = [.. it.Evidence.Select(one => one with { VerifiedBy = one.VerifiedBy ?? facts.By.Person })];

    static Refusal? IsOnAProgramme(Practice it, Facts facts) =>
        facts.All<Conference>().AsEnumerable().Any(one => one.State is ConferenceState.InSession or ConferenceState.AdoptedResolutions or ConferenceState.Closed or ConferenceState.FollowedUp && one.Presentations.Any(talk => talk.Practice == it.Id))
            ? null
            : new("not_on_a_programme", "No conference in session presents it.", "Put it among the presentations of a conference, and open the conference.");

    static Refusal? ObjectionTimeIsOver(Practice it, Facts facts)
    {
        DateOnly free = WorkingDays.After(it.PresentedOn ?? facts.Today, facts.Policy.ObjectionDays);
        return facts.Today >= free ? null : new("objection_time_open", string.Create(CultureInfo.InvariantCulture, $"The worker representative may object until {free.AddDays(-1):yyyy-MM-dd}."), "Publish it on the day after.");
    }

    static Refusal? CanBeTaught(Practice it, Facts facts) =>
        it.Kind == PracticeKind.Operating && (it.KeyPoints.Count == 0 || it.Limits.Count == 0 || it.Evidence.All(one => one.VerifiedBy is null))
            ? new("cannot_be_taught", "An operating practice needs a key point with its reason, a stated limit and verified evidence.", "Send it back to drafted and complete it.")
            : null;

    static Refusal? HasReview(Practice it, Facts facts) =>
        it.ReviewOn > facts.Today && it.Originator is not null
            ? null
            : new("review_missing", "It has no owner or no day of review to come.", "Set originator and review_on.");

    static void Publish(Practice it, Facts facts) => it.Versions = [.. it.Versions, new(it.Versions.Count + 1, facts.Today, it.Steps, facts.Why)];

    static Refusal? SomebodyUsesIt(Practice it, Facts facts) =>
        facts.All<Adoption>().Any(one => one.Practice == it.Id && one.InUse != null)
            ? null
            : new("not_adopted", "No other unit has it in use.", "It moves by itself when an adoption is in use.");

    static Refusal? EnoughUnitsProvedIt(Practice it, Facts facts)
    {
        DateOnly since = facts.Today.AddDays(-facts.Policy.SustainDays);
        int units = Adoptions(it, facts).Where(one => one.Verdict == Verdict.Proven && one.InUse <= since).Select(one => one.Unit).Distinct().Count();
        return units >= facts.Policy.ProvenUnits
            ? null
            : new("too_few_proven", $"{units} units have proved it and kept it for {facts.Policy.SustainDays} days; {facts.Policy.ProvenUnits} are needed.", "Evaluate more adoptions: pacesetter prove adoptions");
    }

    static Refusal? ConditionIsStated(Practice it, Facts facts) =>
        string.IsNullOrWhiteSpace(it.ProvenWhere) ? new("condition_missing", "It is not said under which condition it is proven.", "Say it in proven_where.") : null;

    // What helped in some units and hurt in others is proven in conditions at most.
    static Refusal? DidNoHarm(Practice it, Facts facts)
    {
        string[] hurt = [.. Hurt(it, facts)];
        return hurt.Length == 0 ? null : new("harm_elsewhere", $"It did harm, or broke a guardrail, in: {string.Join(", ", hurt)}.", "Say in proven_where under which condition it works, and move it to proven_in_conditions.");
    }

    // Not shown is not refuted: too few units, or too few weeks, show nothing of anything.
    static Refusal? WasHarmfulOrWithoutEffect(Practice it, Facts facts) =>
        Hurt(it, facts).Count() >= 2 || facts.EvidenceOf(it.Id)?.Upper <= 0
            ? null
            : new("not_refuted", "An effect is still possible, and fewer than two adoptions did harm or broke a guardrail.", "See what is known with: pacesetter prove pool --practice " + it.Id);

    static IEnumerable<string> Hurt(Practice it, Facts facts) =>
        Adoptions(it, facts).Where(one => one.Verdict == Verdict.Harmed).Select(one => one.Id).Union(facts.EvidenceOf(it.Id)?.BrokenGuardrails ?? []).Order(StringComparer.Ordinal);

    static Refusal? SuccessorIsNamed(Practice it, Facts facts) =>
        facts.Find<Practice>(it.Successor) is null ? new("successor_missing", "The practice that takes its place is not named.", "Set successor to its identifier.") : null;

    static Refusal? IsObjectedTo(Practice it, Facts facts) =>
        OpenObjections(it, facts).Any() ? null : new("no_objection", "No admitted objection is open against it.", "File one with: pacesetter objection add");

    static Refusal? ObjectionsAreClosed(Practice it, Facts facts) =>
        OpenObjections(it, facts).FirstOrDefault() is { } open ? new("objection_open", $"The objection {open.Id} is still open.", "Decide it first.") : null;

    static IEnumerable<Objection> OpenObjections(Practice it, Facts facts) =>
        facts.All<Objection>().Where(one => one.Target == it.Id && (one.State == ObjectionState.Admitted || one.State == ObjectionState.Assigned || one.State == ObjectionState.Heard));

    static List<Adoption> Adoptions(Practice it, Facts facts) => [.. facts.All<Adoption>().Where(one => one.Practice == it.Id)];
}
