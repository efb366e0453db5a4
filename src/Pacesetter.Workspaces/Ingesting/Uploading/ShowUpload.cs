using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Uploading;

/// <summary>Shows an upload: how its columns are read, what a trial found, what came of it.</summary>
[UseCase("upload", "show", "One upload: its columns, what a check found, what became of it", Examples = ["upload show 5b1c9d2e7f3a"])]
public sealed class ShowUpload(Workspace workspace, Asker asker) : IUseCase<ShowUpload.Request, UploadAnswer>
{
    public Task<UploadAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var uploads = new Uploads(workspace, asker);
        return Of(workspace, uploads, uploads.Find(request.Id), cancel);
    }

    /// <summary>An upload as it is shown.</summary>
    internal static async Task<UploadAnswer> Of(Workspace workspace, Uploads uploads, Upload upload, CancellationToken cancel)
    {
        // The job first: one that ends while this looks has left what it found by then.
        ShowJob.Answer? job = await JobOf(workspace, upload, cancel);
        ImportAnswer? found = uploads.Found(upload);
        ImportAnswer? result = uploads.Result(upload);
        bool runs = job is { State: JobState.Queued or JobState.Running };
        string? batch = (result ?? found)?.Batch;
        bool stands = batch is not null && (await workspace.Ledger.Batches(cancel)).Any((BatchRecord it) => it.Id == batch && it.ForgottenAt is null);
        // A program that was killed after the ledger had it and before that was noted: the ledger decides.
        result ??= found is { AlreadyImported: false } && stands && !runs ? found with { DryRun = false } : null;
        UploadState state = runs ? (job!.UseCase == "upload commit" ? UploadState.Committing : UploadState.Checking)
            : result is not null ? (stands ? UploadState.Committed : UploadState.TakenBack)
            : found is not null ? UploadState.Checked : UploadState.Mapped;
        return new(upload, state, found, Totals(upload, found), result, job, upload.BroughtAt + uploads.Kept);
    }

    /// <summary>Refuses to change what is being read.</summary>
    internal static async Task RefuseInUse(Workspace workspace, Uploads uploads, Upload upload, CancellationToken cancel)
    {
        if ((await Of(workspace, uploads, upload, cancel)).State is UploadState.Checking or UploadState.Committing)
        {
            throw new RefusalException(RefusalKind.Conflict, "upload_in_use", "It is being read just now.", "Wait for that, or call it off.");
        }
    }

    static async Task<ShowJob.Answer?> JobOf(Workspace workspace, Upload upload, CancellationToken cancel)
    {
        Job? job = await workspace.Registry.Jobs.AsNoTracking()
            .Where(it => it.Account == upload.Account && it.UseCase.StartsWith("upload ") && it.Request.Contains(upload.Id))
            .OrderByDescending(it => it.EndedAt == null)
            .ThenByDescending(it => it.CreatedAt)
            .FirstOrDefaultAsync(cancel);
        return job is null || (job.CreatedAt < upload.MappedAt && job.EndedAt is not null) ? null : ShowJob.Of(job);
    }

    static List<ControlTotal> Totals(Upload upload, ImportAnswer? found)
    {
        if (found is null)
        {
            return [];
        }

        Dictionary<string, (decimal Source, decimal Ledger)> sums = found.Reconciliation.GroupBy(it => it.Column).ToDictionary(it => it.Key, it => (it.Sum(one => one.Source), it.Sum(one => one.Ledger)), StringComparer.Ordinal);
        sums["rows"] = (found.RowsRead, found.Imported + found.Skipped);
        return [.. upload.Totals.Select(it => sums.TryGetValue(it.Key, out (decimal Source, decimal Ledger) sum) ? new ControlTotal(it.Key, it.Value, sum.Source, sum.Ledger) : new(it.Key, it.Value, null, null))];
    }

    public sealed record Request
    {
        [Field("The upload", Argument = true, Value = "ID")]
        public required string Id { get; init; }
    }
}
