using System.Globalization;
using System.Text.Json.Nodes;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Bulletins;
using Pacesetter.Web.Exchanging;
using Pacesetter.Web.Exchanging.Meetings;
using Pacesetter.Web.Serving;
using Pacesetter.Web.Spreading;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Entries;

/// <summary>The pages that every noun has: list, card, form and moves, made of its type and life-cycle.</summary>
static class EntryPages
{
    const int Rows = 50;
    const int MostAttempts = 5;

    // The lists and cards that were made for a noun; the others are all made alike.
    static readonly Dictionary<string, Func<Visit, RowsAnswer, Task<Sheet>>> Lists = new(StringComparer.Ordinal)
    {
        ["adoption"] = AdoptionPages.List,
        ["campaign"] = CampaignPages.List,
        ["claim"] = ClaimPages.List,
        ["mentoring"] = MentoringPages.List,
        ["practice"] = PracticePages.List,
    };

    static readonly Dictionary<string, Func<Visit, JsonObject, RefusalException?, Task<Sheet>>> Cards = new(StringComparer.Ordinal)
    {
        ["adoption"] = AdoptionPages.Card,
        ["appeal"] = AppealPages.Card,
        ["conference"] = ConferencePages.Card,
        ["mentoring"] = MentoringPages.Card,
        ["campaign"] = CampaignPages.Card,
        ["practice"] = PracticePages.Card,
    };

    // What the charts and tables of those cards are given out as.
    static readonly Dictionary<string, Func<Visit, JsonObject, SectionFile, Task<GivenFile?>>> Files = new(StringComparer.Ordinal)
    {
        ["adoption"] = AdoptionPages.File,
        ["practice"] = PracticePages.File,
    };

    public static IReadOnlyList<Page> All { get; } = [.. Nouns.All.SelectMany(Of)];

    static IEnumerable<Page> Of(Noun noun)
    {
        string path = "/" + noun.Plural;
        return
        [
            .. Files.TryGetValue(noun.Key, out Func<Visit, JsonObject, SectionFile, Task<GivenFile?>>? files) ? [Page.Get(path + "/{id}/files/{file}", visit => Give(visit, noun, files))] : (Page[])[],
            Page.Get(path, visit => List(visit, noun)),
            Page.Get(path + "/new", visit => Form(visit, noun, null, null)),
            Page.Post(path + "/new", visit => Add(visit, noun)),
            Page.Get(path + "/{id}", visit => Card(visit, noun, null)),
            Page.Get(path + "/{id}/edit", visit => Form(visit, noun, visit.Route("id"), null)),
            Page.Post(path + "/{id}/edit", visit => Edit(visit, noun)),
            Page.Post(path + "/{id}/moves", visit => Move(visit, noun)),
        ];
    }

    static async Task<Sheet?> List(Visit visit, Noun noun)
    {
        UseCaseDescription list = Endpoints.Of(noun, "list");
        object request = RequestForm.Of(list, ("Find", visit.Query("find")), ("State", visit.Query("state")), ("Under", visit.Under), ("Cursor", visit.Query("cursor")), ("Limit", visit.Query("cursor") is null ? Rows : null), ("All", true), ("Leads", noun.Key == "adoption"));
        var answer = (RowsAnswer)await visit.Ask(list, request);
        return Lists.TryGetValue(noun.Key, out Func<Visit, RowsAnswer, Task<Sheet>>? own) ? await own(visit, answer) : Sheet.Of<ListBody>(visit.Nouns.Many(noun), (nameof(ListBody.Noun), noun), (nameof(ListBody.Answer), answer));
    }

    /// <summary>Does what a form of a card asks for, and leads back to the card; where it is refused, the card says so.</summary>
    public static async Task<Sheet?> Act(Visit visit, Noun noun, Func<string, Task> act)
    {
        string id = visit.Route("id");
        try
        {
            await act(id);
            return visit.Go($"/{noun.Plural}/{Uri.EscapeDataString(id)}");
        }
        catch (RefusalException refusal) when (refusal.Id != "entry_unknown")
        {
            return await Card(visit, noun, refusal);
        }
    }

