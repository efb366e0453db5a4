namespace Pacesetter.Statistics.Efficiency;

/// <summary>A unit of the frontier whose practice stands in the target of another.</summary>
/// <param name="Unit">Its position, from zero.</param>
/// <param name="Lambda">λ: its share of the target; above zero. Where the frontier is flat there, other peers would do as well.</param>
public readonly record struct Peer(int Unit, double Lambda);
