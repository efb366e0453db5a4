using System.Globalization;
using Pacesetter.Exchanging;
using Pacesetter.Spreading;
using static Pacesetter.Lifecycles.Roles;
using static Pacesetter.Spreading.AdoptionState;
using Move = Pacesetter.Lifecycles.Move<Pacesetter.Spreading.Adoption, Pacesetter.Spreading.AdoptionState>;

namespace Pacesetter.Lifecycles;

/// <summary>The life of an adoption, from the proposal to the verdict.</summary>
public static class AdoptionLifecycle
{
    const Roles Lead = TeamLead | SiteManager;

    static readonly AdoptionState[] Running = [Planned, Trained, AdoptionState.Trial, InUse, Checked, Sustained];

    /// <summary>Its moves.</summary>
    public static IReadOnlyList<Move> Moves { get; } =
    [
        new(Proposed, Considered, Lead, IsAnswered),
        new(Considered, NotApplicable, Lead, IsDeclined),
        new(Considered, Visited, Lead, IsWanted, WasSeen),
        new(Visited, Planned, Lead, IsPlanned, RiskIsChecked) { Then = (it, facts) => it.BaselineFrozenOn = facts.Today },
        new(Planned, Trained, Lead, EverybodyCanDoIt),
        new(Trained, AdoptionState.Trial, Lead),
        new(AdoptionState.Trial, InUse, Lead, WasTried) { Then = (it, facts) => it.InUse ??= facts.Today },
        new(InUse, Checked, Verifier, WasCheckedByAnother) { Independent = true },
        new(Checked, Sustained, Verifier | Roles.System, HasLasted) { Due = it => it.InUse },
        new(Sustained, Evaluated, IndustrialEngineer | Verifier, HasVerdict) { Independent = true },
        new(Evaluated, ProvenHere, IndustrialEngineer | Verifier, Says(Verdict.Proven)) { Independent = true },
        new(Evaluated, NoEffect, IndustrialEngineer | Verifier, Says(Verdict.Likely, Verdict.NotShown, Verdict.NotComputable)) { Independent = true },
        new(Evaluated, Harm, IndustrialEngineer | Verifier, Says(Verdict.Harmed)) { Independent = true },
        .. Running.SelectMany(it => (Move[])
        [
            new(it, Paused, Quality | Safety | Maintenance | WorkerRepresentative) { Then = (adoption, _) => adoption.PausedFrom = it },
            new(Paused, it, Lead, (adoption, _) => adoption.PausedFrom == it ? null : new("stood_elsewhere", $"Before it was paused it stood at {adoption.PausedFrom?.Word()}.", "Resume it there.")),
        ]),
        .. Running.Concat([Proposed, Considered, Visited, Paused]).Select(it => new Move(it, Abandoned, Lead)),
        .. ((AdoptionState[])[InUse, Checked, Sustained, ProvenHere]).Select(it => new Move(it, Improved, Lead, LedToADraft, CreditIsShared)),
    ];

    static Refusal? IsAnswered(Adoption it, Facts facts) =>
        it.Answer is null || string.IsNullOrWhiteSpace(it.Reason)
            ? new("answer_missing", "The unit's lead has not answered, or has given no reason.", "Set answer to adopt, adapt or not_applicable, and reason.")
            : null;

    static Refusal? IsDeclined(Adoption it, Facts facts) =>
        it.Answer == AdoptionAnswer.NotApplicable ? null : new("answered_otherwise", $"The answer was {it.Answer?.Word() ?? "not given"}.", "Set answer to not_applicable if that is meant.");

    static Refusal? IsWanted(Adoption it, Facts facts) =>
        it.Answer == AdoptionAnswer.NotApplicable ? new("answered_otherwise", "The answer was that it does not apply here.", "Move it to not_applicable, or change the answer.") : null;

    static Refusal? WasSeen(Adoption it, Facts facts) =>
        Has(it, AdoptionStepKind.Visit) || Has(it, AdoptionStepKind.Demonstration)
            ? null
            : new("visit_missing", "Nobody has seen it where it is at home.", "Add a step of kind visit or demonstration.");

