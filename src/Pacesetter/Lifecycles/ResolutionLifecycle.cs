using System.Globalization;
using Pacesetter.Exchanging;
using static Pacesetter.Exchanging.ResolutionState;
using static Pacesetter.Lifecycles.Roles;
using Move = Pacesetter.Lifecycles.Move<Pacesetter.Exchanging.Resolution, Pacesetter.Exchanging.ResolutionState>;

namespace Pacesetter.Lifecycles;

/// <summary>The life of a resolution.</summary>
public static class ResolutionLifecycle
{
    /// <summary>Its moves.</summary>
    public static IReadOnlyList<Move> Moves { get; } =
    [
        new(Proposed, Adopted, Secretary, HasOwnerAndDay) { Then = (it, facts) => it.AdoptedOn = facts.Today },
        new(Proposed, Rejected, Secretary),
        new(Adopted, Reported, Anybody, OwnerReports),
        new(NotFollowedUp, Reported, Anybody, OwnerReports),
        new(Adopted, NotFollowedUp, Roles.System, TimeIsOver) { Due = it => it.AdoptedOn },
        new(Reported, FollowedUp, Secretary | Verifier | WorkerRepresentative) { Independent = true },
    ];

    static Refusal? HasOwnerAndDay(Resolution it, Facts facts) =>
        it.Owner is null || it.DueOn is null ? new("owner_missing", "It has no owner, or no day by which it is done.", "Set owner and due_on.") : null;

    static Refusal? OwnerReports(Resolution it, Facts facts) =>
        string.IsNullOrWhiteSpace(it.Report) ? new("report_missing", "There is no report.", "Set report.")
        : facts.By.Person is not null && !facts.By.Is(it.Owner) ? new("not_the_owner", $"{it.Owner} answers for it.", $"Report as the owner: --as {it.Owner}")
        : null;

    static Refusal? TimeIsOver(Resolution it, Facts facts)
    {
        DateOnly due = (it.AdoptedOn ?? facts.Today).AddDays(facts.Policy.FollowUpDays);
        return facts.Today >= due ? null : new("too_early", string.Create(CultureInfo.InvariantCulture, $"Its owner has until {due:yyyy-MM-dd} to report."));
    }
}
