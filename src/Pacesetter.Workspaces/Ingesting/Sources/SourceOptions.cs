namespace Pacesetter.Workspaces.Ingesting.Sources;

/// <summary>What reading a file may use.</summary>
/// <param name="TempDirectory">Where converted copies lie until the file is closed.</param>
/// <param name="MaxUnpackedBytes">How large a packed file may become.</param>
public sealed record SourceOptions(string TempDirectory, long MaxUnpackedBytes = 2L << 30)
{
    /// <summary>What to call the file in answers and complaints, where its path is the program's own affair.</summary>
    public string? Called { get; init; }
}
