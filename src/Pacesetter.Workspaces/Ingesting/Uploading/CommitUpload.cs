using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Uploading;

/// <summary>Brings the good rows of a checked upload into the ledger as one batch: all of them, or none. Asked twice it is done once.</summary>
[UseCase("upload", "commit", "Bring the good rows of a checked upload in as one batch, whole or not at all", Examples = ["upload commit 5b1c9d2e7f3a", "upload commit 5b1c9d2e7f3a --max-rejects 12"])]
public sealed class CommitUpload(Workspace workspace, Actor actor, Asker asker, IProgress<Advance> progress) : IUseCase<CommitUpload.Request, UploadAnswer>
{
    public async Task<UploadAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var uploads = new Uploads(workspace, asker);
        Upload upload = uploads.Find(request.Id);
        if (uploads.Result(upload) is null)
        {
            if (uploads.Found(upload) is null)
            {
                throw new RefusalException(RefusalKind.Conflict, "upload_not_checked", "Nobody has seen yet what would go in under this mapping.", "Check it first: pacesetter upload check ID");
            }

            var reading = new Reading(workspace, uploads);
            ImportAnswer answer = await reading.Take(upload, reading.IntakeOf(upload, request.Under) with { MaxRejects = request.MaxRejects }, new BatchIntake(workspace, actor, progress), cancel);
            if (answer.Rejected > request.MaxRejects)
            {
                throw Import.TooManyRejects(answer, request.MaxRejects, "Mend the rows that are listed, or allow them with max_rejects.", answer);
            }

            uploads.KeepResult(upload, answer);
            // What is in the ledger need not lie about twice.
            File.Delete(uploads.ContentOf(upload));
        }

        return await ShowUpload.Of(workspace, uploads, upload, cancel);
    }

    public sealed record Request
    {
        [Field("The upload", Argument = true, Value = "ID")]
        public required string Id { get; init; }

        [Field("How many rows may be rejected before nothing is imported", Value = "N")]
        public long MaxRejects { get; init; }

        [Field("Only rows of this unit and what lies below it; others are rejected as unknown", Value = "UNIT")]
        public string? Under { get; init; }
    }
}