    /// <summary>Adds an item to a list of an entry. What another has added meanwhile stands before it.</summary>
    public static async Task Append(Visit visit, Noun noun, string id, string list, JsonNode item)
    {
        for (int attempt = 1; ; attempt++)
        {
            JsonObject entry = await Entry(visit, noun, id);
            JsonArray items = entry[list]?.DeepClone().AsArray() ?? [];
            items.Add(item.DeepClone());
            try
            {
                await Amend(visit, noun, id, new JsonObject { [list] = items }, (int?)entry["version"]);
                return;
            }
            catch (RefusalException overtaken) when (overtaken.Id == "changed_meanwhile" && attempt < MostAttempts)
            {
                // It is added to what stands now.
            }
        }
    }

    /// <summary>Changes some fields of an entry, which must be at the version the form was made of.</summary>
    public static Task<JsonObject> Amend(Visit visit, Noun noun, string id, JsonObject patch) => Amend(visit, noun, id, patch, VersionOf(visit));

    static Task<JsonObject> Amend(Visit visit, Noun noun, string id, JsonObject patch, int? version) =>
        visit.Change(Endpoints.Of(noun, "edit"), RequestForm.Of(Endpoints.Of(noun, "edit"), ("Id", id), ("Content", new Content("the form", () => patch.ToJsonString())), ("IfVersion", version)));

    static async Task<Sheet?> Card(Visit visit, Noun noun, RefusalException? refusal)
    {
        if (await Awaited(visit, noun, visit.Route("id")) is not { } entry)
        {
            return visit.Later();
        }

        Sheet card = Cards.TryGetValue(noun.Key, out Func<Visit, JsonObject, RefusalException?, Task<Sheet>>? own)
            ? await own(visit, entry, refusal)
            : Sheet.Of<CardBody>(EntryText.Title(visit, entry), (nameof(CardBody.Noun), noun), (nameof(CardBody.Entry), entry), (nameof(CardBody.Refusal), refusal));
        return card with { Status = Problems.StatusOf(refusal) };
    }

    static async Task<Sheet?> Form(Visit visit, Noun noun, string? id, (JsonObject Content, RefusalException Refusal)? sent)
    {
        JsonObject entry = id is null ? (JsonObject)await visit.Ask(Endpoints.Of(noun, "add"), RequestForm.Of(Endpoints.Of(noun, "add"), ("Template", true))) : await Entry(visit, noun, id);
        int version = (int?)entry["version"] ?? 0;
        // A page that leads here says what it is about.
        foreach (FormField field in id is null && sent is null ? FormField.Of(noun) : [])
        {
            if (visit.Query(field.Name) is { } given)
            {
                entry[field.Name] = field.Kind switch
                {
                    FieldKind.Text or FieldKind.Sentences or FieldKind.Choice or FieldKind.Date => given,
                    FieldKind.Number when decimal.TryParse(given, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) => number,
                    _ => entry[field.Name]?.DeepClone(),
                };
            }
        }

        JsonNode? standing = sent?.Refusal.Id == "changed_meanwhile" ? entry.DeepClone() : null;
        foreach ((string key, JsonNode? value) in sent?.Content ?? [])
        {
            entry[key] = value?.DeepClone();
        }

        string title = id is null ? visit.Say("page.form.new", ("noun", visit.Nouns.One(noun))) : EntryText.Title(visit, entry);
        return Sheet.Of<FormBody>(title, (nameof(FormBody.Noun), noun), (nameof(FormBody.Entry), entry), (nameof(FormBody.Version), version), (nameof(FormBody.IsNew), id is null), (nameof(FormBody.Refusal), sent?.Refusal), (nameof(FormBody.Standing), standing)) with { Status = Problems.StatusOf(sent?.Refusal) };
    }

