using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Roles as words.</summary>
public static class RoleWords
{
    /// <summary>The single roles.</summary>
    public static IReadOnlyList<Roles> Each { get; } = [.. Enum.GetValues<Roles>().Where(it => it != Roles.None && it != Roles.Anybody)];

    /// <summary>The roles that can be granted: nobody is appointed originator, and the program's own is its own.</summary>
    public static IReadOnlyList<Roles> Grantable { get; } = [.. Each.Where(it => it is not (Roles.System or Roles.Originator))];

    /// <summary>The role of a word, all of them for <c>owner</c>, or null.</summary>
    public static Roles? Granted(string word) =>
        word == "owner" ? Roles.Anybody : Grantable.FirstOrDefault(it => Words.Same(Words.Of(it), word)) is var role and not Roles.None ? role : null;

    /// <summary>The words of what was granted.</summary>
    public static string OfGrant(Roles roles) => roles == Roles.Anybody ? "owner" : string.Join('+', Each.Where(it => roles.HasFlag(it)).Select(it => Words.Of(it)));

    /// <summary>The words of the roles, one after the other: <c>quality, safety</c>.</summary>
    public static string Of(Roles roles) => roles == Roles.Anybody ? "anybody" : string.Join(", ", Each.Where(it => roles.HasFlag(it)).Select(it => Words.Of(it)));

    /// <summary>Who acts, of <c>PERSON</c> or <c>PERSON:ROLE</c>; without a role a worker.</summary>
    /// <exception cref="RefusalException">There is no such role.</exception>
    public static Actor Actor(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split(':', 2);
        Roles role = parts.Length == 1 ? Roles.Worker : Grantable.FirstOrDefault(it => Words.Same(Words.Of(it), parts[1]));
        return role != Roles.None && parts[0].Length is > 0 and <= 100 && !parts[0].Any(char.IsControl)
            ? new(parts[0], role) { Reach = new([new(role, Grant.Everywhere)]) }
            : throw new RefusalException(RefusalKind.Usage, "role_unknown", $"'{text}' names no person, or no role.", $"Write PERSON:ROLE with one of: {string.Join(", ", Grantable.Select(it => Words.Of(it)))}.");
    }
}
