using Pacesetter.Recognising;
using Pacesetter.Spreading;
using static Pacesetter.Lifecycles.Roles;
using static Pacesetter.Recognising.AwardState;
using Move = Pacesetter.Lifecycles.Move<Pacesetter.Recognising.Award, Pacesetter.Recognising.AwardState>;

namespace Pacesetter.Lifecycles;

/// <summary>The life of an award. A banner is handed over by a move from held to held.</summary>
public static class AwardLifecycle
{
    /// <summary>Its moves.</summary>
    public static IReadOnlyList<Move> Moves { get; } =
    [
        new(Proposed, Held, Committee, SomebodyIsNext, GuardrailsHold, CampaignHasCompared) { Independent = true, Then = (it, facts) => it.HandOver(facts.Today) },
        new(Held, Held, Committee, Travels, SomebodyIsNext, GuardrailsHold, CampaignHasCompared) { Independent = true, Then = (it, facts) => it.HandOver(facts.Today) },
        new(Held, Ended, Committee),
        new(Proposed, Ended, Committee),
        new(Held, Withdrawn, Committee, ObjectionWasUpheld),
    ];

    static Refusal? Travels(Award it, Facts facts) => it.Kind == AwardKind.Banner ? null : new("does_not_travel", "A prize is given once.");

    static Refusal? SomebodyIsNext(Award it, Facts facts) => it.Next.Count > 0 ? null : new("next_missing", "It is not said who is to have it.", "Set next; of a tie, all of them.");

    static Refusal? GuardrailsHold(Award it, Facts facts) =>
        it.GuardrailsHold ? null : new("guardrail_broken", "It is not stated that every guardrail of the next holders holds.", "Check them, and set guardrails_hold. While one is broken the award stays where it is.");

    static Refusal? CampaignHasCompared(Award it, Facts facts)
    {
        if (facts.Find<Campaign>(it.Campaign) is not { } campaign)
        {
            return it.Campaign is null ? null : new("campaign_unknown", $"There is no campaign {it.Campaign}.");
        }

        string[] unseen = [.. it.Next.Where(unit => campaign.Checks.All(check => check.Unit != unit))];
        string[] broken = [.. it.Next.Where(unit => campaign.Checks.LastOrDefault(check => check.Unit == unit) is { GuardrailsHold: false })];
        return unseen.Length > 0 ? new("not_checked", $"The campaign has not checked {string.Join(", ", unseen)}.", "Record the check in the campaign first.")
            : broken.Length > 0 ? new("guardrail_broken", $"At the last check a guardrail was broken by {string.Join(", ", broken)}.", "The award stays where it is.")
            : null;
    }

    static Refusal? ObjectionWasUpheld(Award it, Facts facts) =>
        facts.All<Objection>().Any(one => one.Target == it.Id && (one.State == ObjectionState.Upheld || one.State == ObjectionState.Closed))
            ? null
            : new("not_heard", "An award is taken back only after an objection was upheld.", "File an objection, and decide it.");
}
