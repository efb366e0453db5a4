using System.Globalization;
using Pacesetter.Recognising;
using Pacesetter.Spreading;
using static Pacesetter.Lifecycles.Roles;
using static Pacesetter.Spreading.CampaignState;
using Move = Pacesetter.Lifecycles.Move<Pacesetter.Spreading.Campaign, Pacesetter.Spreading.CampaignState>;

namespace Pacesetter.Lifecycles;

/// <summary>The life of a campaign.</summary>
public static class CampaignLifecycle
{
    /// <summary>Its moves.</summary>
    public static IReadOnlyList<Move> Moves { get; } =
    [
        new(Draft, Consulted, Committee, ConditionsAreWhole),
        new(Consulted, Draft, Committee),
        new(Consulted, Announced, WorkerRepresentative, ConditionsAreWhole, IsShort, BeginsLater) { Then = (it, facts) => it.AnnouncedOn = facts.Today },
        new(Announced, Open, Roles.System | Committee, HasBegun) { Due = it => it.From },
        new(Open, Suspended, Quality | Safety | Maintenance | WorkerRepresentative),
        new(Suspended, Open, Committee, IsNotOver),
        new(Open, Closed, Roles.System | Committee, IsOver) { Due = it => it.To?.AddDays(1), Then = OpenObjections },
        new(Suspended, Closed, Roles.System | Committee, IsOver) { Due = it => it.To?.AddDays(1), Then = OpenObjections },
        new(Closed, UnderObjection, Anybody, IsObjectedTo),
        new(UnderObjection, Closed, Committee, ObjectionsAreClosed),
        new(Closed, Decided, Committee, ObjectionTimeIsOver, ObjectionsAreClosed, VotesAreRecorded),
        new(Decided, Reviewed, IndustrialEngineer | WorkerRepresentative, AfterEffectsAreStated),
    ];

    static Refusal? ConditionsAreWhole(Campaign it, Facts facts)
    {
        string[] missing =
        [
            .. it.From is null || it.To is null ? (string[])["from and to"] : [],
            .. it.Conditions.All(one => one.Guardrail) ? (string[])["a condition"] : [],
            .. it.Conditions.All(one => !one.Guardrail) ? (string[])["a guardrail among the conditions"] : [],
            .. it.Populations.Count == 0 ? (string[])["populations"] : [],
            .. it.CheckDays.Count == 0 ? (string[])["check_days"] : [],
            .. string.IsNullOrWhiteSpace(it.DataUse) ? (string[])["data_use"] : [],
        ];
        return missing.Length == 0 ? null : new("conditions_incomplete", $"The conditions lack {string.Join(", ", missing)}.", "Complete them before they are shown to those who take part.");
    }

    static Refusal? IsShort(Campaign it, Facts facts)
    {
        int days = it.To!.Value.DayNumber - it.From!.Value.DayNumber + 1;
        return days <= facts.Policy.CampaignDays ? null : new("campaign_too_long", $"It would last {days} days; {facts.Policy.CampaignDays} are the most.", "Shorten it.");
    }

    static Refusal? BeginsLater(Campaign it, Facts facts) =>
        it.From >= facts.Today ? null : new("begins_in_the_past", "It would begin before it is announced.", "Move from to a later day.");

    static Refusal? HasBegun(Campaign it, Facts facts) => Reached(it.From, facts, "begins");

    static Refusal? IsOver(Campaign it, Facts facts) => Reached(it.To?.AddDays(1), facts, "is over");

    static Refusal? IsNotOver(Campaign it, Facts facts) =>
        facts.Today <= it.To ? null : new("over", "The campaign is over.", "Close it.");

    static Refusal? Reached(DateOnly? day, Facts facts, string what) =>
        day <= facts.Today ? null : new("too_early", string.Create(CultureInfo.InvariantCulture, $"It {what} on {day:yyyy-MM-dd}, as was announced."), "It moves by itself on that day.");

    static void OpenObjections(Campaign it, Facts facts) => it.ObjectionsUntil = WorkingDays.After(facts.Today, facts.Policy.ObjectionDays).AddDays(-1);

    static Refusal? ObjectionTimeIsOver(Campaign it, Facts facts) =>
        facts.Today > it.ObjectionsUntil ? null : new("objection_time_open", string.Create(CultureInfo.InvariantCulture, $"Objections may be filed until {it.ObjectionsUntil:yyyy-MM-dd}."), "Decide after that day.");

    static Refusal? VotesAreRecorded(Campaign it, Facts facts) =>
        it.Votes.Count > 0 ? null : new("votes_missing", "No votes are recorded.", "Record who voted for whom in votes; a tie stays a tie.");

    static Refusal? AfterEffectsAreStated(Campaign it, Facts facts) =>
        string.IsNullOrWhiteSpace(it.AfterEffects) ? new("after_effects_missing", "It is not said what quality, injuries, turnover and output did afterwards.", "Say it in after_effects.") : null;

    static Refusal? IsObjectedTo(Campaign it, Facts facts) =>
        Pending(it, facts) is null ? new("no_objection", "No objection is open against it.", "File one with: pacesetter objection add") : null;

    static Refusal? ObjectionsAreClosed(Campaign it, Facts facts) =>
        Pending(it, facts) is { } open ? new("objection_open", $"The objection {open.Id} is still open.", "Decide it first.") : null;

    static Objection? Pending(Campaign it, Facts facts) =>
        facts.All<Objection>().Where(one => one.Target == it.Id).AsEnumerable().FirstOrDefault(one => one.IsOpen());
}
