using System.Text.Json;
using System.Text.RegularExpressions;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Uploading;

/// <summary>Mappings that were kept by name, as the map files that a command line takes.</summary>
sealed partial class SavedMaps(WorkspaceSettings settings)
{
    string Root => settings.MapsDirectory;

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names => !Directory.Exists(Root) ? [] : [.. Directory.GetFiles(Root, "*.json").Select(it => Path.GetFileNameWithoutExtension(it)!).Order(StringComparer.Ordinal)];

    /// <summary>Where the mapping of a name lies; null where there is none.</summary>
    public string? Find(string name) => Name().IsMatch(name) && File.Exists(PathOf(name)) ? PathOf(name) : null;

    /// <summary>The columns of a saved mapping, as far as a file has them.</summary>
    /// <exception cref="RefusalException">There is none of that name.</exception>
    public IReadOnlyDictionary<string, string> Columns(string name, IReadOnlyList<string> headers) =>
        Find(name) is { } path ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path))!.Where(it => headers.Contains(it.Value)).ToDictionary(StringComparer.Ordinal)
            : throw new RefusalException(RefusalKind.Usage, "map_missing", $"No mapping is called {name}.", "Saved mappings: " + string.Join(", ", Names));

    /// <summary>Keeps a mapping; one of the same name is replaced.</summary>
    public void Save(string name, IReadOnlyDictionary<string, string> columns)
    {
        if (!Name().IsMatch(name) || Mapping.Mapping.Profiles.Contains(name))
        {
            throw new RefusalException(RefusalKind.Usage, "map_name", $"{name} is no name for a mapping.", "Take up to 60 letters, digits and dashes, and not the name of a shipped profile.");
        }

        Directory.CreateDirectory(Root);
        string part = Path.Combine(Root, Path.GetRandomFileName());
        File.WriteAllText(part, Mapping.Mapping.TextOf(columns));
        File.Move(part, PathOf(name), overwrite: true);
    }

    string PathOf(string name) => Path.Combine(Root, name + ".json");

    [GeneratedRegex(@"\A[\p{L}\p{N}][\p{L}\p{N}-]{0,59}\z")]
    private static partial Regex Name();
}
