using System.Text.Json.Nodes;
using Pacesetter.Spreading;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Entries;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Spreading;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Spreading;

/// <summary>An open letter as its readers see it, and how far it got.</summary>
static class AppealPages
{
    static readonly Noun Kept = Nouns.Find("appeal")!;

    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Post("/appeals/{id}/readers", visit => EntryPages.Act(visit, Kept, id => visit.Change(new ReadAppeal.Request { Appeal = id }))),
        Page.Post("/appeals/{id}/replies", visit => EntryPages.Act(visit, Kept, id => visit.Change(new ReplyToAppeal.Request { Appeal = id, Unit = visit.Sent("unit") ?? "", Action = visit.Sent("action") ?? "", Text = visit.Sent("text"), Withdraw = visit.Sent("withdraw") is not null }))),
        Page.Post("/appeals/{id}/audience", visit => EntryPages.Act(visit, Kept, id => visit.Change(new CountAudience.Request { Appeal = id }))),
    ];

    public static Task<Sheet> Card(Visit visit, JsonObject entry, RefusalException? refusal)
    {
        var appeal = (Appeal)Kept.OfCard(entry);
        return Task.FromResult(Sheet.Of<AppealCard>(
            EntryText.Title(visit, entry),
            (nameof(AppealCard.Noun), Kept),
            (nameof(AppealCard.Entry), entry),
            (nameof(AppealCard.It), appeal),
            (nameof(AppealCard.Refusal), refusal)));
    }
}
