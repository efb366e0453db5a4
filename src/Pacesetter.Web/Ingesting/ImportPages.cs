using Pacesetter.Web.Browsing;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ingesting.Feeding;
using Pacesetter.Workspaces.Ingesting.Uploading;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Ingesting;

/// <summary>Bringing in a file: choose it, say which column is which, see what would go in, bring it in. Every step is kept on the server and has an address.</summary>
static class ImportPages
{
    // How much of a file that is too large is still read, so that a browser reads the answer and not a cut line.
    const int Patience = 4;

    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get("/import", visit => List(visit, null, null)),
        Page.Post("/import", Receive) with { Streams = true },
        Page.Get("/import/{id}", visit => Show(visit, null)),
        Page.Post("/import/{id}", Act),
        Page.Get("/import/{id}/rejects", Rejects),
    ];

    static async Task<Sheet?> List(Visit visit, string? table, RefusalException? refusal)
    {
        ListUploads.Answer answer = await visit.Ask<ListUploads.Answer>(new ListUploads.Request());
        return Sheet.Of<UploadsBody>(visit.Say("page.import"), (nameof(UploadsBody.Answer), answer), (nameof(UploadsBody.Table), table ?? visit.Query("table")), (nameof(UploadsBody.Refusal), refusal)) with { Status = Problems.StatusOf(refusal) };
    }

    static async Task<Sheet?> Receive(Visit visit)
    {
        ListUploads.Answer may = await visit.Ask<ListUploads.Answer>(new ListUploads.Request());
        SentFile sent = await visit.ReceiveFile(((long)may.Megabytes << 20) * Patience);
        try
        {
            if (sent.Name is null)
            {
                throw new RefusalException(RefusalKind.Usage, "file_not_chosen", "No file was chosen.", "Choose one.");
            }

            UploadAnswer brought = await visit.Bring<UploadAnswer>(new AddUpload.Request { Table = visit.Sent("table") ?? "", Name = sent.Name }, new Feed(sent.Name, () => sent.Content));
            return visit.Go(PathOf(brought.Upload.Id));
        }
        catch (RefusalException refusal) when (refusal.Kind != RefusalKind.NotAuthorised)
        {
            await sent.Finish(visit.Cancel);
            return await List(visit, visit.Sent("table"), refusal);
        }
    }

    static async Task<Sheet?> Show(Visit visit, RefusalException? refusal)
    {
        UploadAnswer answer = await visit.Ask<UploadAnswer>(new ShowUpload.Request { Id = visit.Route("id") });
        if (answer.State is UploadState.Checking or UploadState.Committing)
        {
            visit.Again();
        }

        bool maps = answer.State == UploadState.Mapped || (answer.State == UploadState.Checked && (visit.Query("step") == "map" || refusal is not null));
        return Sheet.Of<UploadBody>(
            answer.Upload.Name,
            (nameof(UploadBody.Answer), answer),
            (nameof(UploadBody.Maps), maps),
            (nameof(UploadBody.May), maps ? await visit.Ask<ListUploads.Answer>(new ListUploads.Request()) : null),
            (nameof(UploadBody.Units), maps ? await visit.Units() : []),
            (nameof(UploadBody.MayUndo), answer.State == UploadState.Committed && await visit.May(new ForgetBatch.Request { Batch = answer.Result!.Batch! })),
            (nameof(UploadBody.Refusal), refusal)) with { Status = Problems.StatusOf(refusal) };
    }

    static async Task<Sheet?> Act(Visit visit)
    {
        string id = visit.Route("id");
        UploadAnswer answer = await visit.Ask<UploadAnswer>(new ShowUpload.Request { Id = id });
        try
        {
            switch (visit.Sent("do"))
            {
                case "save":
                    await Map(visit, id);
                    break;
                case "profile":
                    await visit.Ask<UploadAnswer>(Mapping(visit, id) with { Columns = [], Profile = visit.Sent("profile"), SaveAs = null });
                    break;
                case "check" when !Runs(answer):
                    await Map(visit, id);
                    await visit.Leave(new CheckUpload.Request { Id = id, Under = visit.Sent("under") });
                    break;
                case "commit" when !Runs(answer):
                    await visit.Leave(new CommitUpload.Request { Id = id, Under = answer.Upload.Under, MaxRejects = answer.Found?.Rejected ?? 0 });
                    break;
                case "forget":
                    await visit.Change(new ForgetBatch.Request { Batch = answer.Result?.Batch ?? "" });
                    break;
                case "drop":
                    await visit.Ask<DropUpload.Answer>(new DropUpload.Request { Id = id });
                    return visit.Go("/import");
            }

            return visit.Go(PathOf(id));
        }
        catch (RefusalException refusal) when (refusal.Kind != RefusalKind.NotAuthorised || refusal.Id == "beyond_reach")
        {
            return await Show(visit, refusal);
        }
    }

    static async Task<Sheet?> Rejects(Visit visit)
    {
        ShowRejects.Answer rejects = await visit.Ask<ShowRejects.Answer>(new ShowRejects.Request { Id = visit.Route("id") });
        return await visit.Give(new GivenFile(rejects.Name, "text/csv; charset=utf-8", rejects.Csv));
    }

    // A form sent twice finds the job of the first.
    static bool Runs(UploadAnswer answer) => answer.State is UploadState.Checking or UploadState.Committing or UploadState.Committed;

    static Task<UploadAnswer> Map(Visit visit, string id) => visit.Ask<UploadAnswer>(Mapping(visit, id));

    static MapUpload.Request Mapping(Visit visit, string id) => new()
    {
        Id = id,
        Columns = [.. visit.Form.Where(it => it.Key.StartsWith("column.", StringComparison.Ordinal) && it.Value.ToString().Length > 0).Select(it => $"{it.Key["column.".Length..]}={it.Value}")],
        Profile = visit.Sent("shipped"),
        SaveAs = visit.Sent("save_as"),
        Under = visit.Sent("under"),
        Batch = visit.Sent("batch"),
        Note = visit.Sent("note"),
        Totals = [.. visit.Form.Where(it => it.Key.StartsWith("total.", StringComparison.Ordinal) && it.Value.ToString().Trim().Length > 0).Select(it => $"{it.Key["total.".Length..]}={it.Value.ToString().Trim()}")],
    };

    static string PathOf(string id) => "/import/" + id;
}
