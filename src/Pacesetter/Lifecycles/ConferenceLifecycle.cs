using System.Globalization;
using Pacesetter.Exchanging;
using Pacesetter.Recognising;
using static Pacesetter.Exchanging.ConferenceState;
using static Pacesetter.Lifecycles.Roles;
using Move = Pacesetter.Lifecycles.Move<Pacesetter.Exchanging.Conference, Pacesetter.Exchanging.ConferenceState>;

namespace Pacesetter.Lifecycles;

/// <summary>The life of a conference.</summary>
public static class ConferenceLifecycle
{
    /// <summary>Its moves.</summary>
    public static IReadOnlyList<Move> Moves { get; } =
    [
        new(Planned, QuotaIssued, Secretary, SeatsAreDivided, HasDays),
        new(QuotaIssued, Nominating, Secretary),
        new(Nominating, MaterialGathered, Secretary, SeatsAreFilled),
        new(MaterialGathered, Reviewed, Verifier | WorkerRepresentative | Quality, NothingIsContested) { Independent = true },
        new(Reviewed, Posted, Secretary) { Then = (it, facts) => it.PostedOn = facts.Today },
        new(Posted, Nominating, Secretary),
        new(Posted, Confirmed, Secretary, ObjectionTimeIsOver, NobodyObjects),
        new(Confirmed, InSession, Secretary | Roles.System, HasBegun) { Due = it => it.From },
        new(InSession, AdoptedResolutions, Secretary, HasResolutions),
        new(AdoptedResolutions, Closed, Secretary),
        new(InSession, Closed, Secretary),
        new(Closed, FollowedUp, Secretary | Roles.System, FollowUpIsDue) { Due = it => it.To },
    ];

    static Refusal? SeatsAreDivided(Conference it, Facts facts) =>
        it.Seats > 0 && it.Quotas.Sum(one => one.Seats) == it.Seats
            ? null
            : new("seats_not_divided", $"{it.Quotas.Sum(one => one.Seats)} of {it.Seats} seats are divided among the units.", "Set seats, and quotas with unit and heads; the seats are computed.");

    static Refusal? HasDays(Conference it, Facts facts) => it.From is null || it.To is null ? new("days_missing", "It is not said when it meets.", "Set from and to.") : null;

    static Refusal? SeatsAreFilled(Conference it, Facts facts)
    {
        string[] wrong = [.. it.Quotas.Where(one => it.Delegates.Count(chosen => chosen.Unit == one.Unit) != one.Seats).Select(one => one.Unit)];
        return wrong.Length == 0 && it.Delegates.Count == it.Seats ? null : new("seats_not_filled", $"{it.Delegates.Count} delegates are named for {it.Seats} seats{(wrong.Length == 0 ? "" : "; not as many as their seats: " + string.Join(", ", wrong))}.", "Name the delegates in delegates, each with the unit that chose them.");
    }

    static Refusal? NothingIsContested(Conference it, Facts facts) =>
        it.Nominations.Where(one => it.Delegates.Any(chosen => chosen.Person == one.Person)).FirstOrDefault(one => one.IsContested()) is { } file
            ? new("correction_open", $"{file.Person} asks to have their file corrected, and has no answer.", "Answer it: pacesetter exchange file --answer")
            : null;

    static Refusal? ObjectionTimeIsOver(Conference it, Facts facts)
    {
        DateOnly free = FreeFrom(it.PostedOn ?? facts.Today, facts.Policy.ObjectionDays);
        return facts.Today >= free ? null : new("objection_time_open", string.Create(CultureInfo.InvariantCulture, $"The names are posted; objections may be filed until {free.AddDays(-1):yyyy-MM-dd}."), "Confirm on the day after.");
    }

    /// <summary>The day from which delegates may be confirmed: objections have five working days at least.</summary>
    /// <param name="posted">The day their names were posted.</param>
    /// <param name="days">Working days of the policy.</param>
    public static DateOnly FreeFrom(DateOnly posted, int days) => WorkingDays.After(posted, Math.Max(5, days));

    static Refusal? NobodyObjects(Conference it, Facts facts) =>
        facts.All<Objection>().FirstOrDefault(one => one.Target == it.Id && one.State != ObjectionState.Closed && one.State != ObjectionState.Dismissed) is { } open
            ? new("objection_open", $"The objection {open.Id} is still open.", "Decide it first.")
            : null;

    static Refusal? HasBegun(Conference it, Facts facts) =>
        it.From <= facts.Today ? null : new("too_early", string.Create(CultureInfo.InvariantCulture, $"It meets from {it.From:yyyy-MM-dd}."), "It moves by itself on that day.");

    static Refusal? HasResolutions(Conference it, Facts facts) =>
        facts.All<Resolution>().Any(one => one.Conference == it.Id && one.State == ResolutionState.Adopted)
            ? null
            : new("resolutions_missing", "None of its resolutions is adopted.", "Adopt one, or close it without.");

    static Refusal? FollowUpIsDue(Conference it, Facts facts)
    {
        DateOnly due = (it.To ?? facts.Today).AddDays(facts.Policy.FollowUpDays);
        return facts.Today >= due ? null : new("too_early", string.Create(CultureInfo.InvariantCulture, $"Its resolutions are followed up on {due:yyyy-MM-dd}."), "It moves by itself on that day.");
    }
}
