using Pacesetter.Workspaces;

namespace Pacesetter.Acceptance.Tests;

/// <summary>For use cases that work on a plain file: whoever opens the workspace fails the test.</summary>
static class NoWorkspace
{
    public static WorkspaceDoor Door => new(_ => throw new InvalidOperationException("No workspace is needed."));
}
