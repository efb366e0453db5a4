namespace Pacesetter.Access;

/// <summary>One place of the lattice: a unit, a period, a family of operations.</summary>
/// <param name="Unit">The unit's code.</param>
/// <param name="Parent">The nearest unit above that is on the lattice too, or null at the top.</param>
/// <param name="Family">The family of operations, or null for all families together.</param>
/// <param name="Start">The first day of the period.</param>
/// <param name="Persons">The distinct persons behind the cell's figures.</param>
public sealed record LatticeCell(string Unit, string? Parent, string? Family, DateOnly Start, long Persons);

/// <summary>Why a cell is not shown.</summary>
public enum Hidden
{
    /// <summary>Fewer than k persons stand behind it.</summary>
    BelowK,

    /// <summary>With it, a group of fewer than k persons could be found by subtraction.</summary>
    Complementary,
}
