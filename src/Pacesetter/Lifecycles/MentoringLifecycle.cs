using Pacesetter.Spreading;
using static Pacesetter.Lifecycles.Roles;
using static Pacesetter.Spreading.MentoringState;
using Move = Pacesetter.Lifecycles.Move<Pacesetter.Spreading.Mentoring, Pacesetter.Spreading.MentoringState>;

namespace Pacesetter.Lifecycles;

/// <summary>The life of a mentoring.</summary>
public static class MentoringLifecycle
{
    /// <summary>Its moves.</summary>
    public static IReadOnlyList<Move> Moves { get; } =
    [
        new(Offered, Agreed, TeamLead | Worker, BothSigned),
        new(Agreed, Running, TeamLead | Worker | Roles.System, HasBegun) { Due = it => it.From },
        new(Running, Checked, Verifier | TeamLead | IndustrialEngineer, SkillWasTested) { Independent = true },
        new(Checked, Fulfilled, TeamLead, TestWasPassed),
        new(Checked, Extended, TeamLead),
        new(Extended, Running, TeamLead),
        .. ((MentoringState[])[Offered, Agreed, Running, Extended]).Select(it => new Move(it, EndedEarly, TeamLead | Originator | WorkerRepresentative)),
    ];

    static Refusal? BothSigned(Mentoring it, Facts facts) =>
        it.SignedBy.Contains(it.Mentor) && it.SignedBy.Contains(it.Learner)
            ? null
            : new("not_signed", "Mentor and learner have not both signed.", "Each signs by an edit of their own: --as PERSON.");

    static Refusal? HasBegun(Mentoring it, Facts facts) =>
        it.From <= facts.Today ? null : new("too_early", $"It begins on {it.From:O}.", "It moves by itself on that day.");

    static Refusal? SkillWasTested(Mentoring it, Facts facts) =>
        it.Test is null ? new("test_missing", "A third person has not tested the skill.", "Set test: by, on, passed.") : null;

    static Refusal? TestWasPassed(Mentoring it, Facts facts) =>
        it.Test is { Passed: true } ? null : new("test_not_passed", "The test was not passed.", "Extend it.");
}
