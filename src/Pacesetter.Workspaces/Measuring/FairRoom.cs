using Pacesetter.Workspaces.UseCases;

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
    /// <exception cref="RefusalException">It cannot be made.</exception>
    public FileStream Open()
    {
        FileStream? file = null;
        Put(() =>
        {
            System.IO.Directory.CreateDirectory(Directory);
            file = new(Path.Combine(Directory, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 0, FileOptions.DeleteOnClose);
        });
        return file!;
    }

    /// <summary>Writes.</summary>
    /// <exception cref="RefusalException">The disk is full, or the directory may not be written to.</exception>
    public void Put(Action write)
    {
        try
        {
            write();
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new RefusalException(RefusalKind.Failed, "cells_not_set_aside", $"The question has many cells, and they cannot be set aside in {Directory}: {trouble.Message}", "Make room there, name another place with temp_directory in the settings, or ask for one site with --under.");
        }
    }
}
