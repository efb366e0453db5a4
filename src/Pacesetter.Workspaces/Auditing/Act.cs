using System.Security.Cryptography;
using System.Text;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Workspaces.Auditing;

/// <summary>Something that was done or looked at, before it is chained. It holds codes alone: a name or a free text stays where it can be erased.</summary>
/// <param name="What">The act in snake_case: <c>add</c>, <c>edit</c>, <c>move</c>, <c>refuse</c>, <c>export</c>, <c>read_names</c>.</param>
/// <param name="Noun">What it was done to: a noun's key or a table's name.</param>
/// <param name="Subject">The code of the one thing it was done to, or null.</param>
public sealed record Act(string What, string Noun, string? Subject = null)
{
    /// <summary>The actor of whoever holds the files and has not said who they are, and their role.</summary>
    public const string Owner = "owner";

    /// <summary>The actor of what the program does by itself, and its role.</summary>
    public const string Program = "system";

    /// <summary>The code of the person who acted.</summary>
    public string Actor { get; init; } = Owner;

    /// <summary>The role they acted in.</summary>
    public string Role { get; init; } = Owner;

    /// <summary>Codes and counts that say more; keys in snake_case, values texts, numbers, booleans or lists of texts.</summary>
    public IReadOnlyDictionary<string, object?> Detail { get; init; } = new Dictionary<string, object?>();

    /// <summary>That figures of single persons were looked at.</summary>
    /// <param name="noun">Where they came from.</param>
    /// <param name="rows">How many persons or entries they were of; null where that is not known.</param>
    public static Act ReadPersons(string noun, int? rows) => new(Access.Looks.ReadPersons, noun) { Detail = new Dictionary<string, object?> { ["rows"] = rows } };

    /// <summary>The act as one of somebody: a person in a role, the program, or the owner of the files.</summary>
    public Act By(Pacesetter.Lifecycles.Actor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        string who = by == Pacesetter.Lifecycles.Actor.System ? Program : Owner;
        return this with { Actor = by.Person ?? who, Role = by.Person is null ? who : RoleWords.Of(by.Roles) };
    }

    /// <summary>What stands in a detail for a free text: it proves the text later, and gives nothing away when the text is erased.</summary>
    public static string Fingerprint(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
