namespace Pacesetter.Workspaces.Ingesting.Sources;

/// <summary>The forms a file can have.</summary>
public enum SourceFormat
{
    Delimited,
    Xlsx,
    Parquet,
    JsonLines,
}
