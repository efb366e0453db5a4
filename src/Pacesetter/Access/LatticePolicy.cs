using Pacesetter.Panels;

namespace Pacesetter.Access;

/// <summary>The fixed lattice on which figures of persons may be shown to everyone.</summary>
public sealed record LatticePolicy
{
    /// <summary>How many persons a published figure rests on, at least.</summary>
    public int K { get; init; } = 5;

    /// <summary>The one calendar of the lattice: months or weeks, never both.</summary>
    public Grain Period { get; init; } = Grain.Month;
}
