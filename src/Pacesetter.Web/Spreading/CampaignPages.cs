using System.Globalization;
using System.Text.Json.Nodes;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Entries;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.Spreading;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Spreading;

/// <summary>Campaigns: what is to come, runs and is over, and the card on which units and persons do their own part.</summary>
static class CampaignPages
{
    static readonly Noun Campaign = Nouns.Find("campaign")!;

    public static IReadOnlyList<Page> All { get; } =
    [
        Post("enrolments", (visit, id) => visit.Change(new EnrolUnit.Request { Campaign = id, Unit = visit.Sent("unit") ?? "", Withdraw = visit.Sent("withdraw") is not null })),
        Post("comments", (visit, id) => visit.Change(new CommentCampaign.Request { Campaign = id, Text = visit.Sent("text") ?? "" })),
        Post("checks", (visit, id) => visit.Change(new CheckUnit.Request { Campaign = id, Unit = visit.Sent("unit") ?? "", By = visit.Sent("by") ?? "", Holds = Said(visit, "holds"), Note = visit.Sent("note") })),
        Post("clearances", (visit, id) => visit.Change(new ClearUnit.Request { Campaign = id, Unit = visit.Sent("unit") ?? "", Note = visit.Sent("note") })),
        Post("votes", (visit, id) => visit.Change(new CastVote.Request { Campaign = id, For = visit.Sent("for") ?? "" })),
        Post("answers", (visit, _) => visit.Change(new AnswerChallenge.Request { Challenge = visit.Sent("challenge") ?? "", Unit = visit.Sent("unit") ?? "", Accept = Said(visit, "accept"), Text = visit.Sent("text") })),
        Post("pledges", (visit, id) => visit.Change(new MakePledge.Request { Campaign = id, Pledger = visit.Sent("pledger"), Text = visit.Sent("text"), Target = Target(visit), Needs = visit.Sent("needs"), Change = visit.Sent("change"), Why = visit.Sent("why") })),
    ];

    public static async Task<Sheet> List(Visit visit, RowsAnswer answer)
    {
        string title = visit.Nouns.Many(Campaign);
        return visit.Query("view") == "board"
            ? Sheet.Of<ListBody>(title, (nameof(ListBody.Noun), Campaign), (nameof(ListBody.Answer), answer))
            : Sheet.Of<CampaignList>(title, (nameof(CampaignList.Noun), Campaign), (nameof(CampaignList.Answer), answer), (nameof(CampaignList.Own), (await visit.Units()).Select(it => it.Unit).ToHashSet()));
    }

    public static async Task<Sheet> Card(Visit visit, JsonObject entry, RefusalException? refusal)
    {
        string id = (string)entry["id"]!;
        bool begun = (string)entry["state"]! is not ("draft" or "consulted" or "announced");
        var view = new CampaignView(visit, Campaign, entry)
        {
            Units = await visit.Units(),
            Standings = begun && entry["from"] is not null && entry["to"] is not null ? await visit.Ask<ContestAnswer>(new StandCampaign.Request { Campaign = id }) : null,
            Pledges = visit.Actor!.Person is null ? null : await visit.Ask<ShowPledges.Answer>(new ShowPledges.Request { Campaign = id }),
            Challenges = await Of(visit, "challenge", "campaign", id),
            Awards = await Of(visit, "award", "campaign", id),
            // Who looks at persons' objections is written down: they are read when asked for.
            Objections = visit.Query("objections") is null ? null : [.. (await Of(visit, "objection", "target", id)).Where(it => (string?)it["target_kind"] is null or "campaign")],
            FreezeDays = (await visit.Ask<PolicyAnswer>(new ShowPolicy.Request())).Whole("lifecycles.freeze_days"),
        };
        return Sheet.Of<CampaignCard>(EntryText.Title(visit, entry), (nameof(CampaignCard.View), view), (nameof(CampaignCard.Refusal), refusal));
    }

    static async Task<IReadOnlyList<JsonObject>> Of(Visit visit, string noun, string field, string id) =>
        [.. (await EntryPages.Listed(visit, Nouns.Find(noun)!)).Where(it => (string?)it[field] == id)];

    static Page Post(string part, Func<Visit, string, Task> act) => Page.Post($"/campaigns/{{id}}/{part}", visit => EntryPages.Act(visit, Campaign, id => act(visit, id)));

    static YesNo Said(Visit visit, string field) => visit.Sent(field) switch
    {
        "yes" => YesNo.Yes,
        "no" => YesNo.No,
        _ => throw new RefusalException(RefusalKind.Usage, "choice_missing", "It is not said which of the two.", "Choose one."),
    };

    static decimal? Target(Visit visit) => visit.Sent("target") is not { } text ? null
        : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? number
        : throw new RefusalException(RefusalKind.Usage, "number_malformed", $"{text} is no number.", "Write it with a decimal point: 1.5");
}
