using System.Text.Json.Nodes;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Bulletins;
using Pacesetter.Web.Entries;
using Pacesetter.Web.Proving;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Spreading;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Spreading;

/// <summary>What units take up of each other: the board by state, and the card with its steps and what came of it.</summary>
static class AdoptionPages
{
    static readonly Noun Adoption = Nouns.Find("adoption")!;

    static readonly Noun Practice = Nouns.Find("practice")!;

    /// <summary>What may be answered to a proposal.</summary>
    public static IReadOnlyList<string> Answers { get; } = ["adopt", "adapt", "decline"];

    /// <summary>What is sent from its card alone.</summary>
    public static IReadOnlyList<Page> All { get; } = [Page.Post("/adoptions/{id}/answer", Consider)];

    static Task<Sheet?> Consider(Visit visit) => EntryPages.Act(visit, Adoption, id => visit.Change(new ConsiderAdoption.Request
    {
        Adoption = id,
        Answer = visit.Sent("answer") is { } answer && Answers.Contains(answer) ? answer : throw new RefusalException(RefusalKind.Usage, "answer_not_chosen", visit.Say("page.consider.unchosen"), null),
        Why = visit.Sent("why"),
        Change = visit.Sent("change"),
        IfVersion = EntryPages.VersionOf(visit),
    }));

    public static async Task<Sheet> List(Visit visit, RowsAnswer answer)
    {
        IReadOnlyDictionary<string, string> titles = await Titles(visit);
        foreach (JsonObject row in answer.Rows)
        {
            row["title"] = Title(visit, row, titles);
        }

        string title = visit.Nouns.Many(Adoption);
        return visit.Query("view") == "table"
            ? Sheet.Of<ListBody>(title, (nameof(ListBody.Noun), Adoption), (nameof(ListBody.Answer), answer))
            : Sheet.Of<AdoptionBoard>(title, (nameof(AdoptionBoard.Noun), Adoption), (nameof(AdoptionBoard.Answer), answer));
    }

    public static async Task<Sheet> Card(Visit visit, JsonObject entry, RefusalException? refusal)
    {
        JsonObject? practice = await Practised(visit, (string?)entry["practice"] ?? "");
        JsonObject? group = Group(practice, entry);
        string name = practice is null ? (string)entry["id"]! : EntryText.Title(visit, practice);
        return Sheet.Of<AdoptionCard>(
            visit.Say("page.adoption.title", ("practice", name), ("unit", (string?)entry["unit"] ?? "")),
            (nameof(AdoptionCard.Noun), Adoption),
            (nameof(AdoptionCard.Entry), entry),
            (nameof(AdoptionCard.Practice), name),
            (nameof(AdoptionCard.Group), group),
            (nameof(AdoptionCard.Refusal), refusal));
    }

    /// <summary>The chart and the weeks of the study of its group.</summary>
    public static async Task<GivenFile?> File(Visit visit, JsonObject entry, SectionFile asked)
    {
        var figures = new EffectFigures(visit);
        return asked.Id == "study" && Group(await Practised(visit, (string?)entry["practice"] ?? ""), entry) is { } group && figures.Weeks(group) is { } weeks ? asked.Of(figures.Study(group), [weeks]) : null;
    }

    // Those judged together with it.
    static JsonObject? Group(JsonObject? practice, JsonObject entry) =>
        practice?["effect"]?["groups"]?.AsArray().OfType<JsonObject>().FirstOrDefault(it => it["adoptions"]!.AsArray().Any(one => (string?)one == (string?)entry["id"]));

    /// <summary>What an adoption is called: what is taken up, and where.</summary>
    public static string Title(Visit visit, JsonObject adoption, IReadOnlyDictionary<string, string> titles)
    {
        string practice = (string?)adoption["practice"] ?? "";
        return visit.Say("page.adoption.title", ("practice", titles.GetValueOrDefault(practice, practice)), ("unit", (string?)adoption["unit"] ?? ""));
    }

    /// <summary>The titles of the practices that the visitor may see.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Titles(Visit visit) =>
        (await EntryPages.Listed(visit, Practice)).ToDictionary(it => (string)it["id"]!, it => EntryText.Title(visit, it), StringComparer.Ordinal);

    static async Task<JsonObject?> Practised(Visit visit, string id)
    {
        try
        {
            return await EntryPages.Entry(visit, Practice, id);
        }
        catch (RefusalException refusal) when (refusal.Id == "entry_unknown" || refusal.Kind == RefusalKind.NotAuthorised)
        {
            // A practice may be out of sight while its adoption is not.
            return null;
        }
    }
}
