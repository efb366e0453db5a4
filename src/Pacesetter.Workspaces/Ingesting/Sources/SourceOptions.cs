namespace Pacesetter.Workspaces.Ingesting.Sources;

/// <summary>What reading a file may use.</summary>
/// <param name="TempDirectory">Where converted copies lie until the file is closed.</param>
/// <param name="MaxUnpackedBytes">How large a packed file may become.</param>
public sealed record SourceOptions(string TempDirectory, long MaxUnpackedBytes = 2L << 30);
