namespace Pacesetter.Workspaces.Ingesting.Sources;

/// <summary>What looking at a file found.</summary>
sealed record Contents(SourceFormat Format, IReadOnlyList<string> Headers, string From)
{
    /// <summary>The engine's type of each column of a file that has types; empty for texts.</summary>
    public IReadOnlyDictionary<string, string> Types { get; init; } = new Dictionary<string, string>();

    public string? ExtraColumn { get; init; }

    public string Encoding { get; init; } = "";

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>A converted copy to be deleted with the file, or null.</summary>
    public string? Converted { get; init; }

    public DelimitedText? Text { get; init; }
}
