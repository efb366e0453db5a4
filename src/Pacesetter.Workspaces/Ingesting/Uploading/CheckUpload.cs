using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Uploading;

/// <summary>Tries an upload against the ledger: every row is judged, and none goes in.</summary>
[UseCase("upload", "check", "Judge every row of an upload and bring none in: what would be accepted, what rejected and why", Examples = ["upload check 5b1c9d2e7f3a"])]
public sealed class CheckUpload(Workspace workspace, Actor actor, Asker asker, IProgress<Advance> progress) : IUseCase<CheckUpload.Request, UploadAnswer>
{
    public async Task<UploadAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var uploads = new Uploads(workspace, asker);
        Upload upload = uploads.Find(request.Id);
        if (uploads.Result(upload) is null)
        {
            var reading = new Reading(workspace, uploads);
            uploads.KeepFound(upload, await reading.Take(upload, reading.IntakeOf(upload, request.Under) with { DryRun = true }, new BatchIntake(workspace, actor, progress), cancel));
        }

        return await ShowUpload.Of(workspace, uploads, upload, cancel);
    }

    public sealed record Request
    {
        [Field("The upload", Argument = true, Value = "ID")]
        public required string Id { get; init; }

        [Field("Only rows of this unit and what lies below it; others are rejected as unknown", Value = "UNIT")]
        public string? Under { get; init; }
    }
}
