using Pacesetter.Exchanging;
using static Pacesetter.Exchanging.SuggestionState;
using static Pacesetter.Lifecycles.Roles;
using Move = Pacesetter.Lifecycles.Move<Pacesetter.Exchanging.Suggestion, Pacesetter.Exchanging.SuggestionState>;

namespace Pacesetter.Lifecycles;

/// <summary>The life of a suggestion.</summary>
public static class SuggestionLifecycle
{
    const Roles Examiners = IndustrialEngineer | Quality | Safety;

    /// <summary>Its moves.</summary>
    public static IReadOnlyList<Move> Moves { get; } =
    [
        new(Submitted, Acknowledged, Examiners | TeamLead | Editor),
        new(Acknowledged, Examined, Examiners) { Independent = true },
        new(Examined, Accepted, Examiners | SiteManager, IsAnswered),
        new(Examined, SuggestionState.Trial, Examiners | SiteManager, IsAnswered),
        new(Examined, Declined, Examiners | SiteManager, IsAnswered),
        new(SuggestionState.Trial, Accepted, Examiners | SiteManager),
        new(SuggestionState.Trial, Declined, Examiners | SiteManager, IsAnswered),
        new(Declined, Examined, Originator | WorkerRepresentative),
        new(Accepted, InUse, TeamLead | SiteManager),
        new(InUse, SavingVerified, Verifier, SavingIsStated) { Independent = true },
        new(SavingVerified, Rewarded, SiteManager, RewardIsStated),
    ];

    static Refusal? IsAnswered(Suggestion it, Facts facts) =>
        string.IsNullOrWhiteSpace(it.Answer) ? new("answer_missing", "Its authors have no answer with reasons.", "Set answer.") : null;

    static Refusal? SavingIsStated(Suggestion it, Facts facts) =>
        it.Saving is null ? new("saving_missing", "It is not said what it saves.", "Set saving.") : null;

    static Refusal? RewardIsStated(Suggestion it, Facts facts) =>
        it.Reward is null ? new("reward_missing", "It is not said how it is rewarded.", "Set reward.") : null;
}
