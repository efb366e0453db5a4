using Pacesetter.Workspaces.Jobs;

namespace Pacesetter.Workspaces.Ingesting.Uploading;

/// <summary>Forgets uploads that were left lying.</summary>
sealed class ExpiredUploads(Workspace workspace) : IJob
{
    readonly Uploads uploads = new(workspace.Settings, null);

    public string Name => "expired-uploads";

    public bool OnceADay => false;

    public Task<bool> IsNeeded(CancellationToken cancel) => Task.FromResult(uploads.Expired(workspace.Clock.GetUtcNow()).Count > 0);

    public Task<int> Run(CancellationToken cancel)
    {
        IReadOnlyList<string> expired = uploads.Expired(workspace.Clock.GetUtcNow());
        foreach (string id in expired)
        {
            uploads.Drop(id);
        }

        return Task.FromResult(expired.Count);
    }
}
