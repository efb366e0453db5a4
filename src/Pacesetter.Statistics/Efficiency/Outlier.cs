namespace Pacesetter.Statistics.Efficiency;

/// <summary>A unit of the frontier that stands far from all others.</summary>
/// <param name="Unit">Its position, from zero.</param>
/// <param name="InputRatio">What the expected best of m others needs of inputs for as much, ÷ its own; 0 where too few are comparable.</param>
/// <param name="OutputRatio">What it makes ÷ what the expected best of m others makes of as little; 0 where too few are comparable.</param>
public sealed record Outlier(int Unit, double InputRatio, double OutputRatio);
