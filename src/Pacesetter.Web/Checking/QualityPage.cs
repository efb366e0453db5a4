using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces.Checking;
using Pacesetter.Workspaces.Ingesting.Uploading;

namespace Pacesetter.Web.Checking;

/// <summary>Whether the data can be relied on: what the ledger holds, who has fallen silent, what was brought and waits for somebody.</summary>
static class QualityPage
{
    public static Page Page { get; } = Page.Get("/quality", Show);

    static async Task<Sheet?> Show(Visit visit)
    {
        ListHoldings.Answer held = await visit.Ask<ListHoldings.Answer>(new ListHoldings.Request { Under = visit.Under });
        IReadOnlyList<UploadRow> waiting = (await visit.Try<ListUploads.Answer>(new ListUploads.Request()))?.Rows.Where(it => it.State is UploadState.Mapped or UploadState.Checked).ToList() ?? [];
        return Sheet.Of<QualityBody>(visit.Say("page.quality"), (nameof(QualityBody.Held), held), (nameof(QualityBody.Waiting), waiting), (nameof(QualityBody.Units), await visit.Units()));
    }
}
