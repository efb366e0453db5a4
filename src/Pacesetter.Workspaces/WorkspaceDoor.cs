using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces;

/// <summary>Opens the workspace when a use case finds that it needs one: methods also work on a plain file, where there may be none.</summary>
/// <param name="open">Opens it; whoever made the door closes what was opened.</param>
public sealed class WorkspaceDoor(Func<CancellationToken, Task<Workspace>> open)
{
    Workspace? opened;

    /// <summary>The workspace, opened at the first call.</summary>
    /// <exception cref="RefusalException">There is none, another process holds it, or it cannot be read.</exception>
    public async Task<Workspace> Open(CancellationToken cancel) => opened ??= await open(cancel);
}
