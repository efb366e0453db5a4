using System.Globalization;
using Pacesetter.Recognising;
using static Pacesetter.Lifecycles.Roles;
using static Pacesetter.Recognising.TitleState;
using Move = Pacesetter.Lifecycles.Move<Pacesetter.Recognising.Title, Pacesetter.Recognising.TitleState>;

namespace Pacesetter.Lifecycles;

/// <summary>The life of a title.</summary>
public static class TitleLifecycle
{
    /// <summary>Its moves.</summary>
    public static IReadOnlyList<Move> Moves { get; } =
    [
        new(Eligible, Nominated, TeamLead | Worker, HasGrounds) { Then = (it, facts) => it.NominatedBy = facts.By.Person },
        new(Nominated, Reviewed, Verifier | Quality | WorkerRepresentative) { Independent = true },
        new(Reviewed, Posted, Committee | Secretary) { Then = (it, facts) => it.PostedOn = facts.Today },
        new(Posted, Granted, Committee | SiteManager, ObjectionTimeIsOver, NobodyObjects) { Then = Grant },
        new(Granted, Expired, Roles.System, TermIsOver) { Due = it => it.Expires?.AddDays(1) },
        new(Granted, Renewed, Committee | SiteManager) { Then = Grant },
        new(Renewed, Expired, Roles.System, TermIsOver) { Due = it => it.Expires?.AddDays(1) },
        .. ((TitleState[])[Granted, Renewed]).Select(it => new Move(it, Withdrawn, Committee, WasHeard)),
        .. ((TitleState[])[Eligible, Nominated, Reviewed, Posted]).Select(it => new Move(it, Withdrawn, Committee | Originator)),
    ];

    static Refusal? HasGrounds(Title it, Facts facts) =>
        string.IsNullOrWhiteSpace(it.Grounds) ? new("grounds_missing", "It is not said what the title rests on.", "Set grounds: the figures, and the policy's version.") : null;

    static Refusal? ObjectionTimeIsOver(Title it, Facts facts)
    {
        DateOnly free = WorkingDays.After(it.PostedOn ?? facts.Today, facts.Policy.ObjectionDays);
        return facts.Today >= free ? null : new("objection_time_open", string.Create(CultureInfo.InvariantCulture, $"Objections may be filed until {free.AddDays(-1):yyyy-MM-dd}."), "Grant it on the day after.");
    }

    static Refusal? NobodyObjects(Title it, Facts facts) =>
        Objections(it, facts).FirstOrDefault(one => one.State != ObjectionState.Closed && one.State != ObjectionState.Dismissed) is { } open
            ? new("objection_open", $"The objection {open.Id} is still open.", "Decide it first.")
            : null;

    static void Grant(Title it, Facts facts)
    {
        it.From = facts.Today;
        it.Expires = facts.Today.AddMonths(facts.Policy.TitleMonths);
    }

    static Refusal? TermIsOver(Title it, Facts facts) =>
        facts.Today > it.Expires ? null : new("too_early", string.Create(CultureInfo.InvariantCulture, $"It is held until {it.Expires:yyyy-MM-dd}."));

    static Refusal? WasHeard(Title it, Facts facts) =>
        Objections(it, facts).Any(one => one.State == ObjectionState.Upheld || one.State == ObjectionState.Closed)
            ? null
            : new("not_heard", "A title is taken back only after a hearing.", "File an objection, and decide it.");

    static IQueryable<Objection> Objections(Title it, Facts facts) => facts.All<Objection>().Where(one => one.Target == it.Id);
}
