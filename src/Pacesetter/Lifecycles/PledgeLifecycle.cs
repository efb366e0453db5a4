using Pacesetter.Spreading;
using static Pacesetter.Lifecycles.Roles;
using static Pacesetter.Spreading.PledgeState;
using Move = Pacesetter.Lifecycles.Move<Pacesetter.Spreading.Pledge, Pacesetter.Spreading.PledgeState>;

namespace Pacesetter.Lifecycles;

/// <summary>The life of a pledge. Nobody but the pledger makes or changes it.</summary>
public static class PledgeLifecycle
{
    const Roles Pledger = Worker | TeamLead | Originator;

    /// <summary>Its moves.</summary>
    public static IReadOnlyList<Move> Moves { get; } =
    [
        new(Drafted, Made, Pledger, IsTheirOwn, CampaignIsNotOver),
        .. ((PledgeState[])[Made, Revised]).SelectMany(it => (Move[])
        [
            new(it, Revised, Pledger, IsTheirOwn, CampaignIsNotOver) { Then = (pledge, facts) => pledge.Revisions = [.. pledge.Revisions, facts.Why] },
            new(it, Kept, Pledger, IsTheirOwn, IsOver),
            new(it, NotKept, Pledger, IsTheirOwn, IsOver),
            new(it, Released, Pledger, IsTheirOwn),
        ]),
    ];

    // A unit's pledge is made by somebody of that unit.
    static Refusal? IsTheirOwn(Pledge it, Facts facts) =>
        facts.By.Person is { } person && (person == it.Pledger || facts.TeamOf(person, facts.Today) == it.Pledger)
            ? null
            : new("not_their_own", $"A pledge is voluntary: only {it.Pledger} makes or changes it.", $"Act as the pledger, or as a member of the unit: --as PERSON");

    static Refusal? CampaignIsNotOver(Pledge it, Facts facts) => TakingPart.Pledging(facts.Find<Campaign>(it.Campaign));

    static Refusal? IsOver(Pledge it, Facts facts) =>
        it.To is null || facts.Today > it.To ? null : new("too_early", $"It runs until {it.To:O}.", "Settle it afterwards, or revise it.");
}
