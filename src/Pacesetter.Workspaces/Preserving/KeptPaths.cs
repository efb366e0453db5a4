using System.Text.RegularExpressions;

namespace Pacesetter.Workspaces.Preserving;

/// <summary>Which files make a workspace, and therefore the only paths an archive may hold.</summary>
static partial class KeptPaths
{
    public const string Ledger = "ledger.duckdb";

    public const string Registry = "registry.sqlite";

    /// <summary>True for the path of a file that belongs to a workspace; it cannot lead out of its directory.</summary>
    public static bool Belongs(string path) => Kept().IsMatch(path);

    /// <summary>The files beside the two stores, as they lie there.</summary>
    public static IEnumerable<string> Beside(WorkspaceSettings settings)
    {
        if (File.Exists(Path.Combine(settings.Directory, WorkspaceSettings.FileName)))
        {
            yield return WorkspaceSettings.FileName;
        }

        string maps = Path.Combine(settings.Directory, "maps");
        foreach (string file in Directory.Exists(maps) ? Directory.GetFiles(maps, "*.json").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            yield return "maps/" + Path.GetFileName(file);
        }

        foreach (string file in Directory.Exists(settings.RejectsDirectory) ? Directory.GetFiles(settings.RejectsDirectory).Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            yield return "rejects/" + Path.GetFileName(file);
        }
    }

    [GeneratedRegex(@"\A(ledger\.duckdb|registry\.sqlite|settings\.json|(rejects|maps)/(?!\.)[^/\\:\x00-\x1f]+)\z")]
    private static partial Regex Kept();
}
