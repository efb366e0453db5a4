namespace Pacesetter.Statistics.Efficiency;

/// <summary>The proof of one score, worked out again from the data: what the peers can do, and the prices under which nobody does better.</summary>
/// <remarks>
/// <para>Peers that reach the target prove that the score is no worse; prices under which no unit beats the frontier prove that it is no better.
/// Two programmes with one value leave nothing between (strong duality). Where scores need only the units that span the frontier, each other
/// unit is proved by its own peers to lie inside them, so the prices hold for all.</para>
/// </remarks>
/// <param name="PrimalViolation">By how much the peers miss the target at worst, as a share of the sums compared.</param>
/// <param name="DualViolation">By how much a unit beats the prices at worst, where the unit scored is worth 1.</param>
/// <param name="Gap">The difference between the two programmes' values, as a share of the larger of 1 and the score.</param>
public readonly record struct Certificate(double PrimalViolation, double DualViolation, double Gap)
{
    /// <summary>The largest violation that is a rounding.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>True where all three are roundings.</summary>
    public bool Holds => PrimalViolation <= Tolerance && DualViolation <= Tolerance && Gap <= Tolerance;

    internal Certificate Worse(Certificate other) => new(Math.Max(PrimalViolation, other.PrimalViolation), Math.Max(DualViolation, other.DualViolation), Math.Max(Gap, other.Gap));
}
