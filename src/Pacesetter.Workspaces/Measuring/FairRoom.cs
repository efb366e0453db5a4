namespace Pacesetter.Workspaces.Measuring;

/// <summary>Where cells are set aside, and from how many on.</summary>
/// <param name="Directory">A directory for files that live as long as the question.</param>
/// <param name="Most">The most cells held in memory; 128 bytes each.</param>
sealed record FairRoom(string Directory, int Most = FairRoom.Usual)
{
    /// <summary>Cells held in memory where nothing else is asked: 128 MB.</summary>
    public const int Usual = 1_000_000;

    public static FairRoom Of(Workspace workspace) => new(workspace.Settings.SpillDirectory);

    /// <summary>A new file that nobody else sees and that goes when it is closed.</summary>
    public FileStream Open()
    {
        System.IO.Directory.CreateDirectory(Directory);
        return new(Path.Combine(Directory, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 0, FileOptions.DeleteOnClose);
    }
}
