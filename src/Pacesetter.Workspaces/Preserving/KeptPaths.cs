using System.Text.RegularExpressions;

namespace Pacesetter.Workspaces.Preserving;

/// <summary>Which files make a workspace, and therefore the only paths an archive may hold.</summary>
static partial class KeptPaths
{
    public const string Ledger = "ledger.duckdb";

    public const string Registry = "registry.sqlite";

    /// <summary>True for the path of a file that belongs to a workspace; it cannot lead out of its directory.</summary>
    public static bool Belongs(string path) => Kept().IsMatch(path);

    /// <summary>The files beside the two stores, as an archive names them.</summary>
    public static IEnumerable<string> Beside(WorkspaceSettings settings)
    {
        if (File.Exists(Path.Combine(settings.Directory, WorkspaceSettings.FileName)))
        {
            yield return WorkspaceSettings.FileName;
        }

        // Without the keys of the last, nobody's second factor could be read any more.
        foreach ((string folder, string form) in ((string, string)[])[(settings.MapsDirectory, "*.json"), (settings.KeysDirectory, "*.xml"), (settings.RejectsDirectory, "*")])
        {
            foreach (string file in Directory.Exists(folder) ? Directory.GetFiles(folder, form).Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
            {
                yield return $"{Path.GetFileName(folder)}/{Path.GetFileName(file)}";
            }
        }
    }

    /// <summary>Where a file beside the two stores lies, which may be apart from the workspace.</summary>
    public static string Source(WorkspaceSettings settings, string path) => Path.Combine(path == WorkspaceSettings.FileName ? settings.Directory : settings.Common, path);

    [GeneratedRegex(@"\A(ledger\.duckdb|registry\.sqlite|settings\.json|(rejects|maps|form-keys)/(?!\.)[^/\\:\x00-\x1f]+)\z")]
    private static partial Regex Kept();
}
