namespace Pacesetter.Statistics.Efficiency;

/// <summary>What a unit would use and make on the frontier, in the units of the data.</summary>
/// <param name="Inputs">m figures.</param>
/// <param name="UndesirableOutputs">Figures in the order of the panel.</param>
/// <param name="Outputs">s figures.</param>
public sealed record UnitTarget(IReadOnlyList<double> Inputs, IReadOnlyList<double> UndesirableOutputs, IReadOnlyList<double> Outputs);
