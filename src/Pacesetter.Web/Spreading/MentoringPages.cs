using System.Globalization;
using System.Text.Json.Nodes;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Entries;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Web.Spreading;

/// <summary>Who teaches whom: signed by both, kept session by session, tested by a third person.</summary>
static class MentoringPages
{
    static readonly Noun Mentoring = Nouns.Find("mentoring")!;

    /// <summary>What is sent from its card alone.</summary>
    public static IReadOnlyList<Page> All { get; } =
    [
        // Whoever edits it while it is offered signs it.
        Page.Post("/mentorings/{id}/signature", visit => EntryPages.Act(visit, Mentoring, id => EntryPages.Amend(visit, Mentoring, id, []))),
        Page.Post("/mentorings/{id}/sessions", visit => EntryPages.Act(visit, Mentoring, id => AddSession(visit, id))),
        Page.Post("/mentorings/{id}/test", visit => EntryPages.Act(visit, Mentoring, id => EntryPages.Amend(visit, Mentoring, id, new JsonObject { ["test"] = Test(visit) }))),
    ];

    public static Task<Sheet> List(Visit visit, RowsAnswer answer) => Task.FromResult(visit.Query("view") == "board"
        ? Sheet.Of<ListBody>(visit.Nouns.Many(Mentoring), (nameof(ListBody.Noun), Mentoring), (nameof(ListBody.Answer), answer))
        : Sheet.Of<MentoringList>(visit.Nouns.Many(Mentoring), (nameof(MentoringList.Noun), Mentoring), (nameof(MentoringList.Answer), answer)));

    public static Task<Sheet> Card(Visit visit, JsonObject entry, Workspaces.UseCases.RefusalException? refusal) => Task.FromResult(
        Sheet.Of<MentoringCard>(Title(visit, entry), (nameof(MentoringCard.Noun), Mentoring), (nameof(MentoringCard.Entry), entry), (nameof(MentoringCard.Refusal), refusal)));

    /// <summary>What a mentoring is called: who learns what from whom.</summary>
    public static string Title(Visit visit, JsonObject entry) => visit.Say(
        (string?)entry["operation"] is { Length: > 0 } ? "page.mentoring.title" : "page.mentoring.title.any",
        ("mentor", (string?)entry["mentor"] ?? ""), ("learner", (string?)entry["learner"] ?? ""), ("operation", (string?)entry["operation"] ?? ""));

    // Another who added one meanwhile is not overwritten: the version says what the form was made of.
    static async Task AddSession(Visit visit, string id)
    {
        JsonArray sessions = ((await EntryPages.Entry(visit, Mentoring, id))["sessions"] as JsonArray)?.DeepClone().AsArray() ?? [];
        sessions.Add(Filled(("on", visit.Sent("on")), ("hours", Number(visit.Sent("hours"))), ("note", visit.Sent("note"))));
        await EntryPages.Amend(visit, Mentoring, id, new JsonObject { ["sessions"] = sessions });
    }

    static JsonObject Test(Visit visit) => Filled(("by", visit.Actor!.Person ?? visit.Sent("by")), ("on", visit.Sent("on")), ("passed", visit.Sent("passed") is { } said ? said == "true" : null), ("note", visit.Sent("note")));

    static JsonObject Filled(params (string Key, JsonNode? Value)[] fields) => new(fields.Where(it => it.Value is not null).Select(it => KeyValuePair.Create(it.Key, it.Value)));

    // What is no number is passed on, so that the refusal is the engine's.
    static JsonNode? Number(string? text) => text is not null && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? JsonValue.Create(number) : text;
}
