namespace Pacesetter.Workspaces.Ingesting.Watching;

/// <summary>What is watched, and how.</summary>
/// <param name="Directory">The folder.</param>
/// <param name="Settle">For how long a file must not have changed before it is taken.</param>
/// <param name="MaxRejects">How many rows of a file may be rejected before nothing of it is imported.</param>
public sealed record Watch(string Directory, TimeSpan Settle, long MaxRejects);
