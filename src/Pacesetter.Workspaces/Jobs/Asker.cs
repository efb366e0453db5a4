using Pacesetter.Lifecycles;

namespace Pacesetter.Workspaces.Jobs;

/// <summary>The account of whoever asks; none for who works on the files.</summary>
/// <param name="Account">The account's name, or null.</param>
public sealed record Asker(string? Account)
{
    /// <summary>Whether they came in with a key that holds a part of the account's roles alone.</summary>
    public bool Narrowed { get; init; }

    /// <summary>Whether they came in with what a password gave them.</summary>
    public bool SignedIn { get; init; }

    /// <summary>Whether somebody may know of a job: who asked for it, and who reaches the whole workspace.</summary>
    public bool Sees(Job job, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Reach.IsWhole || (Account is not null && job.Account == Account);
    }
}
