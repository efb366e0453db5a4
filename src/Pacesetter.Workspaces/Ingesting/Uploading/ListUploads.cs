using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Uploading;

/// <summary>Lists one's own uploads.</summary>
[UseCase("upload", "list", "The files you brought that are still kept, and for which tables you may bring some", Examples = ["upload list"])]
public sealed class ListUploads(Workspace workspace, Actor actor, Asker asker) : IUseCase<ListUploads.Request, ListUploads.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        var uploads = new Uploads(workspace, asker);
        var rows = new List<UploadRow>();
        foreach (Upload upload in uploads.Own())
        {
            UploadAnswer answer = await ShowUpload.Of(workspace, uploads, upload, cancel);
            rows.Add(new(upload.Id, upload.Name, upload.Table, answer.State, upload.Bytes, upload.BroughtAt, answer.Until));
        }

        return new(rows, [.. Uploads.For(actor).Select(it => it.Name)], workspace.Settings.UploadMegabytes, workspace.Settings.UploadDays,
            [.. new SavedMaps(workspace.Settings).Names, .. actor.Reach.IsWhole ? Mapping.Mapping.Profiles : []]);
    }

    public sealed record Request;

    /// <summary>The uploads, the latest first; the tables that one may bring files for; how large one may be, how long it is kept, and by which mappings it can be read.</summary>
    public sealed record Answer(IReadOnlyList<UploadRow> Rows, IReadOnlyList<string> Tables, int Megabytes, int Days, IReadOnlyList<string> Profiles);
}

/// <summary>An upload as it is listed.</summary>
public sealed record UploadRow(string Id, string Name, string Table, UploadState State, long Bytes, DateTimeOffset BroughtAt, DateTimeOffset Until);
