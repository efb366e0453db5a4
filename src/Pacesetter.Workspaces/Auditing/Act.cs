using System.Security.Cryptography;
using System.Text;

namespace Pacesetter.Workspaces.Auditing;

/// <summary>Something that was done or looked at, before it is chained. It holds codes alone: a name or a free text stays where it can be erased.</summary>
/// <param name="What">The act in snake_case: <c>add</c>, <c>edit</c>, <c>move</c>, <c>refuse</c>, <c>export</c>, <c>read_names</c>.</param>
/// <param name="Noun">What it was done to: a noun's key or a table's name.</param>
/// <param name="Subject">The code of the one thing it was done to, or null.</param>
public sealed record Act(string What, string Noun, string? Subject = null)
{
    /// <summary>The actor of whoever holds the files and has not said who they are, and their role.</summary>
    public const string Owner = "owner";

    /// <summary>The code of the person who acted.</summary>
    public string Actor { get; init; } = Owner;

    /// <summary>The role they acted in.</summary>
    public string Role { get; init; } = Owner;

    /// <summary>Codes and counts that say more; keys in snake_case, values texts, numbers, booleans or lists of texts.</summary>
    public IReadOnlyDictionary<string, object?> Detail { get; init; } = new Dictionary<string, object?>();

    /// <summary>What stands in a detail for a free text: it proves the text later, and gives nothing away when the text is erased.</summary>
    public static string Fingerprint(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
