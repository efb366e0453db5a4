using Pacesetter.Spreading;
using static Pacesetter.Lifecycles.Roles;
using static Pacesetter.Spreading.ChallengeState;
using Move = Pacesetter.Lifecycles.Move<Pacesetter.Spreading.Challenge, Pacesetter.Spreading.ChallengeState>;

namespace Pacesetter.Lifecycles;

/// <summary>The life of a challenge.</summary>
public static class ChallengeLifecycle
{
    /// <summary>Its moves.</summary>
    public static IReadOnlyList<Move> Moves { get; } =
    [
        new(Drafted, Issued, Worker | TeamLead, IsTheirOwn, CampaignIsOpen),
        new(Issued, Answered, Worker | TeamLead | WorkerRepresentative, IsAnswered),
        new(Issued, Closed, TeamLead | Committee),
        new(Answered, Closed, TeamLead | Committee),
        .. ((ChallengeState[])[Drafted, Issued]).Select(it => new Move(it, Withdrawn, Worker | TeamLead)),
    ];

    // A unit's challenge is issued by somebody of that unit.
    static Refusal? IsTheirOwn(Challenge it, Facts facts) =>
        facts.By.Person is { } person && facts.TeamOf(person, facts.Today) is { } team && !facts.UnitsFrom(team).Contains(it.Challenger)
            ? new("not_their_own", $"{person} is of {team}, and does not speak for {it.Challenger}.", $"Let somebody of {it.Challenger} issue it: --as PERSON")
            : null;

    static Refusal? CampaignIsOpen(Challenge it, Facts facts) =>
        it.Campaign is null || facts.Find<Campaign>(it.Campaign) is { State: CampaignState.Open }
            ? null
            : new("campaign_not_open", $"The campaign {it.Campaign} is not open.", "Wait until it opens.");

    static Refusal? IsAnswered(Challenge it, Facts facts) =>
        it.Responses.Count > 0 ? null : new("response_missing", "Nobody has answered.", "Add the answer to responses.");
}
