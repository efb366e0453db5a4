namespace Pacesetter.Workspaces.Jobs;

/// <summary>Work that is done in the background, again and again, by one holder at a time.</summary>
interface IJob
{
    string Name { get; }

    /// <summary>True where it need not run again on a day on which it has run.</summary>
    bool OnceADay { get; }

    /// <summary>Whether there is anything to do, found out without taking the lease.</summary>
    Task<bool> IsNeeded(CancellationToken cancel);

    /// <summary>Does what is to be done now and says how much that was. Repeating it does no harm.</summary>
    Task<int> Run(CancellationToken cancel);
}
