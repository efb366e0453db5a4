using Pacesetter.Lifecycles;

namespace Pacesetter.Access;

/// <summary>How far somebody reaches: which roles, and with them which data, in which parts of the organisation.</summary>
/// <param name="Grants">What was granted; nothing reaches nowhere.</param>
public sealed record Reach(IReadOnlyList<Grant> Grants)
{
    /// <summary>All roles everywhere: whoever holds the files, and the program itself.</summary>
    public static Reach Everything { get; } = new([new(Roles.Anybody, Grant.Everywhere)]);

    /// <summary>Whether it is unlimited.</summary>
    public bool IsWhole => Grants.Any(it => it.Unit == Grant.Everywhere && it.Roles == Roles.Anybody);

    /// <summary>The roles held for a unit.</summary>
    /// <param name="from">The unit and those above it; empty for what belongs to the whole workspace.</param>
    public Roles RolesAt(IReadOnlyCollection<string> from) => At(from).Aggregate(Roles.None, (sum, it) => sum | it.Roles);

    /// <summary>What may be seen of a unit.</summary>
    /// <param name="from">The unit and those above it; empty for the whole workspace.</param>
    public DataClass SeesAt(IReadOnlyCollection<string> from) => At(from).Aggregate(DataClass.None, (sum, it) => sum | it.Sees);

    /// <summary>All roles, wherever they are held.</summary>
    public Roles Somewhere => Grants.Aggregate(Roles.None, (sum, it) => sum | it.Roles);

    /// <summary>The units below which everything of a class may be seen; <see cref="Grant.Everywhere"/> alone where that is the whole workspace.</summary>
    public IReadOnlyList<string> Roots(DataClass what) => Topmost(Grants.Where(it => it.Sees.HasFlag(what)));

    /// <summary>The units for which any of these roles is held; <see cref="Grant.Everywhere"/> alone where that is the whole workspace.</summary>
    public IReadOnlyList<string> Roots(Roles roles) => Topmost(Grants.Where(it => (it.Roles & roles) != Roles.None));

    static string[] Topmost(IEnumerable<Grant> grants)
    {
        string[] units = [.. grants.Select(it => it.Unit).Distinct().Order(StringComparer.Ordinal)];
        return units.Contains(Grant.Everywhere) ? [Grant.Everywhere] : units;
    }

    IEnumerable<Grant> At(IReadOnlyCollection<string> from) => Grants.Where(it => it.Unit == Grant.Everywhere || from.Contains(it.Unit));
}
