using System.Text.Json.Nodes;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Bulletins;
using Pacesetter.Web.Entries;
using Pacesetter.Web.Proving;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Exchanging;

/// <summary>Practices to be found, and read with what speaks for them.</summary>
static class PracticePages
{
    static readonly Noun Practice = Nouns.Find("practice")!;

    static readonly Noun Adoption = Nouns.Find("adoption")!;

    // The further a practice has been borne out, the earlier it stands where nothing was searched for.
    static readonly string[] Borne = ["proven", "proven_in_conditions", "adopted", "published", "presented", "verified"];

    public static async Task<Sheet> List(Visit visit, RowsAnswer answer)
    {
        IReadOnlyList<JsonObject> rows = visit.Query("find") is null && answer.Next is null && visit.Query("cursor") is null
            ? [.. Ranked(answer.Rows)]
            : answer.Rows;
        var shown = new RowsAnswer(rows) { Next = answer.Next };
        string title = visit.Nouns.Many(Practice);
        return visit.Query("view") == "board"
            ? Sheet.Of<ListBody>(title, (nameof(ListBody.Noun), Practice), (nameof(ListBody.Answer), shown))
            : Sheet.Of<PracticeList>(title, (nameof(PracticeList.Noun), Practice), (nameof(PracticeList.Answer), shown));
    }

    public static async Task<Sheet> Card(Visit visit, JsonObject entry, RefusalException? refusal)
    {
        IReadOnlyList<JsonObject> adoptions = await EntryPages.Listed(visit, Adoption);
        return Sheet.Of<PracticeCard>(
            EntryText.Title(visit, entry),
            (nameof(PracticeCard.Noun), Practice),
            (nameof(PracticeCard.Entry), entry),
            (nameof(PracticeCard.Adoptions), adoptions.Where(it => (string?)it["practice"] == (string?)entry["id"]).ToArray()),
            (nameof(PracticeCard.Refusal), refusal));
    }

    /// <summary>The chart and the table of the effect.</summary>
    public static Task<GivenFile?> File(Visit visit, JsonObject entry, SectionFile asked)
    {
        var figures = new EffectFigures(visit);
        return Task.FromResult(asked.Id == "effects" && entry["effect"] is JsonObject effect ? asked.Of(figures.Caterpillar(effect), [figures.Groups(effect)]) : null);
    }

    /// <summary>Those that were borne out the furthest first.</summary>
    public static IEnumerable<JsonObject> Ranked(IEnumerable<JsonObject> practices) =>
        practices.OrderBy(it => Array.IndexOf(Borne, (string?)it["state"]) is >= 0 and var rank ? rank : Borne.Length).ThenByDescending(Evidence);

    /// <summary>How many records, observations and measurements bear it out.</summary>
    public static int Evidence(JsonObject practice) => Count(practice["evidence"]) + Count(practice["measurements"]);

    static int Count(JsonNode? list) => (list as JsonArray)?.Count ?? 0;
}
