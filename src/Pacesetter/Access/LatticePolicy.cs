using Pacesetter.Panels;

namespace Pacesetter.Access;

/// <summary>The fixed lattice on which figures of persons may be seen by those who may not see the persons.</summary>
/// <param name="K">The fewest persons behind a published figure.</param>
/// <param name="Period">The one length of period published: month or week, never both.</param>
public sealed record LatticePolicy(int K = 5, Grain Period = Grain.Month);
