namespace Pacesetter.Statistics.Assignment;

/// <summary>A row that may go to a column, and what that is expected to bring.</summary>
/// <param name="Row">From 0.</param>
/// <param name="Column">From 0.</param>
/// <param name="Gain">In the unit of the gains; may be below zero.</param>
public readonly record struct Pair(int Row, int Column, double Gain);
