namespace Pacesetter.Workspaces.Checking;

/// <summary>Looks at the workspace in a directory without opening it: is it there, who holds it, is it sound.</summary>
public delegate Task<IReadOnlyList<Check>> WorkspaceChecks(string directory, CancellationToken cancel);

/// <summary>The program that runs and the workspace it would open.</summary>
/// <param name="Version">The program's version.</param>
/// <param name="Workspace">The workspace's directory.</param>
/// <param name="Checks">The checks of the workspace.</param>
public sealed record Installation(string Version, string Workspace, WorkspaceChecks Checks)
{
    /// <summary>Only says whether the directory is there.</summary>
    public static Task<IReadOnlyList<Check>> Presence(string directory, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Check>>([Directory.Exists(directory)
            ? new Check("workspace", CheckState.Ok, directory)
            : new Check("workspace", CheckState.Notice, $"There is no workspace in {directory}.", "Make one with 'pacesetter init', or name another with --workspace.")]);
}
