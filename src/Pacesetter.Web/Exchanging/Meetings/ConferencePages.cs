using System.Globalization;
using System.Text.Json.Nodes;
using Pacesetter.Exchanging;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Entries;
using Pacesetter.Web.Serving;
using Pacesetter.Web.Spreading;
using Pacesetter.Workspaces.Exchanging.Meetings;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Exchanging.Meetings;

/// <summary>A conference from the call to the follow-up: seats, nominations, programme, visits, resolutions, and what came of it.</summary>
static class ConferencePages
{
    static readonly Noun Kept = Nouns.Find("conference")!;

    static readonly Noun Resolved = Nouns.Find("resolution")!;

    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get("/conferences/{id}/programme", visit => Printed(visit, proceedings: false)),
        Page.Get("/conferences/{id}/proceedings", visit => Printed(visit, proceedings: true)),
        Page.Get("/conferences/{id}/programme.ics", Calendar),
        Page.Post("/conferences/{id}/nominations", visit => EntryPages.Act(visit, Kept, id => visit.Change(new Nominate.Request { Conference = id, Person = visit.Sent("person") ?? "", Deeds = visit.Sent("deeds"), Section = visit.Sent("section"), Records = Parted(visit.Sent("records")) }))),
        Page.Post("/conferences/{id}/votes", visit => EntryPages.Act(visit, Kept, id => visit.Change(new CastBallot.Request { Conference = id, Person = visit.Sent("person") ?? "" }))),
        Page.Post("/conferences/{id}/delegates", visit => EntryPages.Act(visit, Kept, id => visit.Change(new ElectDelegates.Request { Conference = id, Draw = visit.Sent("draw") }))),
        Page.Post("/conferences/{id}/file", visit => EntryPages.Act(visit, Kept, id => visit.Change(new CorrectFile.Request { Conference = id, Person = visit.Sent("person"), Correction = visit.Sent("correction"), Answer = visit.Sent("answer"), Deeds = visit.Sent("deeds") }))),
        Page.Post("/conferences/{id}/visits", visit => EntryPages.Act(visit, Kept, id => visit.Change(new BookVisit.Request { Conference = id, Item = visit.Sent("item") ?? "", Unit = visit.Sent("unit") ?? "", Persons = Whole(visit.Sent("persons")), Wait = visit.Sent("wait") is not null, Cancel = visit.Sent("cancel") is not null }))),
        Page.Post("/conferences/{id}/items", visit => EntryPages.Act(visit, Kept, id => AddItem(visit, id))),
        Page.Post("/conferences/{id}/resolutions", visit => EntryPages.Act(visit, Kept, id => Propose(visit, id))),
    ];

    public static async Task<Sheet> Card(Visit visit, JsonObject entry, RefusalException? refusal)
    {
        string id = (string)entry["id"]!;
        var conference = (Conference)Kept.OfCard(entry);
        IReadOnlyList<JsonObject> resolutions = [.. (await EntryPages.Listed(visit, Resolved)).Where(it => (string?)it["conference"] == id)];
        ScoreConferences.Answer scores = await visit.Ask<ScoreConferences.Answer>(new ScoreConferences.Request { Conference = id });
        return Sheet.Of<ConferenceCard>(
            visit.Words.Own(conference.Title),
            (nameof(ConferenceCard.Noun), Kept),
            (nameof(ConferenceCard.Entry), entry),
            (nameof(ConferenceCard.It), conference),
            (nameof(ConferenceCard.Resolutions), resolutions),
            (nameof(ConferenceCard.Titles), await AdoptionPages.Titles(visit)),
            (nameof(ConferenceCard.ObjectionDays), conference.State == ConferenceState.Posted ? (await visit.Ask<PolicyAnswer>(new ShowPolicy.Request())).Whole("lifecycles.objection_days") : 0),
            (nameof(ConferenceCard.Score), scores.Rows.Count > 0 ? scores.Rows[0] : null),
            (nameof(ConferenceCard.Refusal), refusal));
    }

    static async Task<Sheet?> Printed(Visit visit, bool proceedings)
    {
        ShowProgramme.Answer answer = await visit.Ask<ShowProgramme.Answer>(new ShowProgramme.Request { Conference = visit.Route("id"), Proceedings = proceedings, Format = "json" });
        return Sheet.Of<ProgrammeBody>(answer.Headline, (nameof(ProgrammeBody.Answer), answer), (nameof(ProgrammeBody.Proceedings), proceedings));
    }

    static async Task<Sheet?> Calendar(Visit visit)
    {
        string id = visit.Route("id");
        ShowProgramme.Answer answer = await visit.Ask<ShowProgramme.Answer>(new ShowProgramme.Request { Conference = id, Format = "ics" });
        return await visit.Give(new GivenFile($"{id}.ics", "text/calendar; charset=utf-8", answer.Text!));
    }

    static Task AddItem(Visit visit, string id) => EntryPages.Append(
        visit,
        Kept,
        id,
        "presentations",
        new JsonObject
        {
            ["title"] = visit.Sent("title") ?? "",
            ["practice"] = visit.Sent("practice"),
            ["organisation"] = visit.Sent("organisation"),
            ["demonstration"] = visit.Sent("demonstration") is not null,
            ["on"] = visit.Sent("on"),
            ["at"] = visit.Sent("at"),
            ["minutes"] = visit.Sent("minutes") is { } minutes ? Whole(minutes) : null,
            ["room"] = visit.Sent("room"),
            ["places"] = visit.Sent("places") is { } places ? Whole(places) : null,
            ["presenters"] = new JsonArray([.. Parted(visit.Sent("presenters")).Select(it => (JsonNode?)it)]),
        });

    static async Task Propose(Visit visit, string id)
    {
        JsonObject conference = await EntryPages.Entry(visit, Kept, id);
        var content = new JsonObject { ["conference"] = id, ["unit"] = conference["unit"]?.DeepClone(), ["text"] = visit.Sent("text") ?? "", ["subject"] = visit.Sent("subject"), ["owner"] = visit.Sent("owner"), ["due_on"] = visit.Sent("due_on") };
        foreach (string empty in content.Where(it => it.Value is null).Select(it => it.Key).ToList())
        {
            content.Remove(empty);
        }

        await visit.Change(Endpoints.Of(Resolved, "add"), RequestForm.Of(Endpoints.Of(Resolved, "add"), ("Content", new Content("the form", () => content.ToJsonString()))));
    }

    static string[] Parted(string? text) => (text ?? "").Split([',', '，', '、', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static int Whole(string? text) => text is null ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
        : throw new RefusalException(RefusalKind.Usage, "number_malformed", $"{text} is no whole number.", "Write it in digits: 3.");
}
