namespace Pacesetter.Workspaces.Bulletins;

/// <summary>A question that the figures give cause to ask, before it is put in words.</summary>
/// <param name="Unit">The operation or team, or a file's column; null for everything taken together.</param>
/// <param name="Test">The stable id of the pattern; the wording has <c>question.ID</c>.</param>
/// <param name="Estimate">How strong it is, in the unit of its test.</param>
/// <param name="Observations">From how many observations.</param>
/// <param name="PValue">The chance of as much when nothing of the kind goes on.</param>
/// <param name="QValue">The share of false questions among all asked at this strength.</param>
public sealed record FigureQuestion(Named? Unit, string Test, double Estimate, long Observations, double PValue, double QValue)
{
    /// <summary><c>quota</c>, <c>target</c>, a number, a month, <c>months</c>, or null.</summary>
    public string? At { get; init; }

    /// <summary>The lower of two counts or levels, where the question names them.</summary>
    public double? Low { get; init; }

    /// <summary>The upper.</summary>
    public double? High { get; init; }
}
