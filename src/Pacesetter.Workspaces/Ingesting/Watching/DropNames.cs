using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Workspaces.Ingesting.Watching;

/// <summary>What the name of a dropped file tells: the table it fills.</summary>
static class DropNames
{
    static readonly string[] Extensions = [".csv", ".tsv", ".txt", ".xlsx", ".parquet", ".jsonl", ".ndjson"];

    // In an order in which each refers only to those before it.
    static readonly string[] Names = [.. Tables.All.Select(it => it.Name), .. Nouns.All.Select(it => it.Plural)];

    /// <summary>True for a file that can be imported, by its ending; what begins with a dot is somebody's scratch.</summary>
    public static bool IsOffered(string name) => !name.StartsWith('.') && !name.StartsWith('~') && Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>The table that a name begins with, up to its end or to a sign that is no letter; null for none.</summary>
    public static string? Table(string name) => Names
        .Where(it => name.StartsWith(it, StringComparison.OrdinalIgnoreCase) && (name.Length == it.Length || !char.IsLetter(name[it.Length])))
        .MaxBy(it => it.Length);

    /// <summary>The table of exactly that name; null for none.</summary>
    public static string? Exactly(string name) => Names.FirstOrDefault(it => it == name);

    /// <summary>The place of a table among those that are to be taken first.</summary>
    public static int Order(string? table) => table is null ? int.MaxValue : Array.IndexOf(Names, table);
}
