using System.Globalization;
using Pacesetter.Lifecycles;
using static Pacesetter.Spreading.CampaignState;

namespace Pacesetter.Spreading;

/// <summary>What stands against a part of one's own in a campaign that others keep: an enrolment, a comment, a check, a vote, an answer to a challenge. Nothing is null.</summary>
/// <remarks>In which roles somebody does it is another matter: those held at the unit that takes part, not at the campaign's.</remarks>
public static class TakingPart
{
    /// <summary>Why a unit cannot enrol.</summary>
    public static Refusal? Enrolling(Campaign it, string unit, Facts facts)
    {
        ArgumentNullException.ThrowIfNull(it);
        ArgumentNullException.ThrowIfNull(facts);
        return it.State is not (Announced or Open) ? Closed(it)
            : !facts.UnitsFrom(unit).Intersect(it.Populations).Any() ? new("not_in_population", $"{unit} is not of those for whom the campaign is: {string.Join(", ", it.Populations)}.", "Enrol a unit of these, or one below them.")
            : it.Enrolments.Any(one => one.Unit == unit) ? new("enrolled_already", $"{unit} takes part already.", "Nothing is left to do.")
            : null;
    }

    /// <summary>Why an enrolment cannot be taken back. It costs nothing, as long as the campaign runs.</summary>
    public static Refusal? Withdrawing(Campaign it, string unit)
    {
        ArgumentNullException.ThrowIfNull(it);
        return it.State is not (Announced or Open or Suspended) ? Closed(it) : Enrolled(it, unit);
    }

    /// <summary>Why nothing can be said of the draft.</summary>
    public static Refusal? Commenting(Campaign it, string text)
    {
        ArgumentNullException.ThrowIfNull(it);
        return it.State != Consulted ? new("not_consulted", "The conditions are not under consultation.", "Comments are taken between the draft and the announcement; afterwards, object.")
            : string.IsNullOrWhiteSpace(text) ? new("text_empty", "Nothing is said.", "Write what should be different, and why.")
            : null;
    }

    /// <summary>Why a check cannot be recorded.</summary>
    /// <param name="it">The campaign.</param>
    /// <param name="check">What was found.</param>
    /// <param name="facts">Who checks, and the day.</param>
    public static Refusal? Checking(Campaign it, CampaignCheck check, Facts facts)
    {
        ArgumentNullException.ThrowIfNull(it);
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(facts);
        if (Clearing(it, check.Unit) is { } closed)
        {
            return closed;
        }

        string? team = facts.By.Person is { } person ? facts.TeamOf(person, facts.Today) : null;
        return Own(check.CheckedBy, check.Unit, facts) || Own(team, check.Unit, facts) ? new("own_check", $"{check.Unit} cannot check itself.", "Let a different unit check.")
            : check.On < it.From || check.On > facts.Today ? new("check_day", string.Create(CultureInfo.InvariantCulture, $"A check of {check.On:yyyy-MM-dd} lies before the campaign, or is still to come."), "Record it on the day it was made.")
            : null;
    }

    /// <summary>Why maintenance cannot sign that the equipment of a unit has borne what it bore.</summary>
    /// <param name="it">The campaign.</param>
    /// <param name="unit">The unit.</param>
    public static Refusal? Clearing(Campaign it, string unit)
    {
        ArgumentNullException.ThrowIfNull(it);
        return it.State is not (Open or Suspended or CampaignState.Closed) ? new("not_running", "Units are checked from the opening until the award is decided.", "Check while it is open.") : Enrolled(it, unit);
    }

    /// <summary>Why a vote cannot be given.</summary>
    /// <param name="it">The campaign.</param>
    /// <param name="vote">Who votes for which unit.</param>
    public static Refusal? Voting(Campaign it, Vote vote)
    {
        ArgumentNullException.ThrowIfNull(it);
        ArgumentNullException.ThrowIfNull(vote);
        return it.State is Decided or Reviewed ? new("decided_already", "The awards are decided.", "Whoever disagrees objects.")
            : it.State != CampaignState.Closed ? new("not_to_be_decided", "Votes are given once the campaign is over and no objection is open.", "Wait until it is closed.")
            : it.Votes.Any(one => one.Person == vote.Person) ? new("voted_already", $"{vote.Person} has voted already; each has one vote.", "A vote stands as it was given.")
            : Enrolled(it, vote.For);
    }

    /// <summary>Why nothing is pledged any more: what is pledged, or lowered, once the result is known is no pledge.</summary>
    /// <param name="it">The campaign; null where the pledge belongs to none.</param>
    public static Refusal? Pledging(Campaign? it) => it?.IsOver() == true
        ? new("campaign_closed", $"The campaign {it.Id} is closed; nothing is pledged for it any more.", "Pledge for one that is still to come, or for no campaign.")
        : null;

    /// <summary>Why a unit cannot answer a challenge. A later answer takes the place of an earlier one.</summary>
    /// <param name="it">The challenge.</param>
    /// <param name="unit">Who answers.</param>
    /// <param name="facts">The campaign it belongs to.</param>
    public static Refusal? Answering(Challenge it, string unit, Facts facts)
    {
        ArgumentNullException.ThrowIfNull(it);
        ArgumentNullException.ThrowIfNull(facts);
        Campaign? campaign = facts.Find<Campaign>(it.Campaign);
        return it.State is not (ChallengeState.Issued or ChallengeState.Answered) ? new("not_issued", "The challenge is not posted, or is over.", "Answer one that is open.")
            : campaign is { State: not Open } ? new("campaign_not_open", $"The campaign {campaign.Id} is not open.", "Wait until it opens.")
            : unit == it.Challenger ? new("own_challenge", "A unit does not challenge itself.", "Take it out of challenged and responses.")
            : IsAsked(it, unit, campaign) ? null
            : new("not_challenged", $"{unit} is not among those asked.", "Add it to challenged first.");
    }

    /// <summary>True where a challenge asks a unit: it is named, or nobody is and it takes part in the campaign.</summary>
    public static bool IsAsked(Challenge it, string unit, Campaign? campaign)
    {
        ArgumentNullException.ThrowIfNull(it);
        return unit != it.Challenger && (it.Challenged.Count > 0 ? it.Challenged.Contains(unit) : campaign is null || campaign.Enrolments.Any(one => one.Unit == unit));
    }

    static Refusal Closed(Campaign it) => it.IsOver()
        ? new("enrolment_over", "The campaign is over; who took part stands.", "Enrol in one that is still to come.")
        : new("enrolment_closed", "Units enrol once the campaign is announced, and while it is open.", "Wait until then.");

    static Refusal? Enrolled(Campaign it, string unit) =>
        it.Enrolments.Any(one => one.Unit == unit) ? null : new("not_enrolled", $"{unit} does not take part.", "Enrol it first, or name another.");

    // A part of a unit is the unit itself, and so is what it lies in.
    static bool Own(string? by, string unit, Facts facts) => by is not null && (facts.UnitsFrom(by).Contains(unit) || facts.UnitsFrom(unit).Contains(by));
}
