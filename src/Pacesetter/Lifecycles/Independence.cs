using Pacesetter.Spreading;

namespace Pacesetter.Lifecycles;

/// <summary>Who may judge an entry: a person who did not write it, took no part in it, and gains nothing by it.</summary>
public static class Independence
{
    /// <summary>Why the actor may not judge the entry, or null.</summary>
    public static Refusal? Of(Entry entry, Facts facts)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.By.Person is not { } person)
        {
            return new("person_needed", "This is for a second person to do, and it is not said who does it.", "Act as that person: --as PERSON:verifier");
        }

        if (entry.Involved().Contains(person))
        {
            return new("not_independent", $"{person} wrote it, took part in it or gains by it.", "Let somebody else do it.");
        }

        return facts.TeamOf(person, facts.Today) is { } team && IsScored(team, facts) && entry.Involved().Append(entry.Unit).Any(it => it is not null && (it == team || facts.TeamOf(it, facts.Today) == team))
            ? new("line_is_scored", $"{person} is of the team {team}, which is scored in a running campaign.", "Let somebody of another team do it.")
            : null;
    }

    static bool IsScored(string team, Facts facts) =>
        facts.All<Campaign>().Where(it => it.State == CampaignState.Open).AsEnumerable().Any(it => it.Enrolments.Any(one => one.Unit == team));
}
