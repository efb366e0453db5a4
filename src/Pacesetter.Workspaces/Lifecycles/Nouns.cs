using Pacesetter.Lifecycles;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>The nouns of the registry, one line each.</summary>
public static class Nouns
{
    public static IReadOnlyList<Noun> All { get; } =
    [
        Noun.Of("quota-revision", "quota-revisions", "measure", "changes of the time allowed for an operation", QuotaRevisionLifecycle.Moves) with { Shown = ["operation", "class", "minutes", "from", "trigger"] },
        Noun.Of("title", "titles", "recognise", "titles that persons or teams hold for a time", TitleLifecycle.Moves) with { Personal = true, Shown = ["name", "holder", "period", "expires"], Unique = ["Holder", "Name", "Period"] },
        Noun.Of("award", "awards", "recognise", "prizes and travelling banners", AwardLifecycle.Moves) with { Shared = true, Shown = ["title", "kind", "holders", "since"] },
        Noun.Of("objection", "objections", "recognise", "objections to entries, figures, decisions", ObjectionLifecycle.Moves) with { Personal = true, Shown = ["target", "text"] },
        Noun.Of("practice", "practices", "exchange", "verified accounts of better work", PracticeLifecycle.Moves) with { Shared = true, Shown = ["title", "kind", "originator"], Aliases = Renamed("practice", "id") },
        Noun.Of("conference", "conferences", "exchange", "meetings at which practices are presented", ConferenceLifecycle.Moves) with { Shared = true, Shown = ["title", "series", "ordinal", "from", "to"], Unique = ["Series", "Ordinal"] },
        Noun.Of("resolution", "resolutions", "exchange", "what a conference resolved to do", ResolutionLifecycle.Moves) with { Shared = true, Shown = ["conference", "text", "owner", "due_on"] },
        Noun.Of("claim", "claims", "exchange", "reported figures and what was found of them", ClaimLifecycle.Moves) with { Shown = ["quantity", "measure_unit", "computed", "by_records", "finding", "sentence"] },
        Noun.Of("suggestion", "suggestions", "exchange", "ideas for better work, with a day of answer", SuggestionLifecycle.Moves) with { Shown = ["title", "authors", "answer_due"] },
        Noun.Of("adoption", "adoptions", "spread", "units taking up the practice of another", AdoptionLifecycle.Moves) with { Shown = ["practice", "source_unit", "in_use", "verdict"], Aliases = Renamed("adoption", "id") },
        Noun.Of("mentoring", "mentorings", "spread", "contracts by which one person teaches another", MentoringLifecycle.Moves) with { Personal = true, Shown = ["mentor", "learner", "operation", "from", "to"], Aliases = Renamed("contract", "id") },
        Noun.Of("campaign", "campaigns", "spread", "contests by published conditions", CampaignLifecycle.Moves) with { Shared = true, Shown = ["title", "from", "to"] },
        Noun.Of("pledge", "pledges", "spread", "what somebody undertakes of their own will", PledgeLifecycle.Moves) with { Personal = true, Shown = ["pledger", "text", "campaign"] },
        Noun.Of("challenge", "challenges", "spread", "public pledges that ask others to match them", ChallengeLifecycle.Moves) with { Shared = true, Shown = ["challenger", "challenged", "text"] },
        Noun.Of("appeal", "appeals", "spread", "open letters to a whole population", AppealLifecycle.Moves) with { Shared = true, Shown = ["title", "audience", "delivered", "read"] },
        Noun.Of("goal", "goals", "plan", "quantities to reach in a period", GoalLifecycle.Moves) with { Shown = ["title", "metric", "from", "to", "target", "basis"], Aliases = Renamed("goal", "id") },
    ];

    /// <summary>The noun of a type.</summary>
    public static Noun Of(Type type) => All.First(it => it.Type == type);

    /// <summary>The noun of a key or plural, or null.</summary>
    public static Noun? Find(string word) => All.FirstOrDefault(it => it.Key == word || it.Plural == word);

    static Dictionary<string, string> Renamed(string column, string field) => new() { [column] = field };
}
