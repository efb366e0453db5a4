using Pacesetter.Access;
using Pacesetter.Lifecycles;

namespace Pacesetter.Workspaces.Access;

/// <summary>What one must hold to ask for a use case over the network.</summary>
/// <param name="Roles">Any of these roles, somewhere.</param>
/// <param name="Sees">How near to persons the answer to a request comes.</param>
public sealed record Right(Roles Roles, Func<object, DataClass> Sees)
{
    /// <summary>It changes something, so no address that is only followed may ask for it.</summary>
    public bool Changes { get; init; }

    /// <summary>What a request asks of the lattice, where the use case keeps to it for those who see sums alone; null where it does not answer them.</summary>
    public Func<object, LatticeQuestion>? OnLattice { get; init; }

    /// <summary>It brings in what belongs to units: it reaches where the roles themselves are held, whatever they let one see.</summary>
    public bool Brings { get; init; }

    /// <summary>Facts of units, from whoever keeps them.</summary>
    public static Right Enters(Roles roles) => new(roles, _ => DataClass.None) { Changes = true, Brings = true };

    /// <summary>The answer tells of nobody, or holds entries of the registry, which are looked at one by one.</summary>
    public static Right Of(Roles roles) => new(roles, _ => DataClass.None);

    /// <summary>The answer comes as near as that, below the unit asked for.</summary>
    public static Right Of(Roles roles, DataClass sees) => new(roles, _ => sees);

    /// <summary>Only who holds all roles for the whole workspace.</summary>
    public static Right Owner { get; } = new(Roles.None, _ => DataClass.None);

    /// <summary>The same, of what changes something.</summary>
    public static Right OwnerChanges { get; } = Owner with { Changes = true };
}
