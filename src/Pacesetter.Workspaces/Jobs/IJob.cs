namespace Pacesetter.Workspaces.Jobs;

/// <summary>Work that is done in the background, again and again, by one holder at a time.</summary>
interface IJob
{
    string Name { get; }

    /// <summary>Does what is to be done now and says how much that was. Repeating it does no harm.</summary>
    Task<int> Run(CancellationToken cancel);
}
