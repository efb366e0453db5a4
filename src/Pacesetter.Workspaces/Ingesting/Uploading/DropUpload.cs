using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Uploading;

/// <summary>Forgets an upload; what it brought into the ledger stays.</summary>
[UseCase("upload", "drop", "Forget an upload; what it brought into the ledger stays", Examples = ["upload drop 5b1c9d2e7f3a"])]
public sealed class DropUpload(Workspace workspace, Asker asker) : IUseCase<DropUpload.Request, DropUpload.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var uploads = new Uploads(workspace, asker);
        Upload upload = uploads.Find(request.Id);
        await ShowUpload.RefuseInUse(workspace, uploads, upload, cancel);

        uploads.Drop(upload.Id);
        return new(upload.Id, upload.Name);
    }

    public sealed record Request
    {
        [Field("The upload", Argument = true, Value = "ID")]
        public required string Id { get; init; }
    }

    /// <summary>What was forgotten.</summary>
    public sealed record Answer(string Id, string Name);
}