    static async Task<Sheet?> Add(Visit visit, Noun noun)
    {
        JsonObject content = Content(visit, noun);
        foreach (string empty in content.Where(it => it.Value is null or JsonArray { Count: 0 }).Select(it => it.Key).ToList())
        {
            content.Remove(empty);
        }

        try
        {
            JsonObject added = await visit.Change(Endpoints.Of(noun, "add"), RequestForm.Of(Endpoints.Of(noun, "add"), ("Content", new Content("the form", () => content.ToJsonString()))));
            return visit.Go($"/{noun.Plural}/{Uri.EscapeDataString((string)added["id"]!)}");
        }
        catch (RefusalException refusal)
        {
            return await Form(visit, noun, null, (content, refusal));
        }
    }

    static async Task<Sheet?> Edit(Visit visit, Noun noun)
    {
        JsonObject patch = Content(visit, noun);
        string id = visit.Route("id");
        try
        {
            await Amend(visit, noun, id, patch);
            return visit.Go($"/{noun.Plural}/{Uri.EscapeDataString(id)}");
        }
        catch (RefusalException refusal) when (refusal.Id != "entry_unknown")
        {
            return await Form(visit, noun, id, (patch, refusal));
        }
    }

    static Task<Sheet?> Move(Visit visit, Noun noun) => Act(visit, noun, id =>
        visit.Change(Endpoints.Of(noun, "move"), RequestForm.Of(Endpoints.Of(noun, "move"), ("Id", id), ("State", visit.Sent("to") ?? ""), ("Why", visit.Sent("why") ?? ""), ("IfVersion", VersionOf(visit)))));

    /// <summary>All entries of a noun that the visitor may see, of a unit and those below it where one is named.</summary>
    public static async Task<IReadOnlyList<JsonObject>> Listed(Visit visit, Noun noun, string? under = null)
    {
        UseCaseDescription list = Endpoints.Of(noun, "list");
        return ((RowsAnswer)await visit.Ask(list, RequestForm.Of(list, ("Under", under), ("All", true)))).Rows;
    }

    /// <summary>An entry as its card shows it; refused where it is not there for the visitor.</summary>
    public static async Task<JsonObject> Entry(Visit visit, Noun noun, string id) => (JsonObject)await visit.Ask(Endpoints.Of(noun, "show"), RequestForm.Of(Endpoints.Of(noun, "show"), ("Id", id)));

    /// <summary>The same of a noun whose card shows what has to be worked out; null where it still is.</summary>
    public static async Task<JsonObject?> Awaited(Visit visit, Noun noun, string id)
    {
        UseCaseDescription show = Endpoints.Of(noun, "show");
        object request = RequestForm.Of(show, ("Id", id));
        // Two who wait for one answer must not write into it.
        return Cards.ContainsKey(noun.Key) ? (JsonObject?)((JsonObject?)await visit.Await(show, request))?.DeepClone() : (JsonObject)await visit.Ask(show, request);
    }

    /// <summary>Where a file of an entry's card is.</summary>
    public static string File(Noun noun, JsonObject entry, string name) => $"/{noun.Plural}/{Uri.EscapeDataString((string)entry["id"]!)}/files/{name}";

    static async Task<Sheet?> Give(Visit visit, Noun noun, Func<Visit, JsonObject, SectionFile, Task<GivenFile?>> files) =>
        await visit.Give((SectionFile.Asked(visit.Route("file")) is { } asked ? await files(visit, await Entry(visit, noun, visit.Route("id")), asked) : null) ?? throw SectionFile.Unknown(visit.Route("file")));

    static JsonObject Content(Visit visit, Noun noun) => new FormReading(visit.Form).Read(FormField.Of(noun));

    /// <summary>The version that a form was made of; null where it does not say.</summary>
    public static int? VersionOf(Visit visit) => int.TryParse(visit.Sent("version"), out int version) ? version : null;
}