    static Refusal? IsPlanned(Adoption it, Facts facts)
    {
        string[] missing =
        [
            .. it.Owner is null ? (string[])["owner"] : [],
            .. it.OrderedOn is null ? (string[])["ordered_on"] : [],
            .. it.SelectedFrom is null || it.SelectedTo is null ? (string[])["selected_from and selected_to"] : [],
            .. it.ComparedWith.Count == 0 ? (string[])["compared_with"] : [],
        ];
        return missing.Length > 0 ? new("plan_incomplete", $"The plan lacks {string.Join(", ", missing)}.", "Add them before the baseline is frozen; afterwards they stay as they are.")
            : it.SelectedTo > facts.Today ? new("window_open", string.Create(CultureInfo.InvariantCulture, $"The selection window ends only on {it.SelectedTo:yyyy-MM-dd}."), "Plan it when the window is over.")
            : null;
    }

    static Refusal? RiskIsChecked(Adoption it, Facts facts) =>
        it.RiskCheckedBy.Any(one => one.Role == Safety) && it.RiskCheckedBy.Any(one => one.Role == Maintenance)
            ? null
            : new("risk_unchecked", "Safety and maintenance have not both looked at the risk.", "Each signs in risk_checked_by, by an edit of their own: --as PERSON:safety, --as PERSON:maintenance.");

    static Refusal? EverybodyCanDoIt(Adoption it, Facts facts)
    {
        AdoptionStep[] lessons = [.. it.Steps.Where(step => step.Kind == AdoptionStepKind.Lesson)];
        string[] unable = [.. lessons.SelectMany(step => step.Persons).Except(lessons.SelectMany(step => step.Able)).Distinct()];
        return lessons.Sum(step => step.Persons.Count) == 0 ? new("lesson_missing", "Nobody has been taught.", "Add a step of kind lesson with its persons.")
            : unable.Length > 0 ? new("not_yet_able", $"{unable.Length} of those taught have not yet shown by doing that they can.", "Add them to able of a lesson when they have.")
            : null;
    }

    static Refusal? WasTried(Adoption it, Facts facts) =>
        Has(it, AdoptionStepKind.Trial) ? null : new("trial_missing", "It has not been tried.", "Add a step of kind trial.");

    static Refusal? WasCheckedByAnother(Adoption it, Facts facts)
    {
        string?[] trainers = [it.Mentor, .. it.Steps.Where(step => step.Kind == AdoptionStepKind.Lesson).Select(step => step.By)];
        return it.Steps.Any(step => step is { Kind: AdoptionStepKind.Check, Fidelity: not null, By: not null } && !trainers.Contains(step.By))
            ? null
            : new("check_missing", "Nobody but the trainer has observed how many of the key points are done.", "Add a step of kind check with fidelity and by.");
    }

    static Refusal? HasLasted(Adoption it, Facts facts)
    {
        DateOnly lasted = (it.InUse ?? facts.Today).AddDays(facts.Policy.SustainDays);
        return facts.Today >= lasted ? null : new("too_early", string.Create(CultureInfo.InvariantCulture, $"It has lasted {facts.Policy.SustainDays} days on {lasted:yyyy-MM-dd}."), "It moves by itself on that day.");
    }

    static Refusal? HasVerdict(Adoption it, Facts facts) =>
        it.Verdict is null ? new("verdict_missing", "Its effect has not been judged.", "Judge it with: pacesetter prove adoptions") : null;

    static Guard<Adoption> Says(params Verdict[] verdicts) => (it, _) =>
        it.Verdict is { } verdict && verdicts.Contains(verdict) ? null : new Refusal("verdict_otherwise", $"The verdict is {it.Verdict?.Word() ?? "not given"}.", "Move it to the state of its verdict.");

    static Refusal? LedToADraft(Adoption it, Facts facts) =>
        facts.Find<Practice>(it.ImprovedInto) is null ? new("draft_missing", "The draft of the better practice is not named.", "Draft it, and set improved_into to its identifier.") : null;

    // Whoever adapts a practice stands beside those who found it.
    static Refusal? CreditIsShared(Adoption it, Facts facts)
    {
        string[] credited = [.. (facts.Find<Practice>(it.ImprovedInto)?.Contributors ?? []).Select(one => one.Person)];
        Practice? adopted = facts.Find<Practice>(it.Practice);
        bool originators = adopted is null || adopted.Contributors.Count == 0 || adopted.Contributors.Any(one => credited.Contains(one.Person));
        bool adapters = credited.Any(one => one == it.Owner || facts.TeamOf(one, facts.Today) == it.Unit);
        return originators && adapters ? null : new("credit_not_shared", $"The draft {it.ImprovedInto} does not credit both those who found {it.Practice} and those who changed it at {it.Unit}.", "Add them to its contributors, with shares that all accept.");
    }

    static bool Has(Adoption it, AdoptionStepKind kind) => it.Steps.Any(step => step.Kind == kind);
}
